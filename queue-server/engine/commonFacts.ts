import { createHash } from 'node:crypto';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { CommandOf } from '@turno25/shared/domain/ledger/commands.ts';
import type { DayFactsOfDate, DeliveryFacts, Moment, NewVisit } from '@turno25/shared/domain/ledger/facts.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { canonicalBytes } from '@turno25/shared/evidence/canonical.ts';
import { openSpans } from '@turno25/shared/figures/openSpans.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { hoursOn, opensOn } from '../configuration/openingHours.ts';
import type { Reports } from '../ledger/reports.ts';
import type { FactSources } from './factSources.ts';

/** Days of history behind the usual duration of a service, and the fewest attentions that make one. */
const HISTORY_DAYS = 60;
const HISTORY_LEAST = 30;
const DAY_MS = 86_400_000;

/** What a ticket that a kiosk gave by itself is decided with. */
export function delivery(
  sources: FactSources,
  { visitId, date, series, number }: Pick<CommandOf<'deliverTicket'>, 'visitId' | 'date' | 'series' | 'number'>,
  { now }: Moment,
  state: BranchState,
): DeliveryFacts {
  const { reports } = sources;
  return {
    ...newVisit(sources, visitId),
    ...ofDate(sources, date, now, state),
    issued: reports.issued(visitId),
    numberTaken: reports.numberTaken(date, series, number, visitId),
    blockGrantedAt: reports.blockGrantedAt(date, series, number),
  };
}

/** How a date stands to which something is brought that may be over, or that was never opened. */
export function ofDate(
  { reports, ignoreHours }: Pick<FactSources, 'reports' | 'ignoreHours'>,
  date: string,
  now: number,
  state: BranchState,
): DayFactsOfDate {
  const closedAt = reports.closedAt(date);
  const config = state.config?.config;
  const opened = config === undefined || closedAt !== null || state.day?.date === date || date === '';
  return {
    ticketsOfDate: reports.ticketsOf(date),
    closedAt,
    limitsMs: closedAt === null ? null : reports.limitsOf(date),
    // Read of the few tickets alone that may bring a day with them: the history costs as much as sixty days.
    lateDay: opened
      ? { hours: null, opensAt: null, usualSeconds: {}, notCheckedIn: [] }
      : {
          hours: ignoreHours ? null : hoursOn(config, date),
          opensAt: ignoreHours ? null : opensOn(config, date),
          usualSeconds: usual(reports, config, now),
          notCheckedIn: notCheckedIn(reports, date),
        },
  };
}

/** Appointments of a date that nobody has come for. */
function notCheckedIn(reports: Reports, date: string): readonly string[] {
  const booked = reports.bookings.ofDate(date);
  return booked.filter(({ status }) => status === 'booked').map(({ id }) => id);
}

/** Mean attention of the last days per service, for those that have enough of them. */
export function usual(reports: Reports, config: BranchConfig, now: number): Readonly<Record<string, number>> {
  return reports.usualSeconds(localDate(now - HISTORY_DAYS * DAY_MS, config.branch.zone), HISTORY_LEAST);
}

/** The business date of an instant at which the branch is open by its hours, if these count; null when it is closed then. */
export function openOn(config: BranchConfig, instant: number, ignoreHours: boolean): string | null {
  const date = localDate(instant, config.branch.zone);
  if (ignoreHours) return date;
  return openSpans(config, date).some((span) => instant >= span.opensAt && instant < span.closesAt) ? date : null;
}

export function newVisit({ tokens, reports }: FactSources, visitId: string): NewVisit {
  return {
    visitId,
    trackHash: tokens.trackHash(tokens.track(visitId)),
    surveyHash: tokens.surveyHash(tokens.survey(visitId)),
    pastVisit: reports.pastVisit(visitId),
  };
}

/** SHA-256 of the canonical form of a configuration, hexadecimal: what a seal and a day name it by. */
export function hashOfConfig(config: unknown): string {
  return createHash('sha256').update(canonicalBytes(config)).digest('hex');
}
