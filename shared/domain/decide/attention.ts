import type { CommandOf } from '../commands.ts';
import { mayCall } from '../dispatch/view.ts';
import { ok } from '../result.ts';
import {
  type Decider,
  happened,
  knownCounter,
  knownReason,
  knownService,
  openBranch,
  openVisit,
  ownCounter,
  refuse,
  visitAt,
} from './context.ts';

/** The person is at the counter: the attendant confirms it, and the official wait ends here. */
export const startAttention: Decider<CommandOf<'startAttention'>> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const counter = ownCounter(state, command.counterId, facts);
  if (!counter.ok) return counter;
  const visit = visitAt(state, counter.value);
  if (!visit.ok) return visit;
  if (visit.value.status !== 'called') return refuse('visit.notCalled', { visitId: visit.value.id });
  return ok([
    happened(facts, branch.value.day.date, 'attentionStarted', {
      visitId: visit.value.id,
      counterId: command.counterId,
      attendantId: counter.value.attendantId,
    }),
  ]);
};

/** Ends the visit with its outcome and the services really given. */
export const finishAttention: Decider<CommandOf<'finishAttention'>> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const counter = ownCounter(state, command.counterId, facts);
  if (!counter.ok) return counter;
  const visit = visitAt(state, counter.value);
  if (!visit.ok) return visit;
  if (visit.value.status !== 'attending') return refuse('visit.notAttending', { visitId: visit.value.id });
  for (const serviceId of command.servicesGiven) {
    const service = knownService(branch.value, serviceId);
    if (!service.ok) return service;
  }
  return ok([
    happened(facts, branch.value.day.date, 'attentionFinished', {
      visitId: visit.value.id,
      counterId: command.counterId,
      attendantId: counter.value.attendantId,
      outcome: command.outcome,
      servicesGiven: [...new Set(command.servicesGiven)].sort(),
      note: command.note,
    }),
  ]);
};

/**
 * Sends the visit to another service or counter. Before attention it keeps its entry and stage 1; after it, it waits
 * again at stage 2 from now. Either way the first wait stands.
 */
export const transferVisit: Decider<CommandOf<'transferVisit'>> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const counter = ownCounter(state, command.counterId, facts);
  if (!counter.ok) return counter;
  const visit = visitAt(state, counter.value);
  if (!visit.ok) return visit;
  if (visit.value.status !== 'called' && visit.value.status !== 'attending') {
    return refuse('visit.notAttending', { visitId: visit.value.id });
  }
  const reason = knownReason(branch.value, 'transfer', command.reason.code);
  if (!reason.ok) return reason;
  const destination = { serviceId: visit.value.place.serviceId, counterId: null as string | null };
  if ('serviceId' in command.to) {
    const service = knownService(branch.value, command.to.serviceId);
    if (!service.ok) return service;
    if (!branch.value.config.counters.some((other) => other.serviceIds.includes(service.value.id))) {
      return refuse('transfer.nobodyQualified', { serviceId: service.value.id });
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
    happened(facts, branch.value.day.date, 'visitTransferred', {
      visitId: visit.value.id,
      fromCounterId: command.counterId,
      ...destination,
      stage: visit.value.status === 'attending' ? 2 : visit.value.place.stage,
      reason: command.reason,
    }),
  ]);
};

/** Sets the visit aside; the counter is free. Only a hold that the citizen asked for is taken out of the official wait. */
export const holdVisit: Decider<CommandOf<'holdVisit'>> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const counter = ownCounter(state, command.counterId, facts);
  if (!counter.ok) return counter;
  const visit = visitAt(state, counter.value);
  if (!visit.ok) return visit;
  const reason = knownReason(branch.value, 'hold', command.reason.code);
  if (!reason.ok) return reason;
  return ok([
    happened(facts, branch.value.day.date, 'visitHeld', {
      visitId: visit.value.id,
      counterId: command.counterId,
      by: command.by,
      reason: command.reason,
    }),
  ]);
};

/** Brings a held visit back to its old place in its line. Any attendant whose counter could call it may do it. */
export const returnVisit: Decider<CommandOf<'returnVisit'>> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const counter = ownCounter(state, command.counterId, facts);
  if (!counter.ok) return counter;
  const visit = openVisit(state, command.visitId);
  if (!visit.ok) return visit;
  if (visit.value.status !== 'onHold') return refuse('visit.notOnHold', { visitId: command.visitId });
  const own = visit.value.counterId === command.counterId;
  if (!own && !mayCall(state, command.counterId, { ...visit.value, status: 'waiting' })) {
    return refuse('visit.notQualified', { visitId: command.visitId });
  }
  return ok([happened(facts, branch.value.day.date, 'visitReturned', { visitId: command.visitId })]);
};
