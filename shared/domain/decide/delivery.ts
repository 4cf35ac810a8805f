import type { BranchConfig } from '../branch/config.ts';
import { limitOf } from '../branch/limit.ts';
import { channelHere } from '../branch/profile.ts';
import { type DeviceId, type Instant, MINUTE, type Millis, type ServiceId, type StaffId } from '../ids.ts';
import { SET_ASIDE_OF_A_KIOSK } from '../law.ts';
import type { CommandOf } from '../ledger/commands.ts';
import type { UncertainTime } from '../ledger/events/tickets.ts';
import type { DomainEvent } from '../ledger/events.ts';
import type { DeliveryFacts, FactsOf, IssuedTicket, Moment } from '../ledger/facts.ts';
import { ok } from '../result.ts';
import { blockOf } from '../state/blocks.ts';
import { type BranchState, nextOrdinal, type SetAside } from '../state/state.ts';
import { type Decider, type Decision, happened, refuse } from './context.ts';
import { inLateDay } from './lateDay.ts';

/**
 * A kiosk brings a ticket that it gave while the server was away. The wait counts from the true taking. If the server
 * had already given this visit a number whose acknowledgement was lost, the printed number stands and the other is void.
 * A ticket of a day that closed meanwhile keeps its date and ends as expired at that closing; that of a past date which
 * the server never opened brings its day with it, marked as late. What a revoked kiosk brings, or another one of a revoked
 * kiosk's numbers, is set aside for somebody's word.
 */
export const deliverTicket: Decider<'deliverTicket'> = (state, command, facts) => {
  if (state.config === null) return refuse('config.none');
  const { visitId, series, number, date } = command;
  const known = blockOf(state, date, { series, number })?.deviceId;
  // After a restore a kiosk may hold a block whose grant was lost: whether it does, somebody has to say.
  const mayBeLost = state.restores.some(({ grantsUntil }) => date <= grantsUntil);
  if (known === undefined && !mayBeLost) return refuse('ticket.notInBlock', { series, number });
  const holder = known ?? facts.actor.id;
  const inService = state.devices.get(holder)?.active !== false;
  if (holder !== facts.actor.id && inService) return refuse('ticket.notInBlock', { series, number });
  const byItself = known === facts.actor.id && inService;
  if (facts.numberTaken) return refuse('ticket.numberTaken', { series, number });
  if (!byItself) return setAside(state, command, facts, holder);
  const { issued } = facts;
  if (issued !== null) {
    if (!servesSeries(state, command)) return refuse('service.unknown', { serviceId: command.serviceId });
    if (!isTheSameTicket(state, command, facts, issued)) return refuse('ticket.anotherVisit', { series, number });
    const printed = paperOf(command, facts);
    if (issued.number === number) return ok(printed);
    return ok([
      happened(facts, date, 'numberReplaced', { visitId, series, voided: issued.number, number }),
      ...printed,
    ]);
  }
  return delivered(state, command, facts, { deviceId: facts.actor.id, contactAt: facts.now, approvedBy: null });
};

/** Whose word a delivered ticket is, when the server first heard of it, and who took it where the kiosk's word is not enough. */
type Source = { readonly deviceId: DeviceId; readonly contactAt: Instant; readonly approvedBy: StaffId | null };

function delivered(
  state: BranchState,
  command: CommandOf<'deliverTicket'>,
  facts: Moment & DeliveryFacts,
  source: Source,
): Decision {
  const { visitId, date } = command;
  const service = servesSeries(state, command);
  if (state.config === null || service === null) return refuse('service.unknown', { serviceId: command.serviceId });
  const today = state.day?.date === date;
  // The kiosk keeps it: today may still open.
  if (!today && facts.closedAt === null && date >= facts.localDate) return refuse('day.closed', { date });
  const opensAt = state.day?.date === date ? state.day.opensAt : facts.lateDay.opensAt;
  const time = takenAt(command, facts, opensAt, source.contactAt);
  const { at } = time;
  const opened = today ? (state.day?.limitsMs ?? null) : facts.limitsMs;
  const late = !today && facts.closedAt === null;
  const limitMs = late ? service.limitMinutes * MINUTE : limitOf(opened, service);
  const issued = issuedEvent(state, command, facts, { ...time, ...source, limitMs, today });
  const printed = paperOf(command, facts);
  if (today) return ok([issued, ...printed]);
  const closedAt = facts.closedAt ?? Math.min(facts.now, facts.lateDay.hours?.closesAt ?? facts.now);
  const expired = { ...happened(facts, date, 'visitExpired', { visitId }), at: Math.max(at, closedAt) };
  const events = [issued, ...printed, expired];
  return ok(late ? inLateDay(state.config, command.date, facts, events, closedAt) : events);
}

/** The service that a ticket was given for, where it has that series. */
function servesSeries(
  { config }: BranchState,
  { serviceId, series }: CommandOf<'deliverTicket'>,
): BranchConfig['services'][number] | null {
  return config?.config.services.find((one) => one.id === serviceId && one.series === series) ?? null;
}

/**
 * All that a ticket was given for. Its paper is out, so nothing of it is refused: what is not given here, or comes twice,
 * is left out, as is everything but the first under formulas that know no second service (ADR 0046).
 */
