import type { BusinessDate, Instant } from '../ids.ts';
import type { DomainEvent } from '../ledger/events.ts';
import type { DayFactsOfDate, Moment } from '../ledger/facts.ts';
import type { PublishedConfig } from '../state/state.ts';
import { happened } from './context.ts';
import { openingFor } from './day.ts';

/** A day that is opened and closed around what came for it: the server was off for all of it. */
export function inLateDay(
  config: PublishedConfig,
  date: BusinessDate,
  facts: Moment & Pick<DayFactsOfDate, 'lateDay'>,
  events: readonly DomainEvent[],
  closedAt: Instant,
): readonly DomainEvent[] {
  const opening = { ...openingFor(date, config, facts.lateDay), late: true } as const;
  return [
    happened(facts, date, 'dayOpened', opening),
    ...events,
    ...facts.lateDay.notCheckedIn.map((bookingId) => happened(facts, date, 'appointmentMissed', { bookingId })),
    { ...happened(facts, date, 'dayClosed', { date }), at: closedAt },
  ];
}
