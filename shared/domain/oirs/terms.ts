import type { BranchConfig } from '../branch/config.ts';
import { addDays, weekdayOf } from '../calendar/businessDates.ts';
import type { OirsKind } from './kinds.ts';

/**
 * Business days to answer, where the branch sets none. No general rule for complaints was found in the law: services
 * publish their own terms (five is what CONADI publishes; twenty is the final decision's in Ley 19.880). A compliment
 * asks for no answer.
 */
const DEFAULT_TERMS: Readonly<Record<OirsKind, number | null>> = {
  query: 5,
  complaint: 5,
  suggestion: 20,
  compliment: null,
  request: 20,
};

/** Business days to answer an OIRS of this kind; null where no answer is due. */
export function answerTerm(config: BranchConfig, kind: OirsKind): number | null {
  return config.oirs === undefined ? DEFAULT_TERMS[kind] : config.oirs.answerDays[kind];
}

/** The date after so many business days: Saturdays, Sundays and holidays do not count (Ley 19.880, art. 25). */
export function addBusinessDays(config: BranchConfig, from: string, days: number): string {
  const holidays = new Set(config.hours.holidays.map(({ date }) => date));
  let date = from;
  for (let left = days; left > 0; ) {
    date = addDays(date, 1);
    const weekday = weekdayOf(date);
    if (weekday !== 'sat' && weekday !== 'sun' && !holidays.has(date)) left -= 1;
  }
  return date;
}
