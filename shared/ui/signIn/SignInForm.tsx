import { type FormEvent, useEffect, useState } from 'react';
import type { SignInWays } from '../../contracts/access.ts';
import { say } from '../../i18n/messages.ts';
import { get } from '../api.ts';
import { Button } from '../kit/Button.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { TextField } from '../kit/TextField.tsx';
import { firstUnmet, type Unmet } from '../kit/unmet.ts';
import styles from './signIn.module.css';

type Props = {
  readonly title: string;
  readonly words: {
    readonly login: string;
    readonly secret: string;
    readonly enter: string;
    readonly by: (label: string) => string;
    readonly unmet: (unmet: Unmet) => string;
  };
  /** What is wrong from before it was asked for; null for nothing. */
  readonly before: string | null;
  /** Where a provider's sign-in begins. */
  readonly providerHref: string;
  /** Tries login and secret; a sentence when they are not taken, null when somebody entered. */
  readonly enter: (login: string, secret: string) => Promise<string | null>;
};

/** A door: login and secret, or by a provider where there is one. */
export function SignInForm({ title, words, before, providerHref, enter }: Props) {
  const [login, setLogin] = useState('');
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState(before);
  const provider = useProvider();

  async function signIn(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const first = firstUnmet(event.currentTarget);
    if (first !== null) {
      first.control.focus();
      return setTrouble(words.unmet(first.unmet));
    }
    setBusy(true);
    setTrouble(null);
    const refused = await enter(login, secret);
    setBusy(false);
    if (refused === null) return;
    setSecret('');
    setTrouble(refused);
  }

  return (
    <main className={styles.door}>
      <form className={styles.form} noValidate onSubmit={signIn}>
        <p className={styles.product}>{say('common.product')}</p>
        <h1 className={styles.title}>{title}</h1>
        <TextField
          label={words.login}
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
          label={words.secret}
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
          {words.enter}
        </Button>
        {provider !== null && (
          <LinkButton look="secondary" href={providerHref}>
            {words.by(provider.label)}
          </LinkButton>
        )}
      </form>
    </main>
  );
}

/** By whom one may sign in besides; null for nobody. Where nobody answers there is login and secret, as ever. */
function useProvider(): SignInWays['oidc'] {
  const [provider, setProvider] = useState<SignInWays['oidc']>(null);
  useEffect(() => {
    let stale = false;
    void get<SignInWays>('/sign-in').then((answer) => {
      if (!stale && answer.ok) setProvider(answer.value.oidc);
    });
    return () => {
      stale = true;
    };
  }, []);
  return provider;
}
