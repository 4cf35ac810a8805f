import { STAFF_ROLES } from '@turno25/shared/domain/branch/roles.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { type Account, AccountFields } from '../../frame/AccountFields.tsx';
import { Sheet } from '../../frame/Sheet.tsx';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';

/** Somebody new of the staff, with a first secret that they change when they enter. */
export function NewPersonSheet({ onClose }: { readonly onClose: () => void }) {
  const { send, busy } = useSend();
  const [account, setAccount] = useState<Account>({ name: '', login: '' });
  const [role, setRole] = useState<string>('attendant');
  const [secret, setSecret] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);

  async function register(): Promise<void> {
    const answer = await send<unknown>('/staff', {
      name: account.name.trim(),
      login: account.login.trim(),
      role,
      secret,
    });
    if (answer === null) return;
    if (answer.ok) onClose();
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={say('people.new')}
      lead={say('people.new.lead')}
      action={say('people.new.action')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void register()}
      onClose={onClose}
    >
      <AccountFields account={account} onChange={setAccount} />
      <Select
        label={say('people.role')}
        options={STAFF_ROLES.map((value) => ({ value, label: say(`people.role.${value}`) }))}
        value={role}
        onChange={setRole}
      />
      <TextField
        label={say('people.newSecret')}
        help={say('people.newSecret.help')}
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        maxLength={200}
        value={secret}
        onChange={setSecret}
      />
    </Sheet>
  );
}
