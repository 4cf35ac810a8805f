import { limitOf } from '../branch/limit.ts';
import { channelHere } from '../branch/profile.ts';
import { type BusinessDate, type Instant, MINUTE } from '../ids.ts';
import type { CommandOf } from '../ledger/commands.ts';
import type { DomainEvent, UncertainTime } from '../ledger/events.ts';
import type { DayFactsOfDate, FactsOf, IssuedTicket, Moment } from '../ledger/facts.ts';
import { ok } from '../result.ts';
import { blockOf } from '../state/blocks.ts';
import { type BranchState, nextOrdinal, type PublishedConfig } from '../state/state.ts';
import { type Decider, happened, refuse } from './context.ts';
import { openingFor } from './day.ts';

/**
 * A kiosk brings a ticket that it gave while the server was away. The wait counts from the true taking. If the server
 * had already given this visit a number whose acknowledgement was lost, the printed number stands and the other is void.
 * A ticket of a day that closed meanwhile keeps its date and ends as expired at that closing; that of a past date which
 * the server never opened brings its day with it, marked as late.
 */
export const deliverTicket: Decider<'deliverTicket'> = (state, command, facts) => {
  if (state.config === null) return refuse('config.none');
  const { visitId, series, number, date } = command;
  const block = blockOf(state, date, { series, number });
  if (block === undefined || block.deviceId !== facts.actor.id) return refuse('ticket.notInBlock', { series, number });
  const service = state.config.config.services.find((candidate) => candidate.id === command.serviceId);
  if (service === undefined || service.series !== series)
    return refuse('service.unknown', { serviceId: command.serviceId });
  const printed: DomainEvent[] = command.printed
    ? [happened(facts, date, 'ticketPrinted', { visitId, copy: false })]
    : [];
  if (facts.numberTaken) return refuse('ticket.numberTaken', { series, number });
  const { issued: known } = facts;
  if (known !== null) {
    if (!isTheSameTicket(state, command, facts, known)) return refuse('ticket.anotherVisit', { series, number });
    if (known.number === number) return ok(printed);
    return ok([happened(facts, date, 'numberReplaced', { visitId, series, voided: known.number, number }), ...printed]);
  }
  const today = state.day?.date === date;
  // The kiosk keeps it: today may still open.
  if (!today && facts.closedAt === null && date >= facts.localDate) return refuse('day.closed', { date });
  const time = takenAt(command, facts, state.day?.date === date ? state.day.opensAt : facts.lateDay.opensAt);
  const { at } = time;
  const opened = today ? (state.day?.limitsMs ?? null) : facts.limitsMs;
  const late = !today && facts.closedAt === null;
  const limitMs = late ? service.limitMinutes * MINUTE : limitOf(opened, service);
  const issued = issuedEvent(state, command, facts, time, limitMs, today);
  if (today) return ok([issued, ...printed]);
  const closedAt = facts.closedAt ?? Math.min(facts.now, facts.lateDay.hours?.closesAt ?? facts.now);
  const expired = { ...happened(facts, date, 'visitExpired', { visitId }), at: Math.max(at, closedAt) };
  const events = [issued, ...printed, expired];
  return ok(late ? aroundLateDay(state.config, command.date, facts, events, closedAt) : events);
};

/** A day that is opened and closed around what came for it: the server was off for all of it. */
export function aroundLateDay(
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

/**
 * Whether a delivery can be the lost acknowledgement of this ticket: the same kiosk asked for the same thing on the same
 * day, and the number that gives way is one of the server's line. A number of a block was given by the kiosk itself and is
 * on a paper.
 */
function isTheSameTicket(
  state: BranchState,
  { series, number, date, serviceId }: CommandOf<'deliverTicket'>,
  { actor }: Moment,
  known: IssuedTicket,
): boolean {
  return (
    known.issuedBy === actor.id &&
    known.businessDate === date &&
    known.serviceId === serviceId &&
    known.series === series &&
    (known.number === number || blockOf(state, date, known) === undefined)
  );
}

/** What became of the paper: the kiosk saw it come out, or did not. */
export const recordPrint: Decider<'recordPrint'> = (state, command, facts) => {
  const present = state.open.get(command.visitId) ?? state.ended.get(command.visitId);
  const date = present?.businessDate ?? facts.pastVisit?.businessDate;
  if (date === undefined) return refuse('visit.unknown', { visitId: command.visitId });
  const { visitId, status, copy } = command;
  return ok([
    status === null
      ? happened(facts, date, 'ticketPrinted', { visitId, copy })
      : happened(facts, date, 'printFailed', { visitId, status }),
  ]);
};

/** Told once the kiosk is back: staff must know that people found no number, and since when. */
export const reportExhausted: Decider<'reportExhausted'> = (state, command, facts) => {
  const { series, date } = command;
  // Of a day that is sealed nothing changes: what is told of it belongs to no day's figures.
  const today = state.day?.date === date ? date : null;
  const event = happened(facts, today, 'numbersExhausted', { deviceId: facts.actor.id, date, series });
  return ok([{ ...event, at: Math.min(command.occurredAt, facts.now) }]);
};

function issuedEvent(
  state: BranchState,
  command: CommandOf<'deliverTicket'>,
  facts: FactsOf<'deliverTicket'>,
  { at, uncertain }: TakenAt,
  limitMs: number,
  today: boolean,
): DomainEvent {
  const config = state.config?.config;
  return {
    ...happened(facts, command.date, 'ticketIssued', {
      visitId: command.visitId,
      series: command.series,
      number: command.number,
      ordinal: today ? nextOrdinal(state) : facts.ticketsOfDate + 1,
      serviceId: command.serviceId,
      limitMs,
      class: command.class,
      channel: config === undefined ? 'inPerson' : channelHere(config, 'inPerson'),
      bookedFor: null,
      bookingId: null,
      language: command.language,
      estimatedTime: uncertain !== null,
      trackHash: facts.trackHash,
      surveyHash: facts.surveyHash,
      identity: null,
      personKeys: [],
      expected: null,
      booking: null,
      continues: null,
      deviceId: facts.actor.id,
      uncertain,
    }),
    at,
  };
}

type TakenAt = { readonly at: Instant; readonly uncertain: UncertainTime | null };

/**
 * When a ticket was taken that a kiosk gave by itself. What it counted since then, by a clock that nobody sets, is certain
 * where it is possible at all: not before its block was granted, nor before the date opened. Else its own instant is an
 * estimate that never leaves those bounds, and the figures make an interval of it (ADR 0025).
 */
function takenAt(
  { occurredAt, countedMs }: CommandOf<'deliverTicket'>,
  { now, blockGrantedAt }: FactsOf<'deliverTicket'>,
  opensAt: Instant | null,
): TakenAt {
  const earliest = Math.min(now, Math.max(blockGrantedAt ?? 0, opensAt ?? 0));
  const counted = countedMs === null ? null : now - countedMs;
  if (counted !== null && counted >= earliest && counted <= now) return { at: counted, uncertain: null };
  return {
    at: Math.min(now, Math.max(earliest, occurredAt)),
    uncertain: { recordedAt: now, monotonicMs: null, blockGrantedAt },
  };
}
