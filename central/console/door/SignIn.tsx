import type { SignInWays } from '@turno25/shared/contracts/access.ts';
import type { CentreSession } from '@turno25/shared/contracts/centre.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { command, get, troubleSentence } from '@turno25/shared/ui/api.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { firstUnmet } from '@turno25/shared/ui/kit/unmet.ts';
import { type FormEvent, useEffect, useState } from 'react';
import styles from './door.module.css';

type Props = { readonly onSignedIn: (session: CentreSession) => void };

/** The door of the central office: login and secret. */
export function SignIn({ onSignedIn }: Props) {
  const [login, setLogin] = useState('');
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(() => refusedWords(location.search));
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
      return setTrouble(say('national.door.lacks', { label: first.unmet.label }));
    }
    setBusy(true);
    setTrouble(null);
    const answer = await command<CentreSession>('POST', '/sessions', { login, secret, page: true });
    setBusy(false);
    if (answer.ok) return onSignedIn(answer.value);
    setSecret('');
    setTrouble(troubleSentence(answer.error));
  }

  return (
    <main className={styles.door}>
      <form className={styles.form} noValidate onSubmit={signIn}>
        <p className={styles.product}>{say('common.product')}</p>
        <h1 className={styles.title}>{say('national.title')}</h1>
        <TextField
          label={say('national.door.login')}
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
          label={say('national.door.secret')}
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
          {say('national.door.enter')}
        </Button>
        {provider !== null && (
          <LinkButton look="secondary" href="/api/v1/sessions/oidc/start">
            {say('national.door.provider', { label: provider.label })}
          </LinkButton>
        )}
      </form>
    </main>
  );
}

/** Why the provider's answer was refused: only a code of ours becomes a sentence. */
function refusedWords(search: string): string | null {
  const key = `problem.${new URLSearchParams(search).get('refused') ?? ''}`;
  return isMessageKey(key) ? say(key) : null;
}
