import { say } from '@turno25/shared/i18n/messages.ts';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';

type Kept = {
  readonly date: string;
  readonly words: string;
  readonly intervals: readonly { readonly open: string; readonly close: string }[];
};

type Props = {
  readonly kind: 'exception' | 'holiday';
  readonly onKeep: (kept: Kept) => void;
  readonly onClose: () => void;
};

/** A date that differs: a holiday with its name, or a day of the branch's own with its reason and its hours. */
export function DateSheet({ kind, onKeep, onClose }: Props) {
  const [date, setDate] = useState('');
  const [words, setWords] = useState('');
  const [closed, setClosed] = useState(true);
  const [open, setOpen] = useState('08:30');
  const [close, setClose] = useState('14:00');
  return (
    <Sheet
      title={say(`settings.hours.${kind}.add`)}
      action={say('settings.keep')}
      onSubmit={() => onKeep({ date, words: words.trim(), intervals: closed ? [] : [{ open, close }] })}
      onClose={onClose}
    >
      <TextField label={say('settings.hours.date')} type="date" required value={date} onChange={setDate} />
      <TextField
        label={say(kind === 'holiday' ? 'settings.hours.holiday.name' : 'settings.hours.exception.reason')}
        required
        maxLength={80}
        value={words}
        onChange={setWords}
      />
      {kind === 'exception' && (
        <>
          <Check label={say('settings.hours.closed')} checked={closed} onChange={setClosed} />
          {!closed && (
            <>
              <TextField label={say('settings.hours.opens')} type="time" required value={open} onChange={setOpen} />
              <TextField label={say('settings.hours.closes')} type="time" required value={close} onChange={setClose} />
            </>
          )}
        </>
      )}
    </Sheet>
  );
}
