import type { SessionView } from '@turno25/shared/contracts/access.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { command } from '@turno25/shared/ui/api.ts';
import { type FormEvent, useState } from 'react';
import { commandTrouble } from '../commands/commandTrouble.ts';
import controls from '../frame/controls.module.css';
import styles from './session.module.css';

type Props = {
  readonly title: string;
  readonly refusal?: string;
  readonly onSignedIn: (session: SessionView) => void;
};

/** The door: login and secret. */
export function SignIn({ title, refusal, onSignedIn }: Props) {
  const [login, setLogin] = useState('');
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(refusal ?? null);

  async function signIn(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    const answer = await command<SessionView>('POST', '/sessions', { login, secret });
    setBusy(false);
    if (answer.ok) return onSignedIn(answer.value);
    setSecret('');
    setTrouble(commandTrouble(answer.error));
  }

  return (
    <main className={styles.door}>
      <form className={styles.form} onSubmit={signIn}>
        <p className={styles.product}>{say('common.product')}</p>
        <h1 className={styles.title}>{title}</h1>
        <label className={styles.field}>
          {say('console.session.login')}
          <input
            className={controls.input}
            name="login"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={64}
            // biome-ignore lint/a11y/noAutofocus: the door has nothing else to read first
            autoFocus
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
        </label>
        <label className={styles.field}>
          {say('console.session.secret')}
          <input
            className={controls.input}
            name="secret"
            type="password"
            autoComplete="current-password"
            required
            maxLength={200}
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
          />
        </label>
        <p className={styles.trouble} role="alert">
          {trouble}
        </p>
        <button type="submit" className={controls.primary} aria-disabled={busy}>
          {say('console.session.signIn')}
        </button>
      </form>
    </main>
  );
}
