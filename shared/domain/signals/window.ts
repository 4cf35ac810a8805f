import { type Instant, type Millis, SECOND } from '../ids.ts';
import type { Turn } from './turns.ts';

/** The last fifth of the limit: five minutes of twenty-five. */
const LAST_PART = 5;
/** What is done so soon after the instant before it was not done by somebody who had to walk, look and speak. */
export const AT_ONCE: Millis = 3 * SECOND;

/** Whether a wait is in the last minutes before its limit, the limit itself included. */
export function nearLimit(waitedMs: Millis | null, limitMs: Millis): boolean {
  return waitedMs !== null && waitedMs <= limitMs && waitedMs > limitMs - limitMs / LAST_PART;
}

/** Turns that are over. */
export function ended(
  turns: readonly Turn[],
): readonly (Turn & { readonly endSeq: number; readonly endedAt: Instant })[] {
  return turns.filter((turn): turn is Turn & { endSeq: number; endedAt: Instant } => turn.endSeq !== null);
}

/** How long the attention of a turn lasted, ms; null where there was none, or it goes on. */
export function lasted({ startedAt, endedAt }: Turn): Millis | null {
  return startedAt === null || endedAt === null ? null : endedAt - startedAt;
}
