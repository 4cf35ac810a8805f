import { say } from '@turno25/shared/i18n/messages.ts';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import { PastDay } from './PastDay.tsx';
import { usePastDay } from './usePastDay.ts';

type Props = {
  /** The day to begin with; null where there is none. */
  readonly first: string | null;
  readonly zone: string;
  /** Writes a note on the day that is shown. */
  readonly onNote: (date: string) => void;
  readonly onClose: () => void;
};

/** Any day that is over, as it was closed and sealed. */
export function PastDaySheet({ first, zone, onNote, onClose }: Props) {
  const [date, setDate] = useState(first ?? '');
  const shown = usePastDay(date);
  return (
    <Sheet title={say('console.past.title')} onClose={onClose}>
      <TextField
        label={say('console.past.date')}
        type="date"
        value={date}
        error={shown?.trouble ?? undefined}
        onChange={setDate}
      />
      {shown?.figures != null && <PastDay date={date} figures={shown.figures} zone={zone} onNote={onNote} />}
    </Sheet>
  );
}
