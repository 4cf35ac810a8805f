import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { waitsFrozen } from '@turno25/shared/domain/decide/day.ts';
import type { BusinessDate, Instant } from '@turno25/shared/domain/ids.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { BranchState, BusinessDay } from '@turno25/shared/domain/state/state.ts';
import { openSpans } from '@turno25/shared/figures/openSpans.ts';
import { localDate } from '@turno25/shared/time/zone.ts';

/** The longest that a branch stays closed and a plan still makes sense. */
const MOST_DAYS = 31;

/**
 * A date as the branch would open it by the configuration in force: the one given, or the next on which it opens. Null
 * when it does not open then.
 */
export function comingDay(state: BranchState, now: Instant, date: BusinessDate | null): BusinessDay | null {
  const { config, version } = must(state.config, 'the branch is configured');
  const { zone } = config.branch;
  const found = date ?? nextOpenDate(state, localDate(now, zone));
  if (found === null) return null;
  const spans = openSpans(config, found);
  const [first] = spans;
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return null;
  const expected = config.services.map((service) => [service.id, Math.round(service.expectedMinutes * 60)] as const);
  return {
    date: found,
    zone,
    openedAt: first.opensAt,
    closesAt: last.closesAt,
    ticketsUntil: last.ticketsUntil,
    configVersion: version,
    policy: config.policy,
    usualSeconds: { ...Object.fromEntries(expected), ...state.day?.usualSeconds },
    goalPercent: config.standard.goalPercent,
    ...waitsFrozen(config, first.opensAt),
  };
}

function nextOpenDate(state: BranchState, today: BusinessDate): BusinessDate | null {
  const { config } = must(state.config, 'the branch is configured');
  for (let ahead = 1; ahead <= MOST_DAYS; ahead += 1) {
    const date = addDays(today, ahead);
    if (openSpans(config, date).length > 0) return date;
  }
  return null;
}
