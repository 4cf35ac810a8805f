import { BREACH_DATA, type BreachData } from '@turno25/shared/domain/rights/kinds.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { CheckGroup } from '@turno25/shared/ui/kit/CheckGroup.tsx';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { Field } from '@turno25/shared/ui/kit/Field.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { isoDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';

type Props = { readonly zone: string; readonly onClose: () => void };

/** Data came into other hands, or may have: what is known of it now. */
export function NewBreachSheet({ zone, onClose }: Props) {
  const { send, busy } = useSend();
  const { clock } = useSources();
  const [noticedOn, setNoticedOn] = useState(isoDate(clock.now(), zone));
  const [people, setPeople] = useState('');
  const [data, setData] = useState<readonly BreachData[]>([]);
  const [risk, setRisk] = useState<string | null>(null);
  const [what, setWhat] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);

  async function record(): Promise<void> {
    if (data.length === 0) return setTrouble(say('rights.breach.data.missing'));
    const answer = await send('/breaches', { noticedOn, people: Number(people), data, risk, what: what.trim() });
    if (answer === null) return;
    if (answer.ok) onClose();
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={say('rights.breach.record')}
      lead={say('rights.breach.record.lead')}
      action={say('rights.breach.record.action')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void record()}
      onClose={onClose}
    >
      <Field label={say('rights.breach.what')} help={say('rights.breach.what.help')}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            required
            minLength={3}
            maxLength={4000}
            value={what}
            onChange={(event) => setWhat(event.target.value)}
          />
        )}
      </Field>
      <TextField
        label={say('rights.breach.noticedOn')}
        type="date"
        required
        value={noticedOn}
        onChange={setNoticedOn}
      />
      <TextField
        label={say('rights.breach.people')}
        type="number"
        min={0}
        max={1_000_000}
        required
        value={people}
        onChange={setPeople}
      />
      <CheckGroup legend={say('rights.breach.data')}>
        {BREACH_DATA.map((one) => (
          <Check
            key={one}
            label={say(`rights.breach.data.${one}`)}
            checked={data.includes(one)}
            onChange={(has) => setData(has ? [...data, one] : data.filter((other) => other !== one))}
          />
        ))}
      </CheckGroup>
      <Choice
        legend={say('rights.breach.risk')}
        options={(['low', 'high'] as const).map((value) => ({ value, label: say(`rights.breach.risk.${value}`) }))}
        value={risk}
        onChoose={setRisk}
      />
    </Sheet>
  );
}
