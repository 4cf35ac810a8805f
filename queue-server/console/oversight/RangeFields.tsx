import { say } from '@turno25/shared/i18n/messages.ts';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import styles from './oversight.module.css';

export type Range = { readonly from: string; readonly to: string };

type Props = { readonly range: Range; readonly latest: string; readonly onChange: (range: Range) => void };

/** From which date to which, both included. */
export function RangeFields({ range, latest, onChange }: Props) {
  return (
    <div className={styles.range}>
      <TextField
        label={say('signals.from')}
        type="date"
        value={range.from}
        onChange={(from) => onChange({ ...range, from })}
      />
      <TextField
        label={say('signals.to')}
        type="date"
        value={range.to}
        error={range.to > latest || range.to < range.from ? say('signals.range') : undefined}
        onChange={(to) => onChange({ ...range, to })}
      />
    </div>
  );
}

/** As it is asked for; null while it is no range. */
export function queryOf({ from, to }: Range): string | null {
  return from === '' || to === '' || from > to ? null : `from=${from}&to=${to}`;
}
