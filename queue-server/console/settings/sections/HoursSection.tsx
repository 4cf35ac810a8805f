import type { OpeningHours } from '@turno25/shared/domain/calendar/hours.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { dateInWords } from '../../live/spans.ts';
import { NumberField } from '../NumberField.tsx';
import type { SectionProps } from '../section.ts';
import styles from '../settings.module.css';
import { DateSheet } from './DateSheet.tsx';

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const USUAL = { open: '08:30', close: '14:00' } as const;

/** When the branch is open: each week, the days that differ, and the holidays. */
export function HoursSection({ config, mayEdit, onChange }: SectionProps) {
  const { hours } = config;
  const [adding, setAdding] = useState<'exception' | 'holiday' | null>(null);
  const set = (part: Partial<OpeningHours>): void => onChange({ ...config, hours: { ...hours, ...part } });
  return (
    <div className={styles.section}>
      <p className={styles.effect}>{say('settings.effect.nextDay')}</p>
      <h2 className={styles.title}>{say('settings.hours.week')}</h2>
      {WEEK.map((day) => (
        <DayRow
          key={day}
          day={day}
          intervals={hours.weekly[day]}
          disabled={!mayEdit}
          onChange={(intervals) => set({ weekly: { ...hours.weekly, [day]: intervals } })}
        />
      ))}
      <NumberField
        label={say('settings.hours.cutoff')}
        min={0}
        max={240}
        disabled={!mayEdit}
        value={hours.ticketCutoffMinutes}
        onChange={(value) => set({ ticketCutoffMinutes: Math.round(value ?? 0) })}
      />
      <Dated
        kind="exception"
        rows={hours.exceptions.map(({ date, intervals, reason }) => ({
          date,
          words: `${intervals.length === 0 ? say('settings.hours.closed') : intervals.map(({ open, close }) => `${open}–${close}`).join(', ')} · ${reason}`,
        }))}
        mayEdit={mayEdit}
        onAdd={() => setAdding('exception')}
        onRemove={(date) => set({ exceptions: hours.exceptions.filter((one) => one.date !== date) })}
      />
      <Dated
        kind="holiday"
        rows={hours.holidays.map(({ date, name }) => ({ date, words: name }))}
        mayEdit={mayEdit}
        onAdd={() => setAdding('holiday')}
        onRemove={(date) => set({ holidays: hours.holidays.filter((one) => one.date !== date) })}
      />
      {adding !== null && (
        <DateSheet
          kind={adding}
          onKeep={({ date, words, intervals }) => {
            const byDate = <T extends { readonly date: string }>(list: readonly T[], one: T): readonly T[] =>
              [...list.filter((known) => known.date !== date), one].sort((a, b) => a.date.localeCompare(b.date));
            if (adding === 'holiday') set({ holidays: byDate(hours.holidays, { date, name: words }) });
            else set({ exceptions: byDate(hours.exceptions, { date, intervals, reason: words }) });
            setAdding(null);
          }}
          onClose={() => setAdding(null)}
        />
      )}
    </div>
  );
}

type Interval = { readonly open: string; readonly close: string };
type DayProps = {
  readonly day: (typeof WEEK)[number];
  readonly intervals: readonly Interval[];
  readonly disabled: boolean;
  readonly onChange: (intervals: readonly Interval[]) => void;
};

/** One day of the week: closed, or from when to when. More than one stretch a day is left as the file has it. */
function DayRow({ day, intervals, disabled, onChange }: DayProps) {
  const name = say(`settings.day.${day}`);
  const [first, ...more] = intervals;
  const setFirst = (part: Partial<Interval>): void => onChange([{ ...(first ?? USUAL), ...part }, ...more]);
  return (
    <div className={styles.day}>
      <Check
        label={name}
        checked={first !== undefined}
        disabled={disabled}
        onChange={(open) => onChange(open ? [USUAL] : [])}
      />
      {first === undefined ? (
        <p className={styles.effect}>{say('settings.hours.closed')}</p>
      ) : (
        <>
          <TextField
            label={say('settings.hours.opensOn', { day: name })}
            type="time"
            required
            disabled={disabled}
            value={first.open}
            onChange={(open) => open !== '' && setFirst({ open })}
          />
          <TextField
            label={say('settings.hours.closesOn', { day: name })}
            type="time"
            required
            disabled={disabled}
            value={first.close}
            onChange={(close) => close !== '' && setFirst({ close })}
          />
        </>
      )}
    </div>
  );
}

type DatedProps = {
  readonly kind: 'exception' | 'holiday';
  readonly rows: readonly { readonly date: string; readonly words: string }[];
  readonly mayEdit: boolean;
  readonly onAdd: () => void;
  readonly onRemove: (date: string) => void;
};

function Dated({ kind, rows, mayEdit, onAdd, onRemove }: DatedProps) {
  return (
    <>
      <h2 className={styles.title}>{say(`settings.hours.${kind}s`)}</h2>
      <p className={styles.effect}>{say(`settings.hours.${kind}s.lead`)}</p>
      {rows.length === 0 && <p>{say(`settings.hours.${kind}.none`)}</p>}
      <ul className={styles.list}>
        {rows.map(({ date, words }) => (
          <li key={date}>
            <span>
              <strong>{withYear(date)}</strong> · {words}
            </span>
            {mayEdit && (
              <Button
                look="inline"
                aria-label={say('settings.remove.named', { name: withYear(date) })}
                onPress={() => onRemove(date)}
              >
                {say('settings.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && <Button onPress={onAdd}>{say(`settings.hours.${kind}.add`)}</Button>}
    </>
  );
}

/** Lists reach from one year into the next. */
function withYear(date: string): string {
  return say('settings.hours.dateOfYear', { date: dateInWords(date), year: date.slice(0, 4) });
}
