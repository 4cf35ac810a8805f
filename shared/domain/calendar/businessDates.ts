import type { BusinessDate, Instant } from '../ids.ts';
import type { Weekday } from './week.ts';

/**
 * Gregorian calendar in whole numbers: no clock, no zone and no library, so that every machine counts the same days.
 * What depends on a zone is in `shared/time`.
 */

const DAY_MS = 86_400_000;
const WEEKDAYS: readonly [Weekday, ...Weekday[]] = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'];

/** Writes a date as `YYYY-MM-DD`. Years 0 to 9999. */
export function dateOf(year: number, month: number, day: number): BusinessDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Days since 1970-01-01. The year is counted from March, so that the leap day comes last. Throws on any other form. */
export function dayNumber(date: BusinessDate): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) throw new RangeError(`not a date: ${date}`);
  const [, yearText = '', monthText = '', dayText = ''] = match;
  const month = Number(monthText);
  const year = Number(yearText) - (month <= 2 ? 1 : 0);
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(dayText) - 1;
  return 365 * year + leaps + dayOfYear - 719_468;
}

/** The date of a number of days since 1970-01-01. */
export function dateOfDayNumber(days: number): BusinessDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return dateOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

export function addDays(date: BusinessDate, days: number): BusinessDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

export function weekdayOf(date: BusinessDate): Weekday {
  return WEEKDAYS[((dayNumber(date) % 7) + 7) % 7] ?? WEEKDAYS[0];
}

/** Writes an instant (UTC ms) as ISO 8601 in UTC with milliseconds, as everything outside the domain shows instants. */
export function isoInstant(instant: Instant): string {
  const days = Math.floor(instant / DAY_MS);
  const ms = instant - days * DAY_MS;
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}`;
  return `${dateOfDayNumber(days)}T${time}.${String(ms % 1000).padStart(3, '0')}Z`;
}

/** The last date of a month, `2026-11`. */
export function lastOfMonth(month: string): BusinessDate {
  // The day after the 28th, four more, is always of the next month.
  return addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1);
}
