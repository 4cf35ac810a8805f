import { dayNumber, weekdayOf } from '../../calendar/businessDates.ts';
import type { BusinessDate } from '../../ids.ts';

/** Of so many past days on, so many harmonics of the year: two winters at least for its swell, more for a short summer's dip. */
const HARMONICS = [
  { days: 600, harmonics: [1, 2, 3, 4] },
  { days: 480, harmonics: [1, 2] },
] as const;
const YEAR_DAYS = 365.25;

/** A day by what it is expected to be like: level, weekday, place in the year, and whether it is after each known step. */
export type Profile = (date: BusinessDate) => readonly number[];

/** The shape of days as the past lets one know it. `steps`: dates from which on the level was another. */
export function profileOf(past: readonly BusinessDate[], steps: readonly BusinessDate[]): Profile {
  const weekdays = [...new Set(past.map(weekdayOf))].sort().slice(1);
  const harmonics = HARMONICS.find(({ days }) => past.length >= days)?.harmonics ?? [];
  return (date) => {
    const angle = (2 * Math.PI * dayNumber(date)) / YEAR_DAYS;
    const weekday = weekdayOf(date);
    return [
      1,
      ...weekdays.map((one) => (one === weekday ? 1 : 0)),
      ...harmonics.flatMap((k) => [Math.sin(k * angle), Math.cos(k * angle)]),
      ...steps.map((step) => (date >= step ? 1 : 0)),
    ];
  };
}
