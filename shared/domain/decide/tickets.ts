import { channelHere } from '../branch/profile.ts';
import { MINUTE, SECOND } from '../ids.ts';
import type { CommandOf } from '../ledger/commands.ts';
import type { EventPayloads } from '../ledger/events.ts';
import type { FactsOf } from '../ledger/facts.ts';
import { ok } from '../result.ts';
import type { BranchState } from '../state/state.ts';
import { openVisits } from '../state/visits/openVisits.ts';
import type { Estimate } from '../visit/estimate.ts';
import { formatTicketNumber } from '../visit/ticketNumber.ts';
import type { OpenVisit } from '../visit/visit.ts';
import { nextNumber } from './blocks.ts';
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

/** Gives the next number of the service's series. The number is unique per branch, series and business date. */
export const issueTicket: Decider<'issueTicket'> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const { day } = branch.value;
  if (day.ticketsUntil !== null && facts.now > day.ticketsUntil) return refuse('day.ticketsEnded', { date: day.date });
  // A number that was typed may be somebody else's: whether they wait is not for whoever typed it.
  const asksForTheirs = command.fromCard === true && command.again !== true;
  const waiting = asksForTheirs ? samePersonWaiting(state, command) : undefined;
  if (waiting !== undefined) {
    return refuse('ticket.alreadyWaiting', { number: formatTicketNumber(waiting.ticket), visitId: waiting.id });
  }
  return ticketOf(state, branch.value, facts, { ...command, bookingId: null });
};

export type TicketAsked = Pick<
  EventPayloads['ticketIssued'],
  'serviceId' | 'class' | 'channel' | 'bookedFor' | 'bookingId' | 'language' | 'identity' | 'personKeys'
>;

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
      ordinal: state.entries.length + 1,
      serviceId,
      limitMs: service.value.limitMinutes * MINUTE,
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
    }),
  ]);
}

function inMillis({ point, low, high }: Estimate): EventPayloads['ticketIssued']['expected'] {
  return { pointMs: Math.round(point), lowMs: Math.round(low), highMs: Math.round(high) };
}

/** The person's live ticket for the same service, known by the keys of their identity. */
function samePersonWaiting(state: BranchState, command: CommandOf<'issueTicket'>): OpenVisit | undefined {
  const visits = openVisits(state.open);
  return command.personKeys
    .flatMap(({ hmac }) => visits.ofPerson(hmac))
    .flatMap((id) => visits.get(id) ?? [])
    .filter((visit) => visit.serviceId === command.serviceId)
    .sort((a, b) => a.ordinal - b.ordinal)[0];
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

/** The citizen leaves the queue. Once attention has begun it is the counter that ends the visit. */
export const leaveQueue: Decider<'leaveQueue'> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const visit = openVisit(state, command.visitId);
  if (!visit.ok) return visit;
  if (visit.value.status === 'attending') return refuse('visit.beingAttended', { visitId: command.visitId });
  return ok([happened(facts, branch.value.day.date, 'visitLeft', { visitId: command.visitId })]);
};

/** Staff take a visit out of the queue, with a reason; its wait so far stays in the figures. */
export const removeVisit: Decider<'removeVisit'> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const visit = openVisit(state, command.visitId);
  if (!visit.ok) return visit;
  if (visit.value.status === 'attending') return refuse('visit.beingAttended', { visitId: command.visitId });
  const reason = knownReason(branch.value, 'removal', command.reason.code);
  if (!reason.ok) return reason;
  return ok([
    happened(facts, branch.value.day.date, 'visitRemoved', { visitId: command.visitId, reason: command.reason }),
  ]);
};

/**
 * Takes a visit out of the standard, by one of the listed codes only; it works for past days too, as a correction.
 * A duplicate must have been removed within the configured time of its issue; a contingency needs its act's number.
 */
export const excludeVisit: Decider<'excludeVisit'> = (state, command, facts) => {
  if (state.config === null) return refuse('config.none');
  const present = state.open.get(command.visitId) ?? state.ended.get(command.visitId) ?? null;
  const past = facts.pastVisit;
  if (present === null && past === null) return refuse('visit.unknown', { visitId: command.visitId });
  if (present !== null ? present.exclusion !== null : past?.excluded) {
    return refuse('visit.alreadyExcluded', { visitId: command.visitId });
  }
  if (command.code === 'contingency' && command.act === null) return refuse('exclusion.actRequired');
  if (command.code === 'duplicate') {
    const span =
      present === null
        ? past && past.endedAt - past.issuedAt
        : present.status === 'removed'
          ? present.endedAt - present.issuedAt
          : null;
    const removed = present === null ? past?.removedAsDuplicate === true : present.status === 'removed';
    const limit = state.config.config.standard.duplicateSeconds * SECOND;
    if (!removed || span === null || span > limit) return refuse('visit.notADuplicate', { visitId: command.visitId });
  }
  return ok([
    happened(facts, present?.businessDate ?? past?.businessDate ?? null, 'visitExcluded', {
      visitId: command.visitId,
      code: command.code,
      act: command.act?.mark ?? null,
      ...(command.act === null ? {} : { sealedAct: command.act.text }),
      reason: command.reason,
    }),
  ]);
};
