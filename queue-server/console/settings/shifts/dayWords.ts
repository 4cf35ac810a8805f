import type { Shift } from '@turno25/shared/domain/branch/shifts.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { plainDate } from '@turno25/shared/ui/plainDate.ts';

export const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type WeekDay = (typeof WEEK)[number];

/** Whether a shift is of a day of every week. */
export function isWeekly(on: Shift['on']): on is WeekDay {
  return (WEEK as readonly string[]).includes(on);
}

/** `lunes`, or `20-11-2026`. */
export function dayWords(on: Shift['on']): string {
  return isWeekly(on) ? say(`settings.day.${on}`) : plainDate(on);
}

/** Through the week, then date by date; within a day by the hour. */
export function inWeekOrder(shifts: readonly Shift[]): readonly Shift[] {
  const place = ({ on, from, counterId }: Shift): string =>
    `${isWeekly(on) ? `0${WEEK.indexOf(on)}` : on} ${from} ${counterId}`;
  return [...shifts].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
