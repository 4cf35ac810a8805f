import type { BusinessDate } from '../ids.ts';
import type { OpenInterval, Weekday } from './week.ts';

export type OpeningHours = {
  readonly weekly: Readonly<Record<Weekday, readonly OpenInterval[]>>;
  /** Days whose hours differ; an empty list means closed. */
  readonly exceptions: readonly {
    readonly date: BusinessDate;
    readonly intervals: readonly OpenInterval[];
    readonly reason: string;
  }[];
  readonly holidays: readonly { readonly date: BusinessDate; readonly name: string }[];
  /** No tickets in the last minutes before closing. */
  readonly ticketCutoffMinutes: number;
};

/**
 * When the branch is open on a date, in its own wall-clock time; an empty list means closed all day. An exception for
 * the date is the branch's own word and wins over everything, so that a branch may open on a holiday or close early; a
 * holiday comes next, and the weekly hours last.
 */
export function hoursOf(hours: OpeningHours, date: BusinessDate, weekday: Weekday): readonly OpenInterval[] {
  const exception = hours.exceptions.find((candidate) => candidate.date === date);
  if (exception !== undefined) return exception.intervals;
  if (hours.holidays.some((holiday) => holiday.date === date)) return [];
  return hours.weekly[weekday];
}
