import type { LockView } from '@turno25/shared/contracts/access.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { command, get } from '@turno25/shared/ui/api.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { firstUnmet } from '@turno25/shared/ui/kit/unmet.ts';
import door from '@turno25/shared/ui/signIn/signIn.module.css';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { type FormEvent, useEffect, useState } from 'react';
import { unmetWords } from '../frame/unmetWords.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { endsSession } from './access.ts';
import styles from './session.module.css';

type Props = {
  readonly onOpen: () => void;
  /** The session is over: whoever comes enters anew. */
  readonly onEnded: () => void;
  readonly onSignOut: () => void;
};

const RETRY_MS = 5_000;

/** What stands where a page was that nobody touched: whose it is, and the PIN or the secret that opens it again. */
export function LockScreen({ onOpen, onEnded, onSignOut }: Props) {
  const { newId, timers } = useSources();
  const [lock, setLock] = useState<LockView | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [bySecret, setBySecret] = useState(false);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const asksPin = lock?.byPin === true && !bySecret;
  const opensHere = lock === null || lock.byPin || lock.bySecret;

  useEffect(() => {
    let stale = false;
    let cancel = () => {};
    // Asked anew until there is an answer: the server may be away just now.
    void get<LockView>('/sessions/me/lock').then((answer) => {
      if (stale) return;
      if (answer.ok) return setLock(answer.value);
      if (endsSession(answer.error)) return onEnded();
      cancel = timers.after(RETRY_MS, () => setAttempt(attempt + 1));
    });
    return () => {
      stale = true;
      cancel();
    };
  }, [attempt, onEnded, timers]);

  async function unlock(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const first = firstUnmet(event.currentTarget);
    if (first !== null) {
      first.control.focus();
      return setTrouble(unmetWords(first.unmet));
    }
    setBusy(true);
    setTrouble(null);
    const given = asksPin ? { pin: typed } : { secret: typed };
    const answer = await command<null>('POST', '/sessions/me/unlock', given, { key: newId() });
    setBusy(false);
    if (answer.ok) return onOpen();
    setTyped('');
    if (endsSession(answer.error)) return onEnded();
    setTrouble(commandTrouble(answer.error));
  }

  // A dialog that is open, so that no key of the page behind it acts.
  return (
    <main className={door.door}>
      <dialog open className={styles.lock} aria-labelledby="locked">
        <form className={door.form} noValidate onSubmit={unlock}>
          <p className={door.product}>{say('common.product')}</p>
          <h1 id="locked" className={door.title}>
            {say('console.lock.title')}
          </h1>
          <p className={styles.whose}>
            {lock === null
              ? say('console.lock.lead')
              : say(opensHere ? 'console.lock.of' : 'console.lock.whose', { name: lock.name })}
          </p>
          {!opensHere ? (
            <p>{say('console.lock.byProvider')}</p>
          ) : asksPin ? (
            <TextField
              key="pin"
              label={say('console.lock.pin')}
              type="password"
              inputMode="numeric"
              autoComplete="off"
              pattern="\d{4,8}"
              maxLength={8}
              required
              autoFocus
              value={typed}
              onChange={setTyped}
            />
          ) : (
            <TextField
              key="secret"
              label={say('console.session.secret')}
              type="password"
              autoComplete="off"
              maxLength={200}
              required
              autoFocus
              value={typed}
              onChange={setTyped}
            />
          )}
          <p className={door.trouble} role="alert">
            {trouble}
          </p>
          {!opensHere ? (
            <LinkButton look="primary" href={`/api/v1/sessions/oidc/start?page=${location.pathname.slice(1)}`}>
              {say('console.lock.enterAgain')}
            </LinkButton>
          ) : (
            <Button type="submit" look="primary" busy={busy}>
              {say('console.lock.open')}
            </Button>
          )}
          {lock?.byPin === true && lock.bySecret && (
            <Button
              onPress={() => {
                setBySecret(!bySecret);
                setTyped('');
              }}
            >
              {say(bySecret ? 'console.lock.byPin' : 'console.lock.bySecret')}
            </Button>
          )}
          <Button look="quiet" onPress={onSignOut}>
            {say('console.lock.signOut')}
          </Button>
        </form>
      </dialog>
    </main>
  );
}
