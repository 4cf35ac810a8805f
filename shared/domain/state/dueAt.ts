import { type Instant, MINUTE, type VisitId } from '../ids.ts';
import type { OpenVisit } from '../visit/visit.ts';
import type { BranchState } from './state.ts';

/** What a hold that the citizen confirmed moves the limit by at most, and all those that nobody confirmed together (ADR 0022). */
const HOLD_AT_MOST = 10 * MINUTE;

/** When the visit's official wait reaches its limit: holds that the citizen asked for move it, as far as they are taken out. */
export function dueAt(visit: OpenVisit): Instant {
  const held = { confirmed: 0, unconfirmed: 0 };
  for (const { by, from, to, confirmed } of visit.holds) {
    if (by !== 'citizen' || to === null) continue;
    if (confirmed) held.confirmed += Math.min(HOLD_AT_MOST, to - from);
    else held.unconfirmed += to - from;
  }
  return visit.waitsFrom + visit.limitMs + held.confirmed + Math.min(HOLD_AT_MOST, held.unconfirmed);
}

/** The limits of those who still wait for their first attention: only theirs can be kept. */
export function waitingLimits(state: BranchState): Map<VisitId, Instant> {
  const limits = new Map<VisitId, Instant>();
  for (const visit of state.open.values())
    if (visit.status === 'waiting' && visit.firstStartAt === null) limits.set(visit.id, dueAt(visit));
  return limits;
}
