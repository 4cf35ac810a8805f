import { type Petitioner, PROOFS, type Proof, RIGHTS, type Right } from '@turno25/shared/domain/rights/kinds.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { Field } from '@turno25/shared/ui/kit/Field.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import { typedRunTrouble } from '../frame/typedRun.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';

const DOCUMENTS = ['run', 'passport', 'foreignId'] as const;
const PETITIONERS = ['person', 'representative'] as const;

/** Somebody asks about their data: who, what, and what they showed. */
export function NewRequestSheet({ onClose }: { readonly onClose: () => void }) {
  const { send, busy } = useSend();
  const [said, setSaid] = useState({
    right: 'access' as Right,
    petitioner: 'person' as Petitioner,
    proof: 'idCard' as Proof,
    type: 'run' as (typeof DOCUMENTS)[number],
    value: '',
    name: '',
    contact: '',
    receivedOn: '',
    words: '',
  });
  const [trouble, setTrouble] = useState<string | null>(null);
  const change = (more: Partial<typeof said>): void => setSaid({ ...said, ...more });
  const proofs = PROOFS.filter((proof) => (proof === 'power') === (said.petitioner === 'representative'));

  async function register(): Promise<void> {
    const wrong = said.type === 'run' ? typedRunTrouble(said.value) : null;
    if (wrong !== null) return setTrouble(wrong);
    const { type, value, receivedOn, words, ...rest } = said;
    const answer = await send('/rights', {
      ...rest,
      name: said.name.trim(),
      contact: said.contact.trim(),
      identity: { type, value: value.trim() },
      ...(receivedOn === '' ? {} : { receivedOn }),
      ...(words.trim() === '' ? {} : { words: words.trim() }),
    });
    if (answer === null) return;
    if (answer.ok) onClose();
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={say('rights.register')}
      lead={say('rights.register.lead')}
      action={say('rights.register.action')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void register()}
      onClose={onClose}
    >
      <Select
        label={say('rights.right')}
        help={say(`rights.right.${said.right}.help`)}
        options={RIGHTS.map((value) => ({ value, label: say(`rights.right.${value}`) }))}
        value={said.right}
        onChange={(right) => change({ right: right as Right })}
      />
      <Choice
        legend={say('rights.petitioner')}
        options={PETITIONERS.map((value) => ({ value, label: say(`rights.petitioner.${value}`) }))}
        value={said.petitioner}
        onChoose={(petitioner) =>
          change({
            petitioner: petitioner as Petitioner,
            proof: petitioner === 'representative' ? 'power' : 'idCard',
          })
        }
      />
      <Select
        label={say('rights.proof')}
        help={say('rights.proof.help')}
        options={proofs.map((value) => ({ value, label: say(`rights.proof.${value}`) }))}
        value={said.proof}
        onChange={(proof) => change({ proof: proof as Proof })}
      />
      <Select
        label={say('rights.document')}
        options={DOCUMENTS.map((value) => ({ value, label: say(`rights.document.${value}`) }))}
        value={said.type}
        onChange={(type) => change({ type: type as typeof said.type })}
      />
      <TextField
        label={say('rights.document.value')}
        help={say('rights.document.notice')}
        autoComplete="off"
        required
        maxLength={40}
        value={said.value}
        onChange={(value) => change({ value })}
      />
      <TextField
        label={say('rights.name')}
        autoComplete="off"
        required
        minLength={2}
        maxLength={120}
        value={said.name}
        onChange={(name) => change({ name })}
      />
      <TextField
        label={say('rights.contact')}
        help={say('rights.contact.help')}
        autoComplete="off"
        required
        minLength={3}
        maxLength={300}
        value={said.contact}
        onChange={(contact) => change({ contact })}
      />
      <TextField
        label={say('rights.receivedOn')}
        help={say('rights.receivedOn.help')}
        type="date"
        value={said.receivedOn}
        onChange={(receivedOn) => change({ receivedOn })}
      />
      <Field label={say('rights.words')}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={4000}
            value={said.words}
            onChange={(event) => change({ words: event.target.value })}
          />
        )}
      </Field>
    </Sheet>
  );
}
