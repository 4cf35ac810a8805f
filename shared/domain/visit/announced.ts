import { type Instant, type Millis, SECOND } from '../ids.ts';
import type { VisitBasis } from './visit.ts';

/** A call that no board says it showed counts as seen after this long: a branch may have no board, and one may be mute. */
const UNSEEN_AT_MOST: Millis = 30 * SECOND;

/** Whether a board said that it showed this call of the visit. */
export function isAnnounced(visit: Pick<VisitBasis, 'announced'>, calledAt: Instant): boolean {
  return visit.announced?.some((seen) => seen.calledAt === calledAt) ?? false;
}

/**
 * From when on a person can have known of a call and has time to come: once the first board says that it shows it, and 30 s
 * after the call at the latest.
 */
export function couldComeFrom(visit: Pick<VisitBasis, 'announced'>, calledAt: Instant): Instant {
  const seen = visit.announced?.find((each) => each.calledAt === calledAt)?.at ?? Number.POSITIVE_INFINITY;
  return Math.min(Math.max(seen, calledAt), calledAt + UNSEEN_AT_MOST);
}
