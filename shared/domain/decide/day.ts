import type { BranchConfig, Service } from '../branch/config.ts';
import { PRESENT_FORMULAS } from '../figures/formulas.ts';
import { type BusinessDate, type Instant, MINUTE, type ServiceId } from '../ids.ts';
import { LEAD_MINUTES, MIN_ATTENTION_SECONDS } from '../law.ts';
import type { DomainEvent, EventPayloads } from '../ledger/events.ts';
import type { DayFacts, FactsOf } from '../ledger/facts.ts';
import { ok } from '../result.ts';
import type { BranchState, PublishedConfig } from '../state/state.ts';
import { checkInWindow } from '../visit/booking.ts';
import { cameOtherwise } from './bookingLinks.ts';
import { type Decider, happened, openBranch, refuse } from './context.ts';

/** Opens today and freezes what the day runs on: configuration, policy, usual durations. The machine must show today's date. */
export const openDay: Decider<'openDay'> = (state, _command, facts) => {
  if (state.config === null) return refuse('config.none');
  if (state.day !== null) return refuse('day.alreadyOpen', { date: state.day.date });
  const date = facts.localDate;
  if (facts.clockDoubted) return refuse('clock.unconfirmed');
  // The date would be a guess: nobody knows how long the machine was off.
  if (facts.shownDate < date) return refuse('clock.wrongDate', { shown: facts.shownDate });
  if (facts.known || (state.lastClosedDate !== null && date <= state.lastClosedDate))
    return refuse('day.alreadyClosed', { date });
  return ok([happened(facts, date, 'dayOpened', openingFor(date, state.config, facts))]);
};

/** What a day runs on, frozen as it opens. */
export function openingFor(
  date: BusinessDate,
  { config, version, hash }: PublishedConfig,
  { hours, opensAt, usualSeconds }: DayFacts,
): EventPayloads['dayOpened'] {
  const expected = config.services.map((service) => [service.id, Math.round(service.expectedMinutes * 60)] as const);
  return {
    date,
    zone: config.branch.zone,
    closesAt: hours?.closesAt ?? null,
    ticketsUntil: hours?.ticketsUntil ?? null,
    configVersion: version,
    configHash: hash,
    policy: config.policy,
    standard: { goalPercent: config.standard.goalPercent, smallestCell: config.standard.smallestCell },
    usualSeconds: { ...Object.fromEntries(expected), ...usualSeconds },
    ...waitsFrozen(config, opensAt),
  };
}

/** What the waits of the day are measured with, by version 2 of the formulas (ADR 0022): a change is felt the next day. */
export function waitsFrozen(config: BranchConfig, opensAt: Instant | null) {
  const byService = (value: (service: Service) => number): Readonly<Record<ServiceId, number>> =>
    Object.fromEntries(config.services.map((service) => [service.id, value(service)]));
  return {
    formulas: PRESENT_FORMULAS,
    opensAt,
    limitsMs: byService(({ limitMinutes }) => limitMinutes * MINUTE),
    minAttentionSeconds: byService(() => config.standard.minAttentionSeconds ?? MIN_ATTENTION_SECONDS),
    leadMinutes: config.standard.leadMinutes ?? LEAD_MINUTES,
    checkIn: checkInWindow(config),
    answersApart: true as const,
  };
}

/** Every booking of the day that was not checked in: its person came with another ticket, or did not come. */
function appointmentsOver(state: BranchState, facts: FactsOf<'closeDay'>, date: BusinessDate): readonly DomainEvent[] {
  const came = cameOtherwise(state, facts.bookings);
  return facts.bookings
    .filter(({ status }) => status === 'booked')
    .map(({ id: bookingId }) => {
      const visitId = came.get(bookingId);
      return visitId === undefined
        ? happened(facts, date, 'appointmentMissed', { bookingId })
        : happened(facts, date, 'appointmentLinked', { bookingId, visitId, by: 'keys' });
    });
}

/** Closes the day: whoever is still here keeps the wait so far and ends as expired; nobody becomes attended by a job. */
export const closeDay: Decider<'closeDay'> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  if (facts.ledgerBroken) return refuse('ledger.broken');
  const { date } = branch.value.day;
  const counters = [...state.counters.values()];
  const busy = counters.filter((counter) => counter.status === 'open' && counter.work.kind === 'visit');
  if (busy.length > 0 && !command.force) return refuse('day.countersBusy', { counters: busy.length });
  const visits = [...state.open.values()].sort((a, b) => a.ordinal - b.ordinal);
  const events: DomainEvent[] = [
    ...visits.map((visit) => happened(facts, date, 'visitExpired', { visitId: visit.id })),
    ...counters
      .filter((counter) => counter.status !== 'closed')
      .map((counter) => happened(facts, date, 'counterClosed', { counterId: counter.id })),
    ...appointmentsOver(state, facts, date),
    happened(facts, date, 'dayClosed', { date }),
  ];
  return ok(events);
};
