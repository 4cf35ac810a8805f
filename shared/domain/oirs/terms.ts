import type { BranchConfig, Weekday } from '../branch/config.ts';
import { addDays, weekdayOf } from '../calendar/businessDates.ts';
import { ANSWER_BUSINESS_DAYS, DAYS_OF_REST } from '../law.ts';
import type { OirsKind } from './kinds.ts';

/** Business days to answer an OIRS of this kind; null where no answer is due. */
export function answerTerm(config: BranchConfig, kind: OirsKind): number | null {
  return config.oirs === undefined ? ANSWER_BUSINESS_DAYS[kind] : config.oirs.answerDays[kind];
}

/** The date after so many business days: Saturdays, Sundays and holidays do not count (Ley 19.880, art. 25). */
export function addBusinessDays(config: BranchConfig, from: string, days: number): string {
  const holidays = new Set(config.hours.holidays.map(({ date }) => date));
  const rests: ReadonlySet<Weekday> = new Set(DAYS_OF_REST);
  let date = from;
  for (let left = days; left > 0; ) {
    date = addDays(date, 1);
    if (!rests.has(weekdayOf(date)) && !holidays.has(date)) left -= 1;
  }
  return date;
}