function servicesOf({ config, day }: BranchState, { serviceId, also = [] }: CommandOf<'deliverTicket'>): ServiceId[] {
  if (day === null || day.formulas < 2) return [serviceId];
  const given = also.filter((id) => config?.config.services.some((service) => service.id === id));
  return [...new Set([serviceId, ...given])];
}

function paperOf({ printed, date, visitId }: CommandOf<'deliverTicket'>, facts: Moment): readonly DomainEvent[] {
  return printed ? [happened(facts, date, 'ticketPrinted', { visitId, copy: false })] : [];
}

/**
 * Kept without effect. There can be no more of them than the numbers that the kiosk was granted, nor than a day's; the same
 * one again changes nothing, whatever was decided of it.
 */
function setAside(
  state: BranchState,
  { visitId, series, number, date, ...command }: CommandOf<'deliverTicket'>,
  facts: FactsOf<'deliverTicket'>,
  deviceId: DeviceId,
): Decision {
  if (servesSeries(state, { visitId, series, number, date, ...command }) === null)
    return refuse('service.unknown', { serviceId: command.serviceId });
  const { issued } = facts;
  if (issued !== null)
    return issued.series === series && issued.number === number && issued.businessDate === date
      ? ok([])
      : refuse('ticket.anotherVisit', { series, number });
  const same = state.setAside.find((one) => one.visitId === visitId);
  const isSame = (one: SetAside): boolean => one.series === series && one.number === number && one.date === date;
  if (same !== undefined) return isSame(same) ? ok([]) : refuse('ticket.anotherVisit', { series, number });
  if (date > facts.localDate) return refuse('day.closed', { date });
  const ofKiosk = state.setAside.filter((one) => one.deviceId === deviceId);
  if (ofKiosk.some(isSame)) return refuse('ticket.numberTaken', { series, number });
  if (ofKiosk.length >= SET_ASIDE_OF_A_KIOSK) return refuse('delivery.tooMany');
  const { serviceId, also, class: visitClass, language, occurredAt, printed } = command;
  const ticket = { visitId, deviceId, date, series, number, serviceId, class: visitClass, language };
  return ok([
    happened(facts, null, 'deliverySetAside', {
      ...ticket,
      ...(also === undefined ? {} : { also }),
      occurredAt,
      printed,
    }),
  ]);
}

/** Somebody answers for a ticket that was set aside: it is delivered as of the moment at which it came. */
export const approveDelivery: Decider<'approveDelivery'> = (state, { visitId }, { delivery, ...facts }) => {
  const ticket = state.setAside.find((one) => one.visitId === visitId && !one.dismissed);
  if (ticket === undefined || delivery === null) return refuse('delivery.unknown', { visitId });
  const { deviceId, date, receivedAt, series, number } = ticket;
  if (delivery.numberTaken || delivery.issued !== null) return refuse('ticket.numberTaken', { series, number });
  const by = facts.actor.id;
  const command = { ...ticket, type: 'deliverTicket', countedMs: null } as const;
  const source = { deviceId, contactAt: receivedAt, approvedBy: by };
  const events = delivered(state, command, { ...facts, ...delivery }, source);
  if (!events.ok) return events;
  const granted =
    blockOf(state, date, { series, number }) === undefined
      ? [happened(facts, null, 'blockGranted', { deviceId, date, series, from: number, to: number })]
      : [];
  const approved = happened(facts, null, 'deliveryApproved', { visitId, deviceId, date, by });
  return ok([approved, ...granted, ...events.value]);
};

/** All that a kiosk brought of a date, or nothing of it: nobody chooses among people. */
export const dismissDeliveries: Decider<'dismissDeliveries'> = (state, { deviceId, date, code }, facts) => {
  const waiting = state.setAside.filter((one) => one.deviceId === deviceId && one.date === date && !one.dismissed);
  if (waiting.length === 0) return refuse('delivery.unknown', { deviceId });
  const visitIds = waiting.map(({ visitId }) => visitId);
  return ok([happened(facts, null, 'deliveriesDismissed', { deviceId, date, visitIds, code, by: facts.actor.id })]);
};

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
  facts: Moment & DeliveryFacts,
  {
    at,
    uncertain,
    limitMs,
    today,
    deviceId,
    approvedBy,
  }: TakenAt & Source & { readonly limitMs: Millis; readonly today: boolean },
): DomainEvent {
  const config = state.config?.config;
  const services = today ? servicesOf(state, command) : [command.serviceId];
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
      deviceId,
      uncertain,
      ...(approvedBy === null ? {} : { approvedBy }),
      ...(services.length === 1 ? {} : { services }),
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
  { now, blockGrantedAt }: Moment & DeliveryFacts,
  opensAt: Instant | null,
  contactAt: Instant,
): TakenAt {
  const earliest = Math.min(contactAt, Math.max(blockGrantedAt ?? 0, opensAt ?? 0));
  const counted = countedMs === null ? null : now - countedMs;
  if (counted !== null && counted >= earliest && counted <= now) return { at: counted, uncertain: null };
  return {
    at: Math.min(contactAt, Math.max(earliest, occurredAt)),
    uncertain: { recordedAt: contactAt, monotonicMs: null, blockGrantedAt },
  };
}
