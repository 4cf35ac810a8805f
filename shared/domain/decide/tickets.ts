import { limitOf } from '../branch/limit.ts';
import { channelHere } from '../branch/profile.ts';
import type { StaffId } from '../ids.ts';
import type { EventPayloads } from '../ledger/events.ts';
import type { FactsOf } from '../ledger/facts.ts';
import { ok } from '../result.ts';
import { type BranchState, nextOrdinal } from '../state/state.ts';
import type { Estimate } from '../visit/estimate.ts';
import { formatTicketNumber } from '../visit/ticketNumber.ts';
import { toldOf } from '../visit/told.ts';
import type { OpenVisit } from '../visit/visit.ts';
import { hasStaffCodes } from '../visit/waiting.ts';
import { nextNumber } from './blocks.ts';
import { waitingFor } from './bookingLinks.ts';
import {
  type Decider,
  type Decision,
  givenService,
  happened,
  knownReason,
  type OpenBranch,
  openBranch,
  openVisit,
  refuse,
} from './context.ts';
import { continued } from './continued.ts';

/** Gives the next number of the service's series. The number is unique per branch, series and business date. */
export const issueTicket: Decider<'issueTicket'> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const { day } = branch.value;
  if (day.ticketsUntil !== null && facts.now > day.ticketsUntil) return refuse('day.ticketsEnded', { date: day.date });
  // A number that was typed may be somebody else's: whether they wait is not for whoever typed it.
  const asksForTheirs = command.fromCard === true && command.again !== true;
  const waiting = asksForTheirs
    ? waitingFor(
        state,
        command.personKeys.map(({ hmac }) => hmac),
        command.serviceId,
      )
    : undefined;
  if (waiting !== undefined) {
    return refuse('ticket.alreadyWaiting', { number: formatTicketNumber(waiting.ticket), visitId: waiting.id });
  }
  const several = [command.serviceId, ...(command.also ?? [])];
  const repeated = several.find((serviceId, place) => several.indexOf(serviceId) !== place);
  if (repeated !== undefined) return refuse('service.repeated', { serviceId: repeated });
  // Version 1 of the formulas, which a day that is still open may have begun with, knows no second service.
  if (several.length > 1 && branch.value.day.formulas < 2) return refuse('ticket.oneService');
  for (const serviceId of command.also ?? []) {
    const service = givenService(branch.value.config, serviceId);
    if (!service.ok) return service;
  }
  const continues = continued(state, branch.value.day, facts.now, {
    services: [command.serviceId, ...(command.also ?? [])],
    personKeys: command.personKeys.map(({ hmac }) => hmac),
    named: command.earlier ?? null,
  });
  return ticketOf(state, branch.value, facts, {
    ...command,
    bookingId: null,
    booking: null,
    continues,
    ...(several.length === 1 ? {} : { services: several }),
  });
};

export type TicketAsked = Pick<
  EventPayloads['ticketIssued'],
  'serviceId' | 'class' | 'channel' | 'bookedFor' | 'bookingId' | 'language' | 'identity' | 'personKeys'
> &
  Required<Pick<EventPayloads['ticketIssued'], 'booking' | 'continues'>> &
  Pick<EventPayloads['ticketIssued'], 'services'>;

