import type { BranchConfig } from '../branch/config.ts';
import { notGiven } from '../branch/profile.ts';
import { mayCall } from '../dispatch/view.ts';
import type { ServiceId } from '../ids.ts';
import type { CommandOf } from '../ledger/commands.ts';
import type { Refusal } from '../ledger/refusals.ts';
import { ok, type Result } from '../result.ts';
import { outcomeOfAll, type ServiceOutcome } from '../visit/outcomes.ts';
import { hasStaffCodes, isAttentionAt, isConfirmable } from '../visit/waiting.ts';
import {
  type Decider,
  happened,
  knownCounter,
  knownReason,
  knownService,
  openBranch,
  openVisit,
  ownDesk,
  ownDeskWithVisit,
  refuse,
} from './context.ts';

/** The person is at the counter: the attendant confirms it, and the official wait ends here. */
export const startAttention: Decider<'startAttention'> = (state, command, facts) => {
  const desk = ownDeskWithVisit(state, command, facts);
  if (!desk.ok) return desk;
  const { counter, visit } = desk.value;
  if (visit.status !== 'called') return refuse('visit.notCalled', { visitId: visit.id });
  return ok([
    happened(facts, desk.value.day.date, 'attentionStarted', {
      visitId: visit.id,
      counterId: command.counterId,
      attendantId: counter.attendantId,
    }),
  ]);
};

/**
 * Who the person said they are, for the counter that called them and nobody else, while they are there: not before, not
 * after, and never without a trace.
 */
export const showIdentity: Decider<'showIdentity'> = (state, command, facts) => {
  const desk = ownDeskWithVisit(state, command, facts);
  if (!desk.ok) return desk;
  const { counter, day, visit } = desk.value;
  if (visit.identity === null) return refuse('visit.noIdentity', { visitId: visit.id });
  if (facts.blocked(visit.id)) return refuse('rights.blocked');
  return ok([
    happened(facts, day.date, 'identityShown', {
      visitId: visit.id,
      counterId: command.counterId,
      attendantId: counter.attendantId,
    }),
  ]);
};

/**
 * Ends the visit with its outcome and the services really given; where each of them has an outcome of its own, the visit's is
 * theirs and nothing better.
 */
export const finishAttention: Decider<'finishAttention'> = (state, command, facts) => {
  const desk = ownDeskWithVisit(state, command, facts);
  if (!desk.ok) return desk;
  const { counter, visit } = desk.value;
  if (visit.status !== 'attending') return refuse('visit.notAttending', { visitId: visit.id });
  for (const serviceId of command.servicesGiven) {
    const service = knownService(desk.value, serviceId);
    if (!service.ok) return service;
  }
  const given = [...new Set(command.servicesGiven)].sort();
  const each = outcomesOfEach(desk.value.config, command, given);
  if (!each.ok) return each;
  return ok([
    happened(facts, desk.value.day.date, 'attentionFinished', {
      visitId: visit.id,
      counterId: command.counterId,
      attendantId: counter.attendantId,
      outcome: command.outcome,
      servicesGiven: given,
      ...(each.value === null ? {} : { outcomes: each.value }),
      note: command.note,
    }),
  ]);
};

/** The outcome of each service, in their order; null where one stands for all of them. */
function outcomesOfEach(
  config: BranchConfig,
  { outcome, outcomes }: CommandOf<'finishAttention'>,
  given: readonly ServiceId[],
): Result<readonly ServiceOutcome[] | null, Refusal> {
  if (outcomes === undefined) {
    const asked = config.finishing?.outcomeForEach === true && given.length > 1;
    return asked ? refuse('outcome.eachMissing') : ok(null);
  }
  const sorted = [...outcomes].sort((a, b) => (a.serviceId < b.serviceId ? -1 : 1));
  const [first, ...rest] = sorted;
  const same = sorted.length === given.length && sorted.every(({ serviceId }, index) => serviceId === given[index]);
  if (first === undefined || !same) return refuse('outcome.eachOnce');
  return outcomeOfAll([first, ...rest]) === outcome ? ok(sorted) : refuse('outcome.ofAll');
}

/**
 * Sends the visit to another service or counter. Before an attention it keeps its entry and stage, also where a start was
 * no attention yet; after it, it waits again at stage 2 from now. Either way the first wait stands.
 */
