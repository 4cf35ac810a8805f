import type { Instant, VisitId } from '../ids.ts';
import type { OpenVisit } from '../visit/visit.ts';
import type { BranchState } from './state.ts';

/** When the visit's official wait reaches its limit: holds that the citizen asked for move it. */
export function dueAt(visit: OpenVisit): Instant {
  const held = visit.holds.reduce(
    (sum, hold) => sum + (hold.by === 'citizen' && hold.to !== null ? hold.to - hold.from : 0),
    0,
  );
  return visit.waitsFrom + visit.limitMs + held;
}

/** The limits of those who still wait for their first attention: only theirs can be kept. */
export function waitingLimits(state: BranchState): Map<VisitId, Instant> {
  const limits = new Map<VisitId, Instant>();
  for (const visit of state.open.values())
    if (visit.status === 'waiting' && visit.firstStartAt === null) limits.set(visit.id, dueAt(visit));
  return limits;
}
