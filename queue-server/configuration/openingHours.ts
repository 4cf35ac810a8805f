import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { openSpans } from '@turno25/shared/figures/openSpans.ts';
import { localDate } from '@turno25/shared/time/zone.ts';

/** Closing of the day that is open now (its last interval), or null outside the branch's hours. */
export function closingOf(
  config: BranchConfig,
  date: string,
  now: number,
): { readonly closesAt: number; readonly ticketsUntil: number } | null {
  const [first] = openSpans(config, date);
  const hours = hoursOn(config, date);
  return first === undefined || hours === null || now < first.opensAt || now >= hours.closesAt ? null : hours;
}

/** When the last interval of a date closes, whatever the hour is now; null on a date without hours. */
export function hoursOn(
  config: BranchConfig,
  date: string,
): { readonly closesAt: number; readonly ticketsUntil: number } | null {
  const last = openSpans(config, date).at(-1);
  return last === undefined ? null : { closesAt: last.closesAt, ticketsUntil: last.ticketsUntil };
}

/** As far ahead as an opening is looked for: longer than any closing for repairs or holidays that is told beforehand. */
const DAYS_AHEAD = 60;

/** When the branch opens next by its hours, later than now; null when nothing says so. */
export function nextOpening(config: BranchConfig, now: number): number | null {
  const today = localDate(now, config.branch.zone);
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const opens = openSpans(config, addDays(today, ahead)).find(({ opensAt }) => opensAt > now);
    if (opens !== undefined) return opens.opensAt;
  }
  return null;
}

/** When the first interval of a date opens; null on a date without hours. */
export function opensOn(config: BranchConfig, date: string): number | null {
  return openSpans(config, date)[0]?.opensAt ?? null;
}