export const transferVisit: Decider<'transferVisit'> = (state, command, facts) => {
  const desk = ownDeskWithVisit(state, command, facts);
  if (!desk.ok) return desk;
  const { visit } = desk.value;
  if (visit.status !== 'called' && visit.status !== 'attending') {
    return refuse('visit.notAttending', { visitId: visit.id });
  }
  const reason = knownReason(desk.value, 'transfer', command.reason.code);
  if (!reason.ok) return reason;
  const destination = { serviceId: visit.place.serviceId, counterId: null as string | null };
  if ('serviceId' in command.to) {
    const service = knownService(desk.value, command.to.serviceId);
    if (!service.ok) return service;
    // Back to the line that it was called from: that is a hold, which counts as what it is.
    if (service.value.id === visit.place.serviceId)
      return refuse('transfer.sameService', { serviceId: service.value.id });
    const missing = notGiven(desk.value.config, service.value);
    if (missing !== null) {
      const code = missing === 'noCounter' ? 'transfer.nobodyQualified' : 'service.handlesMoney';
      return refuse(code, { serviceId: service.value.id });
    }
    destination.serviceId = service.value.id;
  } else {
    if (command.to.counterId === command.counterId) return refuse('transfer.sameCounter');
    const other = knownCounter(state, command.to.counterId);
    if (!other.ok) return other;
    if (other.value.status === 'closed') return refuse('counter.closed', { counterId: command.to.counterId });
    destination.counterId = command.to.counterId;
  }
  return ok([
    happened(facts, desk.value.day.date, 'visitTransferred', {
      visitId: visit.id,
      fromCounterId: command.counterId,
      ...destination,
      stage: isAttentionAt(desk.value.day, visit, facts.now) ? 2 : visit.place.stage,
      reason: command.reason,
    }),
  ]);
};

/** Sets the visit aside; the counter is free. Only a hold that the citizen asked for is taken out of the official wait. */
export const holdVisit: Decider<'holdVisit'> = (state, command, facts) => {
  const desk = ownDeskWithVisit(state, command, facts);
  if (!desk.ok) return desk;
  const { visit } = desk.value;
  const reason = knownReason(desk.value, 'hold', command.reason.code);
  if (!reason.ok) return reason;
  return ok([
    happened(facts, desk.value.day.date, 'visitHeld', {
      visitId: visit.id,
      counterId: command.counterId,
      by: command.by,
      reason: command.reason,
    }),
  ]);
};

/**
 * The person says themself that they asked to be held, before they are called again. What staff issued is left out: they
 * saw the codes of that ticket.
 */
export const confirmHold: Decider<'confirmHold'> = (state, { visitId, how }, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const visit = openVisit(state, visitId);
  if (!visit.ok) return visit;
  if (hasStaffCodes(visit.value)) return refuse('visit.staffIssued', { visitId });
  if (!visit.value.holds.some((hold) => isConfirmable(visit.value, hold))) return refuse('hold.nothingToConfirm');
  return ok([happened(facts, branch.value.day.date, 'holdConfirmed', { visitId, how })]);
};

/** Somebody is attended who took no ticket. Outside the standard; strict counts one more for whoever gave up before. */
export const attendWithoutTicket: Decider<'attendWithoutTicket'> = (state, command, facts) => {
  const desk = ownDesk(state, command.counterId, facts);
  if (!desk.ok) return desk;
  const { counter, day } = desk.value;
  if (counter.work.kind === 'visit') return refuse('counter.busy', { counterId: command.counterId });
  const service = knownService(desk.value, command.serviceId);
  if (!service.ok) return service;
  const reason = knownReason(desk.value, 'specificCall', command.reason.code);
  if (!reason.ok) return reason;
  return ok([
    happened(facts, day.date, 'attendedWithoutTicket', {
      walkId: facts.newId,
      counterId: command.counterId,
      attendantId: counter.attendantId,
      serviceId: service.value.id,
      reason: command.reason,
    }),
  ]);
};

/** Brings a held visit back to its old place in its line. Any attendant whose counter could call it may do it. */
export const returnVisit: Decider<'returnVisit'> = (state, command, facts) => {
  const desk = ownDesk(state, command.counterId, facts);
  if (!desk.ok) return desk;
  const visit = openVisit(state, command.visitId);
  if (!visit.ok) return visit;
  if (visit.value.status !== 'onHold') return refuse('visit.notOnHold', { visitId: command.visitId });
  const own = visit.value.counterId === command.counterId;
  if (!own && !mayCall(state, command.counterId, { ...visit.value, status: 'waiting' })) {
    return refuse('visit.notQualified', { visitId: command.visitId });
  }
  return ok([happened(facts, desk.value.day.date, 'visitReturned', { visitId: command.visitId })]);
};
