import type { OpenInterval, Weekday } from '../calendar/week.ts';
import type { BusinessDate, CounterId, StaffId } from '../ids.ts';

/** A counter that is to be open for a stretch of a day, by somebody named or by anybody. */
export type Shift = {
  readonly id: string;
  /** Every such day of the week, or one date: a date that has shifts of its own has no others. */
  readonly on: Weekday | BusinessDate;
  readonly from: OpenInterval['open'];
  readonly until: OpenInterval['close'];
  readonly counterId: CounterId;
  /** Whose it is, wherever they sit; absent: whoever opens that counter. */
  readonly staffId?: StaffId;
};

/** The shifts of a date, the earliest first. */
export function shiftsOn(shifts: readonly Shift[], date: BusinessDate, weekday: Weekday): readonly Shift[] {
  const own = shifts.filter(({ on }) => on === date);
  const those = own.length > 0 ? own : shifts.filter(({ on }) => on === weekday);
  return [...those].sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1));
}

/** Two shifts of one person, or of one counter, that overlap on the same day; null where there are none. */
export function overlapping(shifts: readonly Shift[]): readonly [Shift, Shift] | null {
  for (const [index, one] of shifts.entries())
    for (const other of shifts.slice(index + 1)) {
      if (one.on !== other.on || one.from >= other.until || other.from >= one.until) continue;
      const samePerson = one.staffId !== undefined && one.staffId === other.staffId;
      if (samePerson || one.counterId === other.counterId) return [one, other];
    }
  return null;
}
