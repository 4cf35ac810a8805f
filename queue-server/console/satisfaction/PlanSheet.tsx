import { say } from '@turno25/shared/i18n/messages.ts';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';

type Person = { readonly id: string; readonly name: string; readonly active: boolean };
type Props = {
  readonly quarter: string;
  readonly today: string;
  readonly onPlanned: () => void;
  readonly onClose: () => void;
};

/** What is to be done, by whom and until when: all three, or nobody will. */
export function PlanSheet({ quarter, today, onPlanned, onClose }: Props) {
  const { send, busy } = useSend();
  const people = useAsked<readonly Person[]>('/staff');
  const [what, setWhat] = useState('');
  const [owner, setOwner] = useState('');
  const [due, setDue] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);

  async function plan(): Promise<void> {
    const answer = await send<null>('/satisfaction/actions', { quarter, what: what.trim(), owner, due });
    if (answer === null) return;
    if (!answer.ok) return setTrouble(commandTrouble(answer.error));
    onPlanned();
    onClose();
  }

  const options = (people.answer ?? []).filter(({ active }) => active);
  return (
    <Sheet
      title={say('satisfaction.plan')}
      lead={say('satisfaction.plan.lead')}
      action={say('satisfaction.plan.keep')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void plan()}
      onClose={onClose}
    >
      <TextField
        label={say('satisfaction.action')}
        value={what}
        maxLength={500}
        autoComplete="off"
        required
        onChange={setWhat}
      />
      <Select
        label={say('satisfaction.owner')}
        required
        options={[
          { value: '', label: say('satisfaction.owner.choose') },
          ...options.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={owner}
        onChange={setOwner}
      />
      <TextField label={say('satisfaction.due')} type="date" min={today} value={due} required onChange={setDue} />
    </Sheet>
  );
}
