import type { BusinessDate } from '../ids.ts';
import { DAYS_OF_REST } from '../law.ts';
import { addDays, weekdayOf } from './businessDates.ts';
import type { Weekday } from './week.ts';

const RESTS: ReadonlySet<Weekday> = new Set(DAYS_OF_REST);

/** The date after so many business days: Saturdays, Sundays and holidays do not count (Ley 19.880, art. 25). */
export function addBusinessDays(
  holidays: readonly { readonly date: BusinessDate }[],
  from: BusinessDate,
  days: number,
): BusinessDate {
  const feasts = new Set(holidays.map(({ date }) => date));
  let date = from;
  for (let left = days; left > 0; ) {
    date = addDays(date, 1);
    if (!RESTS.has(weekdayOf(date)) && !feasts.has(date)) left -= 1;
  }
  return date;
}
