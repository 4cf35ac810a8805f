import type { StaffView } from '@turno25/shared/contracts/access.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';

type Change = 'sign-out' | 'secret' | 'disable' | 'enable';

type Props = { readonly person: StaffView; readonly onClose: () => void };

/** What may be changed of somebody's account: one thing at a time, said before it is done. */
export function PersonSheet({ person, onClose }: Props) {
  const { send, busy } = useSend();
  const changes: readonly Change[] = person.active ? ['sign-out', 'secret', 'disable'] : ['enable', 'secret'];
  const [change, setChange] = useState<Change | null>(null);
  const [secret, setSecret] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);

  async function confirm(): Promise<void> {
    if (change === null) return;
    const body = change === 'secret' ? { secret } : undefined;
    const answer = await send<null>(`/staff/${person.id}/${change}`, body);
    if (answer === null) return;
    if (answer.ok) onClose();
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={person.name}
      lead={say('people.person.lead', { login: person.login })}
      action={say('people.person.action')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void confirm()}
      onClose={onClose}
    >
      <Choice
        legend={say('people.person.what')}
        options={changes.map((value) => ({ value, label: say(`people.change.${value}`) }))}
        value={change}
        onChoose={(value) => setChange(changes.find((known) => known === value) ?? null)}
      />
      {change === 'secret' && (
        <TextField
          label={say('people.newSecret')}
          help={say('people.newSecret.help')}
          type="password"
          autoComplete="new-password"
          minLength={10}
          maxLength={200}
          required
          value={secret}
          onChange={setSecret}
        />
      )}
    </Sheet>
  );
}
