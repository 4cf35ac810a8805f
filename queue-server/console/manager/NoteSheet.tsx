import { say } from '@turno25/shared/i18n/messages.ts';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import { dateInWords } from '../live/spans.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import styles from './words.module.css';

const LONGEST = 500;

type Props = {
  readonly date: string;
  readonly onWritten: () => void;
  readonly onClose: () => void;
};

/** What happened on a day, for whoever reads its figures later. It changes none of them. */
export function NoteSheet({ date, onWritten, onClose }: Props) {
  const { send, busy } = useSend();
  const [text, setText] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);

  async function write(): Promise<void> {
    const hours = { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
    const answer = await send<null>(`/day/${date}/notes`, { text: text.trim(), ...hours });
    if (answer === null) return;
    if (answer.ok) onWritten();
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={say('console.note.title', { date: dateInWords(date) })}
      lead={say('console.note.lead')}
      action={say('console.note.write')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void write()}
      onClose={onClose}
    >
      <TextField
        label={say('console.note.text')}
        help={say('console.note.help')}
        value={text}
        maxLength={LONGEST}
        autoComplete="off"
        required
        onChange={setText}
      />
      <div className={styles.hours}>
        <TextField label={say('console.note.from')} type="time" value={from} onChange={setFrom} />
        <TextField label={say('console.note.to')} type="time" value={to} onChange={setTo} />
      </div>
    </Sheet>
  );
}
