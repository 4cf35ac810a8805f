import { chooseNext, mayCall, waitedInLine } from '../dispatch/view.ts';
import { SECOND } from '../ids.ts';
import { ok } from '../result.ts';
import { couldComeFrom, isAnnounced } from '../visit/announced.ts';
import {
  type Decider,
  happened,
  knownReason,
  openBranch,
  openVisit,
  ownDesk,
  ownDeskWithVisit,
  refuse,
} from './context.ts';

/** Calls whom the day's rule chooses, and records why. */
export const callNext: Decider<'callNext'> = (state, command, facts) => {
  const desk = ownDesk(state, command.counterId, facts);
  if (!desk.ok) return desk;
  const { counter } = desk.value;
  if (counter.work.kind === 'visit') return refuse('counter.busy', { counterId: command.counterId });
  const next = chooseNext(state, command.counterId, facts.now);
  if (next === null) return refuse('queue.empty', { counterId: command.counterId });
  return ok([
    happened(facts, desk.value.day.date, 'visitCalled', {
      visitId: next.choice.best.ticket.id,
      counterId: command.counterId,
      attendantId: counter.attendantId,
      why: next.why,
      passed: next.choice.passed,
    }),
  ]);
};

/** Calls one particular visit, with a reason that is kept and counted: calls outside the rule are shown to the manager. */
export const callVisit: Decider<'callVisit'> = (state, command, facts) => {
  const desk = ownDesk(state, command.counterId, facts);
  if (!desk.ok) return desk;
  const { counter } = desk.value;
  if (counter.work.kind === 'visit') return refuse('counter.busy', { counterId: command.counterId });
  const visit = openVisit(state, command.visitId);
  if (!visit.ok) return visit;
  if (visit.value.status !== 'waiting') return refuse('visit.notWaiting', { visitId: command.visitId });
  if (!mayCall(state, command.counterId, visit.value)) {
    return visit.value.place.counterId === null
      ? refuse('visit.notQualified', { visitId: command.visitId })
      : refuse('visit.forAnotherCounter', { visitId: command.visitId });
  }
  const reason = knownReason(desk.value, 'specificCall', command.reason.code);
  if (!reason.ok) return reason;
  return ok([
    happened(facts, desk.value.day.date, 'visitCalled', {
      visitId: command.visitId,
      counterId: command.counterId,
      attendantId: counter.attendantId,
      why: { mode: 'specific', reason: command.reason, waitedMs: waitedInLine(visit.value, facts.now) },
      passed: [],
    }),
  ]);
};

/** Calls the same number again. The first call stands for ever; a recall only gives the person another chance to hear it. */
export const recall: Decider<'recall'> = (state, command, facts) => {
  const desk = ownDeskWithVisit(state, command, facts);
  if (!desk.ok) return desk;
  const { visit } = desk.value;
  if (visit.status !== 'called') return refuse('visit.notCalled', { visitId: visit.id });
  const lastCall = visit.calls.at(-1) ?? visit.calls[0];
  const readyAt = lastCall + desk.value.config.calling.recallGapSeconds * SECOND;
  if (facts.now < readyAt) {
    return refuse('visit.tooSoonToRecall', { secondsLeft: Math.ceil((readyAt - facts.now) / SECOND) });
  }
  return ok([
    happened(facts, desk.value.day.date, 'visitRecalled', {
      visitId: visit.id,
      counterId: command.counterId,
      call: visit.calls.length + 1,
    }),
  ]);
};

/** The person did not come: after the configured calls and the configured time since the first of them could be seen. */
export const recordNoShow: Decider<'recordNoShow'> = (state, command, facts) => {
  const desk = ownDeskWithVisit(state, command, facts);
  if (!desk.ok) return desk;
  const { visit } = desk.value;
  if (visit.status !== 'called') return refuse('visit.notCalled', { visitId: visit.id });
  const { noShowCalls, noShowSeconds } = desk.value.config.calling;
  const secondsLeft = Math.ceil((couldComeFrom(visit, visit.calls[0]) + noShowSeconds * SECOND - facts.now) / SECOND);
  const callsLeft = noShowCalls - visit.calls.length;
  // On a day of version 1 either was enough.
  const early = desk.value.day.formulas < 2 ? callsLeft > 0 && secondsLeft > 0 : callsLeft > 0 || secondsLeft > 0;
  if (early)
    return refuse('visit.noShowTooEarly', { callsLeft: Math.max(0, callsLeft), secondsLeft: Math.max(0, secondsLeft) });
  return ok([
    happened(facts, desk.value.day.date, 'noShowRecorded', {
      visitId: visit.id,
      counterId: command.counterId,
      calls: visit.calls.length,
    }),
  ]);
};

/**
 * A board says which calls it showed. It is believed for what it is: a sign that somebody could have seen them. Each call is
 * written down once, by whichever board is first: a board that tells the same again, or its token in other hands, adds no row.
 */
export const announceCalls: Decider<'announceCalls'> = (state, { deviceId, calls }, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const fresh = calls.filter(({ visitId, calledAt }, index) => {
    const visit = state.open.get(visitId) ?? state.ended.get(visitId);
    const before = calls.findIndex((call) => call.visitId === visitId && call.calledAt === calledAt) < index;
    return visit !== undefined && !before && !isAnnounced(visit, calledAt);
  });
  if (fresh.length === 0) return ok([]);
  return ok([happened(facts, branch.value.day.date, 'callsAnnounced', { deviceId, calls: fresh })]);
};
