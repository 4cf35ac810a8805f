import type { SignalLook } from '@turno25/shared/contracts/signals.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import { shortDate, wallTime } from '../live/spans.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import styles from './oversight.module.css';
import type { Range } from './RangeFields.tsx';

const LONGEST = 500;

type Props = {
  readonly title: string;
  readonly about: { readonly rule: string; readonly unit: string; readonly range: Range };
  readonly answers: SignalLook['answers'];
  readonly zone: string;
  readonly mayAnswer: boolean;
  readonly onAnswered: () => void;
  readonly onClose: () => void;
};

/** What people answered to a signal, and room for another answer: none is ever changed. */
export function AnswersSheet({ title, about, answers, zone, mayAnswer, onAnswered, onClose }: Props) {
  const { send, busy } = useSend();
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);

  async function write(): Promise<void> {
    const { rule, unit, range } = about;
    const answer = await send<null>('/signals/answers', { rule, unit, ...range, text: text.trim() });
    if (answer === null) return;
    if (!answer.ok) return setTrouble(commandTrouble(answer.error));
    onAnswered();
    onClose();
  }

  const list = (
    <ul className={styles.said}>
      {answers.map(({ at, by, own, text: said }) => (
        <li key={`${at} ${by}`}>
          <p>{said ?? say('signals.answer.gone')}</p>
          <p className={styles.under}>
            {say(own ? 'signals.answer.own' : 'signals.answer.by', {
              by,
              date: shortDate(at.slice(0, 10)),
              time: wallTime(Date.parse(at), zone),
            })}
          </p>
        </li>
      ))}
    </ul>
  );
  if (!mayAnswer)
    return (
      <Sheet title={title} lead={say('signals.answers.lead')} onClose={onClose}>
        {answers.length === 0 ? <p>{say('signals.answers.none')}</p> : list}
      </Sheet>
    );
  return (
    <Sheet
      title={title}
      lead={say('signals.answers.lead')}
      action={say('signals.answer.write')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void write()}
      onClose={onClose}
    >
      {list}
      <TextField
        label={say('signals.answer.text')}
        help={say('signals.answer.help')}
        value={text}
        maxLength={LONGEST}
        autoComplete="off"
        required
        onChange={setText}
      />
    </Sheet>
  );
}
