import type { CommandOf } from '../commands.ts';
import { chooseNext, mayCall, waitedInLine } from '../dispatch/view.ts';
import { SECOND } from '../ids.ts';
import { ok } from '../result.ts';
import { type Decider, happened, knownReason, openBranch, openVisit, ownCounter, refuse, visitAt } from './context.ts';

/** Calls whom the day's rule chooses, and records why. */
export const callNext: Decider<CommandOf<'callNext'>> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const counter = ownCounter(state, command.counterId, facts);
  if (!counter.ok) return counter;
  if (counter.value.work.kind === 'visit') return refuse('counter.busy', { counterId: command.counterId });
  const next = chooseNext(state, command.counterId, facts.now);
  if (next === null) return refuse('queue.empty', { counterId: command.counterId });
  return ok([
    happened(facts, branch.value.day.date, 'visitCalled', {
      visitId: next.choice.best.ticket.id,
      counterId: command.counterId,
      attendantId: counter.value.attendantId,
      why: next.why,
      passed: next.choice.passed,
    }),
  ]);
};

/** Calls one particular visit, with a reason that is kept and counted: calls outside the rule are shown to the manager. */
export const callVisit: Decider<CommandOf<'callVisit'>> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const counter = ownCounter(state, command.counterId, facts);
  if (!counter.ok) return counter;
  if (counter.value.work.kind === 'visit') return refuse('counter.busy', { counterId: command.counterId });
  const visit = openVisit(state, command.visitId);
  if (!visit.ok) return visit;
  if (visit.value.status !== 'waiting') return refuse('visit.notWaiting', { visitId: command.visitId });
  if (!mayCall(state, command.counterId, visit.value)) {
    return visit.value.place.counterId === null
      ? refuse('visit.notQualified', { visitId: command.visitId })
      : refuse('visit.forAnotherCounter', { visitId: command.visitId });
  }
  const reason = knownReason(branch.value, 'specificCall', command.reason.code);
  if (!reason.ok) return reason;
  return ok([
    happened(facts, branch.value.day.date, 'visitCalled', {
      visitId: command.visitId,
      counterId: command.counterId,
      attendantId: counter.value.attendantId,
      why: { mode: 'specific', reason: command.reason, waitedMs: waitedInLine(visit.value, facts.now) },
      passed: [],
    }),
  ]);
};

/** Calls the same number again. The first call stands for ever; a recall only gives the person another chance to hear it. */
export const recall: Decider<CommandOf<'recall'>> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const counter = ownCounter(state, command.counterId, facts);
  if (!counter.ok) return counter;
  const visit = visitAt(state, counter.value);
  if (!visit.ok) return visit;
  if (visit.value.status !== 'called') return refuse('visit.notCalled', { visitId: visit.value.id });
  const lastCall = visit.value.calls.at(-1) ?? visit.value.calls[0];
  const readyAt = lastCall + branch.value.config.calling.recallGapSeconds * SECOND;
  if (facts.now < readyAt) {
    return refuse('visit.tooSoonToRecall', { secondsLeft: Math.ceil((readyAt - facts.now) / SECOND) });
  }
  return ok([
    happened(facts, branch.value.day.date, 'visitRecalled', {
      visitId: visit.value.id,
      counterId: command.counterId,
      call: visit.value.calls.length + 1,
    }),
  ]);
};

/** The person did not come: after the configured calls, or the configured time since the first of them. */
export const recordNoShow: Decider<CommandOf<'recordNoShow'>> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const counter = ownCounter(state, command.counterId, facts);
  if (!counter.ok) return counter;
  const visit = visitAt(state, counter.value);
  if (!visit.ok) return visit;
  if (visit.value.status !== 'called') return refuse('visit.notCalled', { visitId: visit.value.id });
  const { noShowCalls, noShowSeconds } = branch.value.config.calling;
  const secondsLeft = Math.ceil((visit.value.calls[0] + noShowSeconds * SECOND - facts.now) / SECOND);
  const callsLeft = noShowCalls - visit.value.calls.length;
  if (callsLeft > 0 && secondsLeft > 0) return refuse('visit.noShowTooEarly', { callsLeft, secondsLeft });
  return ok([
    happened(facts, branch.value.day.date, 'noShowRecorded', {
      visitId: visit.value.id,
      counterId: command.counterId,
      calls: visit.value.calls.length,
    }),
  ]);
};
