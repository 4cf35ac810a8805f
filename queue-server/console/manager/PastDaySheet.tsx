import { say } from '@turno25/shared/i18n/messages.ts';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import { PastDay } from './PastDay.tsx';
import { usePastDay } from './usePastDay.ts';

type Props = {
  /** The last day that was closed; null where none was. */
  readonly last: string | null;
  readonly onClose: () => void;
};

/** Any day that is over, as it was closed and sealed. */
export function PastDaySheet({ last, onClose }: Props) {
  const [date, setDate] = useState(last ?? '');
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
      {shown?.figures != null && <PastDay date={date} figures={shown.figures} />}
    </Sheet>
  );
}
