import { ok } from '../result.ts';
import { type Decider, happened, knownCounter, knownReason, openBranch, ownDesk, refuse } from './context.ts';

/** An attendant sits down at a counter. One attendant has one counter. */
export const openCounter: Decider<'openCounter'> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const counter = knownCounter(state, command.counterId);
  if (!counter.ok) return counter;
  if (counter.value.status !== 'closed') return refuse('counter.alreadyOpen', { counterId: command.counterId });
  const elsewhere = [...state.counters.values()].find(
    (other) => other.status !== 'closed' && other.attendantId === facts.actor.id,
  );
  if (elsewhere !== undefined) return refuse('attendant.elsewhere', { counterId: elsewhere.id });
  return ok([
    happened(facts, branch.value.day.date, 'counterOpened', {
      counterId: command.counterId,
      attendantId: facts.actor.id,
    }),
  ]);
};

/** Pauses an idle counter, with a reason that the manager sees. */
export const pauseCounter: Decider<'pauseCounter'> = (state, command, facts) => {
  const desk = ownDesk(state, command.counterId, facts);
  if (!desk.ok) return desk;
  const { counter } = desk.value;
  if (counter.work.kind === 'visit') return refuse('counter.busy', { counterId: command.counterId });
  const reason = knownReason(desk.value, 'pause', command.reason.code);
  if (!reason.ok) return reason;
  return ok([
    happened(facts, desk.value.day.date, 'counterPaused', { counterId: command.counterId, reason: command.reason }),
  ]);
};

export const resumeCounter: Decider<'resumeCounter'> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const counter = knownCounter(state, command.counterId);
  if (!counter.ok) return counter;
  if (counter.value.status === 'closed') return refuse('counter.closed', { counterId: command.counterId });
  if (counter.value.attendantId !== facts.actor.id) return refuse('counter.notYours', { counterId: command.counterId });
  if (counter.value.status !== 'paused') return refuse('counter.notPaused', { counterId: command.counterId });
  return ok([happened(facts, branch.value.day.date, 'counterResumed', { counterId: command.counterId })]);
};

/** Closes a counter that attends nobody: its own attendant, or a manager for a counter left open. */
export const closeCounter: Decider<'closeCounter'> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const counter = knownCounter(state, command.counterId);
  if (!counter.ok) return counter;
  if (counter.value.status === 'closed') return refuse('counter.closed', { counterId: command.counterId });
  if (counter.value.attendantId !== facts.actor.id && facts.actor.role === 'attendant') {
    return refuse('counter.notYours', { counterId: command.counterId });
  }
  if (counter.value.status === 'open' && counter.value.work.kind === 'visit') {
    return refuse('counter.busy', { counterId: command.counterId });
  }
  const { date } = branch.value.day;
  const sentHere = [...state.open.values()]
    .filter((visit) => visit.place.counterId === command.counterId)
    .sort((a, b) => a.ordinal - b.ordinal);
  return ok([
    ...sentHere.map((visit) =>
      happened(facts, date, 'visitReleased', { visitId: visit.id, counterId: command.counterId }),
    ),
    happened(facts, date, 'counterClosed', { counterId: command.counterId }),
  ]);
};

/**
 * A manager frees a counter whose attendant went away with somebody at it: who was there waits again in their old place. It
 * is not how an attention ends, so that an attendant cannot do it, and strict counts what they waited (ADR 0022).
 */
export const releaseCounter: Decider<'releaseCounter'> = (state, { counterId }, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const counter = knownCounter(state, counterId);
  if (!counter.ok) return counter;
  if (counter.value.status !== 'open') return refuse('counter.closed', { counterId });
  // The formulas of version 1 have no word for it.
  if (counter.value.work.kind === 'idle' || branch.value.day.formulas < 2) return refuse('counter.idle', { counterId });
  const { visitId } = counter.value.work;
  return ok([happened(facts, branch.value.day.date, 'counterReleased', { counterId, visitId, by: facts.actor.id })]);
};
