import { say } from '@turno25/shared/i18n/messages.ts';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';

/** Of whoever is to enter: how they are called, and by what they sign in. */
export type Account = { readonly name: string; readonly login: string };

type Props = { readonly account: Account; readonly onChange: (account: Account) => void };

/** The two boxes that every new account begins with. */
export function AccountFields({ account, onChange }: Props) {
  return (
    <>
      <TextField
        label={say('console.account.name')}
        required
        minLength={2}
        maxLength={120}
        autoComplete="off"
        value={account.name}
        onChange={(name) => onChange({ ...account, name })}
      />
      <TextField
        label={say('console.account.login')}
        help={say('console.account.login.help')}
        required
        pattern="[a-z0-9][a-z0-9._\-]{1,63}"
        maxLength={64}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={account.login}
        onChange={(login) => onChange({ ...account, login })}
      />
    </>
  );
}