/** The next number of a service's series, for somebody who may have it. */
export function ticketOf(
  state: BranchState,
  { config, day }: OpenBranch,
  facts: FactsOf<'issueTicket'>,
  asked: TicketAsked,
): Decision {
  const { serviceId } = asked;
  const service = givenService(config, serviceId);
  if (!service.ok) return service;
  if (state.open.has(facts.visitId) || state.ended.has(facts.visitId) || facts.pastVisit !== null) {
    return refuse('ticket.numberTaken', { visitId: facts.visitId });
  }
  return ok([
    happened(facts, day.date, 'ticketIssued', {
      visitId: facts.visitId,
      series: service.value.series,
      number: nextNumber(state, service.value.series, day.date),
      ordinal: nextOrdinal(state),
      serviceId,
      limitMs: limitOf(day.limitsMs, service.value),
      class: asked.class,
      channel: channelHere(config, asked.channel),
      bookedFor: asked.bookedFor,
      bookingId: asked.bookingId,
      language: asked.language,
      estimatedTime: false,
      trackHash: facts.trackHash,
      surveyHash: facts.surveyHash,
      identity: asked.identity,
      personKeys: asked.personKeys,
      expected: facts.expectedWait === null ? null : inMillis(facts.expectedWait),
      ...(facts.toldWait == null ? {} : { told: toldOf(facts.toldWait) }),
      booking: asked.booking,
      continues: asked.continues,
      deviceId: facts.actor.kind === 'device' ? facts.actor.id : null,
      ...(facts.actor.kind === 'staff' ? { staffIssued: true } : {}),
      ...(asked.services === undefined ? {} : { services: asked.services }),
    }),
  ]);
}

function inMillis({ point, low, high }: Estimate): EventPayloads['ticketIssued']['expected'] {
  return { pointMs: Math.round(point), lowMs: Math.round(low), highMs: Math.round(high) };
}

/** New codes for a visit, unless the kiosk that asks holds the present ones. */
export const reprintTicket: Decider<'reprintTicket'> = (state, { visitId }, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const visit = openVisit(state, visitId);
  if (!visit.ok) return visit;
  if (facts.held) return ok([]);
  const { generation, trackHash, surveyHash } = facts;
  const codes = { visitId, deviceId: facts.actor.id, generation, trackHash, surveyHash };
  return ok([happened(facts, branch.value.day.date, 'codesReplaced', codes)]);
};

/**
 * The citizen leaves the queue: with their own token, or somebody of the staff says so, which is another thing. The token
 * of a ticket that staff issued is not the person's alone: with it nobody leaves, since it would tell of nobody. Once
 * attention has begun it is the counter that ends the visit.
 */
export const leaveQueue: Decider<'leaveQueue'> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const visit = openVisit(state, command.visitId);
  if (!visit.ok) return visit;
  if (visit.value.status === 'attending') return refuse('visit.beingAttended', { visitId: command.visitId });
  if (command.by === 'ownToken' && hasStaffCodes(visit.value))
    return refuse('visit.staffIssued', { visitId: command.visitId });
  const own = command.by === 'ownToken' || facts.actor.role !== 'attendant';
  if (!own && !isAtOwnCounter(state, visit.value, facts.actor.id))
    return refuse('visit.notYours', { visitId: command.visitId });
  return ok([
    happened(facts, branch.value.day.date, 'visitLeft', { visitId: command.visitId, by: command.by ?? 'other' }),
  ]);
};

/**
 * Staff take a visit out of the queue, with a reason; its wait so far stays in the figures. An attendant may only remove
 * whom their own counter has, or set aside; of the line a host or a manager disposes.
 */
export const removeVisit: Decider<'removeVisit'> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const visit = openVisit(state, command.visitId);
  if (!visit.ok) return visit;
  if (visit.value.status === 'attending') return refuse('visit.beingAttended', { visitId: command.visitId });
  if (facts.actor.role === 'attendant' && !isAtOwnCounter(state, visit.value, facts.actor.id))
    return refuse('visit.notYours', { visitId: command.visitId });
  const reason = knownReason(branch.value, 'removal', command.reason.code);
  if (!reason.ok) return reason;
  return ok([
    happened(facts, branch.value.day.date, 'visitRemoved', { visitId: command.visitId, reason: command.reason }),
  ]);
};

/** Whether the visit is at the counter of this attendant, called or set aside from it. */
export function isAtOwnCounter(state: BranchState, visit: OpenVisit, attendantId: StaffId): boolean {
  if (visit.status === 'waiting') return false;
  const counter = visit.counterId === null ? undefined : state.counters.get(visit.counterId);
  return counter !== undefined && counter.status !== 'closed' && counter.attendantId === attendantId;
}
