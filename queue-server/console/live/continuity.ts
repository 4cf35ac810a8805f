/** Where a client stands in the staff stream. */
export type Position = { readonly epoch: string; readonly seq: number };

/** What to do with a message: show it, forget it (an older one), or ask the server for a snapshot. */
export type Continuity = 'take' | 'ignore' | 'ask';

/**
 * A message follows when nothing lies between what was seen and what it builds on. A snapshot may be ahead of the
 * stream, so `prev` may be older than what was seen; it may never be newer.
 */
export function continuityOf(
  last: Position | null,
  message: { readonly epoch: string; readonly seq: number; readonly prev: number },
): Continuity {
  if (last === null || last.epoch !== message.epoch) return 'ask';
  if (message.seq < last.seq) return 'ignore';
  return message.prev > last.seq ? 'ask' : 'take';
}

/** Whether a heartbeat tells of something that this client has not seen. */
export function beatTellsOfMore(
  last: Position | null,
  beat: { readonly epoch: string; readonly head: number },
): boolean {
  return last === null || last.epoch !== beat.epoch || beat.head > last.seq;
}
