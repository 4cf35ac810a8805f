import type { SessionView, SignInWays } from '@turno25/shared/contracts/access.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { command, get } from '@turno25/shared/ui/api.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { firstUnmet } from '@turno25/shared/ui/kit/unmet.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { type FormEvent, useEffect, useState } from 'react';
import { unmetWords } from '../frame/unmetWords.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { refusedWords } from './refused.ts';
import styles from './session.module.css';

type Props = {
  /** The page that it is the door of. */
  readonly page: string;
  readonly title: string;
  readonly refusal?: string;
  readonly onSignedIn: (session: SessionView) => void;
};

/** The door: login and secret. */
export function SignIn({ page, title, refusal, onSignedIn }: Props) {
  const { newId } = useSources();
  const [login, setLogin] = useState('');
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(refusal ?? refusedWords(location.search));
  const [provider, setProvider] = useState<SignInWays['oidc']>(null);

  useEffect(() => {
    let stale = false;
    // Where nobody answers there is login and secret, as ever.
    void get<SignInWays>('/sign-in').then((answer) => {
      if (!stale && answer.ok) setProvider(answer.value.oidc);
    });
    return () => {
      stale = true;
    };
  }, []);

  async function signIn(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const first = firstUnmet(event.currentTarget);
    if (first !== null) {
      first.control.focus();
      return setTrouble(unmetWords(first.unmet));
    }
    setBusy(true);
    setTrouble(null);
    const answer = await command<SessionView>('POST', '/sessions', { login, secret, page: true }, { key: newId() });
    setBusy(false);
    if (answer.ok) return onSignedIn(answer.value);
    setSecret('');
    setTrouble(commandTrouble(answer.error));
  }

  return (
    <main className={styles.door}>
      <form className={styles.form} noValidate onSubmit={signIn}>
        <p className={styles.product}>{say('common.product')}</p>
        <h1 className={styles.title}>{title}</h1>
        <TextField
          label={say('console.session.login')}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={64}
          autoFocus
          value={login}
          onChange={setLogin}
        />
        <TextField
          label={say('console.session.secret')}
          name="secret"
          type="password"
          autoComplete="current-password"
          required
          maxLength={200}
          value={secret}
          onChange={setSecret}
        />
        <p className={styles.trouble} role="alert">
          {trouble}
        </p>
        <Button type="submit" look="primary" busy={busy}>
          {say('console.session.signIn')}
        </Button>
        {provider !== null && (
          <LinkButton look="secondary" href={`/api/v1/sessions/oidc/start?page=${page}`}>
            {say('console.session.by', { label: provider.label })}
          </LinkButton>
        )}
      </form>
    </main>
  );
}
