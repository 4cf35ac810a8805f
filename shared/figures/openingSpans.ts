import type { BranchConfig } from '../domain/branch/config.ts';
import { isMobile } from '../domain/branch/profile.ts';
import { addDays } from '../domain/calendar/businessDates.ts';
import type { Span } from '../domain/figures/availability/spans.ts';
import type { BusinessDate, Instant } from '../domain/ids.ts';
import type { DomainEvent, EventOf } from '../domain/ledger/events.ts';
import { localDate, startOfLocalDay } from '../time/zone.ts';
import { openSpans } from './openSpans.ts';

type Known = {
  readonly configs: readonly EventOf<'configPublished'>[];
  readonly opened: ReadonlyMap<BusinessDate, EventOf<'dayOpened'>>;
  readonly closed: ReadonlyMap<BusinessDate, Instant>;
};

/**
 * When the branch should have been open from one date to another, both included, UTC ms. By the hours that each day was opened
 * with, or that were in force as the date began: hours that are published later shorten no day that had begun, and a date on
 * which nothing ran counts like every other. A day without hours (a mobile unit, a day opened outside them) lasts from its
 * opening to its closing.
 *
 * @param events `configPublished`, `dayOpened` and `dayClosed` of the whole ledger, in order; others may be among them.
 */
export function openingSpans(
  events: readonly DomainEvent[],
  from: BusinessDate,
  to: BusinessDate,
  now: Instant,
): readonly Span[] {
  const known: Known = {
    configs: events.filter((event) => event.type === 'configPublished'),
    opened: new Map(events.filter((event) => event.type === 'dayOpened').map((event) => [event.payload.date, event])),
    closed: new Map(
      events.filter((event) => event.type === 'dayClosed').map(({ payload, at }) => [payload.date, at] as const),
    ),
  };
  const spans: Span[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) spans.push(...spansOn(known, date, now));
  return spans;
}

function spansOn(known: Known, date: BusinessDate, now: Instant): readonly Span[] {
  const opened = known.opened.get(date);
  const config = configOn(known.configs, date, opened);
  if (config === null) return [];
  const hours = isMobile(config) ? [] : openSpans(config, date);
  if (hours.length > 0 && opened?.payload.closesAt !== null)
    return hours.map(({ opensAt, closesAt }) => ({ from: opensAt, until: closesAt }));
  return opened === undefined ? [] : [{ from: opened.at, until: known.closed.get(date) ?? now }];
}

function configOn(
  configs: Known['configs'],
  date: BusinessDate,
  opened: EventOf<'dayOpened'> | undefined,
): BranchConfig | null {
  const version = opened?.payload.configVersion;
  const named = configs.find(({ payload }) => payload.version === version);
  if (named !== undefined) return named.payload.config;
  const inForce = configs.findLast(({ at, payload }) => at <= startOfLocalDay(date, payload.config.branch.zone));
  const [first] = configs;
  // A branch that began in the middle of a date.
  const began =
    first !== undefined && localDate(first.at, first.payload.config.branch.zone) === date ? first : undefined;
  return (inForce ?? began)?.payload.config ?? null;
}
