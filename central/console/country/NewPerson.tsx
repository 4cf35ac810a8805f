import { OFFICER_ROLES } from '@turno25/shared/contracts/centrePermissions.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { command, troubleSentence } from '@turno25/shared/ui/api.ts';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { Sheet } from '@turno25/shared/ui/kit/Sheet.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';

type Props = { readonly onAdded: () => void; readonly onClose: () => void };

/** Somebody new at the centre. */
export function NewPerson({ onAdded, onClose }: Props) {
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [role, setRole] = useState<string>('central');
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function add(): Promise<void> {
    setBusy(true);
    const answer = await command('POST', '/accounts', { name, login, role, secret });
    setBusy(false);
    if (answer.ok) return onAdded();
    setTrouble(troubleSentence(answer.error));
  }

  return (
    <Sheet
      title={say('national.people.add')}
      action={say('national.people.add')}
      back={say('national.back')}
      busy={busy}
      trouble={trouble}
      unmetWords={({ label }) => say('national.door.lacks', { label })}
      onSubmit={() => void add()}
      onClose={onClose}
    >
      <TextField label={say('national.people.name')} required maxLength={120} value={name} onChange={setName} />
      <TextField
        label={say('national.people.login')}
        required
        maxLength={64}
        autoCapitalize="none"
        spellCheck={false}
        value={login}
        onChange={setLogin}
      />
      <Select
        label={say('national.people.role')}
        options={OFFICER_ROLES.map((value) => ({ value, label: say(`national.role.${value}`) }))}
        value={role}
        onChange={setRole}
      />
      <TextField
        label={say('national.people.secret')}
        help={say('national.people.secretHelp')}
        type="password"
        autoComplete="new-password"
        required
        minLength={12}
        maxLength={200}
        value={secret}
        onChange={setSecret}
      />
    </Sheet>
  );
}
