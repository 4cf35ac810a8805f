import type { CentreSession } from '@turno25/shared/contracts/centre.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { command, get } from '@turno25/shared/ui/api.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import styles from './catalogue.module.css';
import { troubleWords } from './troubleWords.ts';

type Props = { readonly children: (session: CentreSession, signOut: () => void) => ReactNode };

/** The door of a page of the centre: whoever is signed in goes through. */
export function Gate({ children }: Props) {
  const [session, setSession] = useState<CentreSession | 'asking' | null>('asking');
  const [login, setLogin] = useState('');
  const [secret, setSecret] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    let stale = false;
    void get<CentreSession>('/sessions/me').then((answer) => {
      if (!stale) setSession(answer.ok ? answer.value : null);
    });
    return () => {
      stale = true;
    };
  }, []);

  async function signIn(event: FormEvent): Promise<void> {
    event.preventDefault();
    const answer = await command<CentreSession>('POST', '/sessions', { login, secret, page: true });
    setSecret('');
    if (answer.ok) {
      setTrouble(null);
      setSession(answer.value);
    } else setTrouble(troubleWords(answer.error));
  }

  if (session === 'asking') return <main className={styles.door} aria-busy="true" />;
  if (session !== null) {
    const signOut = (): void => void command('DELETE', '/sessions/me', undefined).then(() => setSession(null));
    return children(session, signOut);
  }
  return (
    <main className={styles.door}>
      <form className={styles.form} onSubmit={(event) => void signIn(event)}>
        <h1 className={styles.doorTitle}>{say('catalogue.doorTitle')}</h1>
        <TextField
          label={say('catalogue.login')}
          autoComplete="username"
          autoCapitalize="none"
          required
          autoFocus
          maxLength={64}
          value={login}
          onChange={setLogin}
        />
        <TextField
          label={say('catalogue.secret')}
          type="password"
          autoComplete="current-password"
          required
          maxLength={200}
          value={secret}
          onChange={setSecret}
        />
        <p role="alert">{trouble}</p>
        <Button look="primary" type="submit">
          {say('catalogue.signIn')}
        </Button>
      </form>
    </main>
  );
}
