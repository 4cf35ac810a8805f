import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { weekdayOf } from '@turno25/shared/domain/calendar/businessDates.ts';
import { hoursOf } from '@turno25/shared/domain/calendar/hours.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';

export type OpenSpan = { readonly opensAt: number; readonly closesAt: number; readonly ticketsUntil: number };

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

/** Closing of the day that is open now (its last interval), or null outside the branch's hours. */
export function closingOf(
  config: BranchConfig,
  date: string,
  now: number,
): { readonly closesAt: number; readonly ticketsUntil: number } | null {
  const spans = openSpans(config, date);
  const last = spans.at(-1);
  const first = spans[0];
  if (first === undefined || last === undefined || now < first.opensAt || now >= last.closesAt) return null;
  return { closesAt: last.closesAt, ticketsUntil: last.ticketsUntil };
}
