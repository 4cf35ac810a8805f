import type { BreachView } from '@turno25/shared/contracts/rights.ts';
import { BREACH_STEPS } from '@turno25/shared/domain/rights/kinds.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Field } from '@turno25/shared/ui/kit/Field.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { plainDate } from '@turno25/shared/ui/plainDate.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { isoDate, numericDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import styles from './rights.module.css';

type Props = {
  readonly one: BreachView;
  readonly zone: string;
  readonly onChanged: () => void;
  readonly onClose: () => void;
};

/** One breach: what is known of it, and each thing that was done, with its day and its author. */
export function BreachSheet({ one, zone, onChanged, onClose }: Props) {
  const { send, busy } = useSend();
  const { clock } = useSources();
  const [step, setStep] = useState<string>('measure');
  const [on, setOn] = useState(isoDate(clock.now(), zone));
  const [words, setWords] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);

  async function note(): Promise<void> {
    const said = words.trim();
    const answer = await send(`/breaches/${one.id}/notes`, { step, on, ...(said === '' ? {} : { words: said }) });
    if (answer === null) return;
    setTrouble(answer.ok ? null : commandTrouble(answer.error));
    if (answer.ok) setWords('');
    onChanged();
  }

  return (
    <Sheet
      title={say('rights.breach.title', { number: one.number })}
      lead={say('rights.breach.sheet.lead', {
        noticed: plainDate(one.noticedOn),
        recorded: numericDate(Date.parse(one.recordedAt), zone),
      })}
      {...(one.closed ? {} : { action: say('rights.breach.note') })}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void note()}
      onClose={onClose}
    >
      <p>{one.what ?? say('rights.gone')}</p>
      <p>{one.data.map((data) => say(`rights.breach.data.${data}`)).join(' · ')}</p>
      <ul className={styles.lines} aria-label={say('rights.breach.steps')}>
        {one.steps.map((done, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
          <li key={place}>
            {plainDate(done.on)} · {say(`rights.breach.step.${done.step}`)} · {done.by}
            {done.words !== null && `: ${done.words}`}
          </li>
        ))}
      </ul>
      {!one.closed && (
        <>
          <Select
            label={say('rights.breach.step')}
            options={BREACH_STEPS.map((value) => ({ value, label: say(`rights.breach.step.${value}`) }))}
            value={step}
            onChange={setStep}
          />
          <TextField label={say('rights.breach.on')} type="date" required value={on} onChange={setOn} />
          <Field label={say('rights.breach.words')}>
            {(control) => (
              <textarea
                {...control}
                rows={3}
                maxLength={4000}
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </Sheet>
  );
}
