import { ok } from '../result.ts';
import { noUndoBecause, undoableEnd } from '../state/undo.ts';
import { isAttentionAt } from '../visit/waiting.ts';
import { type Decider, happened, ownDesk, ownDeskWithVisit, refuse } from './context.ts';

/**
 * A start by mistake is taken back within the seconds that make no attention yet: it never was, and the turn goes on. What
 * lasted longer was an attention, and is ended like one.
 */
export const undoStart: Decider<'undoStart'> = (state, command, facts) => {
  const desk = ownDeskWithVisit(state, command, facts);
  if (!desk.ok) return desk;
  const { counter, day, visit } = desk.value;
  if (visit.status !== 'attending') return refuse('visit.notAttending', { visitId: visit.id });
  if (isAttentionAt(day, visit, facts.now)) return refuse('visit.undoTooLate', { visitId: visit.id });
  return ok([
    happened(facts, day.date, 'startUndone', {
      visitId: visit.id,
      counterId: command.counterId,
      attendantId: counter.attendantId,
    }),
  ]);
};

/**
 * An end by mistake, taken back within seconds by the counter that gave it and that did nothing since: it never was, and the
 * person is there as before it. Not where they went on meanwhile, by anybody's hand or their own (ADR 0058).
 */
export const undoEnd: Decider<'undoEnd'> = (state, command, facts) => {
  const desk = ownDesk(state, command.counterId, facts);
  if (!desk.ok) return desk;
  const { counter, day } = desk.value;
  const slip = undoableEnd(state, counter);
  if (slip === null) return refuse('undo.nothing', { counterId: command.counterId });
  if (command.visitId !== undefined && command.visitId !== slip.before.id)
    return refuse('counter.otherVisit', { counterId: command.counterId });
  const why = noUndoBecause(state, slip, facts.now);
  if (why !== null) return refuse(why.code, why.detail);
  return ok([
    happened(facts, day.date, 'endUndone', {
      visitId: slip.before.id,
      counterId: command.counterId,
      attendantId: counter.attendantId,
      undoes: slip.undoes,
    }),
  ]);
};
