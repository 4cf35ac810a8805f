import { type Instant, SECOND } from '../ids.ts';
import { UNDO_END_SECONDS } from '../law.ts';
import type { Refusal } from '../ledger/refusals.ts';
import type { AtCounterVisit } from '../visit/visit.ts';
import type { BranchState, OpenCounter } from './state.ts';
import { endedVisits } from './visits/endedVisits.ts';
import { openVisits } from './visits/openVisits.ts';

/** The end that a counter gave last and did nothing after. `before`: the visit as it was; `at`: when it was ended. */
export type Slip = {
  readonly before: AtCounterVisit;
  readonly at: Instant;
  readonly undoes: 'attentionFinished' | 'noShowRecorded';
};

/** What this counter could take back; null when it ended nobody last. A day of the first formulas knows no undoing. */
export function undoableEnd(state: BranchState, counter: OpenCounter): Slip | null {
  if (counter.work.kind !== 'idle' || counter.work.ended === undefined || (state.day?.formulas ?? 1) < 2) return null;
  const { ended: before, since: at } = counter.work;
  return { before, at, undoes: before.status === 'attending' ? 'attentionFinished' : 'noShowRecorded' };
}

/** Until when an end may be taken back, UTC ms. */
export function undoUntil({ at }: Slip): Instant {
  return at + UNDO_END_SECONDS * SECOND;
}

/** Why an end stays what it is; null when it may be taken back. */
export function noUndoBecause(state: BranchState, slip: Slip, now: Instant): Refusal | null {
  if (now > undoUntil(slip)) return { code: 'undo.tooLate', detail: { seconds: UNDO_END_SECONDS } };
  return wentOn(state, slip) ? { code: 'undo.wentOn', detail: { visitId: slip.before.id } } : null;
}

/** Whether the person answered, was called or sent somewhere, or has another ticket that stands for this one. */
function wentOn(state: BranchState, { before: { id } }: Slip): boolean {
  const ended = state.ended.get(id);
  if (ended !== undefined) {
    const stoodFor = openVisits(state.open).continuing(id).length + endedVisits(state.ended).continuing(id).length;
    return ended.surveyed || ended.exclusion !== null || stoodFor > 0;
  }
  // Of several services the next one: still as the finish left it.
  const next = state.open.get(id);
  if (next?.status !== 'waiting') return true;
  return (
    next.segments.length > 1 || next.holds.length > 0 || next.firstCallAt !== null || next.place.counterId !== null
  );
}
