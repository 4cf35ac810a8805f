import type { WaitingTicket } from '../../domain/dispatch/policy.ts';
import type { Draw } from '../../domain/estimate/durations.ts';
import { MINUTE, type Millis, type VisitId } from '../../domain/ids.ts';
import { type Knowledge, type Present, playFuture } from './future.ts';

/** Futures behind one estimate: with 15 the error is 3 to 6 % higher. */
export const FUTURES = 40;
/** A wait that no future ends within this time is taken to last as long. */
export const HORIZON = 6 * 60 * MINUTE;

/**
 * How much longer a waiting ticket will wait for its call: the median of replaying the branch's own rule on sampled
 * futures. `drawOf(m)` gives the draws of the m-th future; seeded by day, ticket and m, the estimate is repeatable.
 * Null when the ticket is not waiting, or when no counter that could call it is or comes back on duty.
 */
export function replayWait(
  present: Present,
  knowledge: Knowledge,
  visitId: VisitId,
  drawOf: (future: number) => Draw,
  futures: number = FUTURES,
): Millis | null {
  const samples = replaySamples(present, knowledge, visitId, drawOf, futures);
  return samples === null ? null : median(samples);
}

/** The waits themselves, one for each future; null as for `replayWait`. */
export function replaySamples(
  present: Present,
  knowledge: Knowledge,
  visitId: VisitId,
  drawOf: (future: number) => Draw,
  futures: number = FUTURES,
): Millis[] | null {
  const ticket = present.waiting.find((waiting) => waiting.id === visitId);
  if (ticket === undefined || !somebodyCalls(present, ticket)) return null;
  return Array.from({ length: futures }, (_, future) => {
    let wait = HORIZON;
    playFuture(present, knowledge, drawOf(future), present.now + HORIZON, (called, at) => {
      if (called.id !== visitId) return 'go on';
      wait = at - present.now;
      return 'stop';
    });
    return wait;
  });
}

/** Whether a counter that may call the ticket is on duty, or comes back. */
export function somebodyCalls(present: Present, ticket: WaitingTicket): boolean {
  const sentTo = present.sentTo.get(ticket.id);
  return present.counters.some(({ id, skills }) =>
    sentTo === undefined ? skills.has(ticket.serviceId) : id === sentTo,
  );
}

export function median(values: readonly Millis[]): Millis {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted.length >> 1;
  const lower = (sorted.length - 1) >> 1;
  return Math.round(((sorted[lower] ?? 0) + (sorted[upper] ?? 0)) / 2);
}
