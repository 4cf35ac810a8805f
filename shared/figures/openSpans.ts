import type { BranchConfig } from '../domain/branch/config.ts';
import { weekdayOf } from '../domain/calendar/businessDates.ts';
import { hoursOf } from '../domain/calendar/hours.ts';
import { MINUTE } from '../domain/ids.ts';
import { localTimeToInstant } from '../time/zone.ts';

type OpenSpan = { readonly opensAt: number; readonly closesAt: number; readonly ticketsUntil: number };

/** When the branch is open on a date, as instants; empty on holidays and closed days. */
export function openSpans(config: BranchConfig, date: string): readonly OpenSpan[] {
  return hoursOf(config.hours, date, weekdayOf(date)).map(({ open, close }) => {
    const closesAt = localTimeToInstant(date, close, config.branch.zone);
    return {
      opensAt: localTimeToInstant(date, open, config.branch.zone),
      closesAt,
      ticketsUntil: closesAt - config.hours.ticketCutoffMinutes * MINUTE,
    };
  });
}
