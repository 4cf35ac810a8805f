import type { Moment } from '@turno25/shared/time/spans.ts';
import { DELAYS } from '../common/delays.ts';
import type { Following } from '../reading/follow.ts';
import { isSilent } from '../reading/silence.ts';

/** Whether nobody misses anything while the page is loaded again: nothing is being said nor was just called, and the server answers. */
export function isAtRest(
  { announcements, busyAt, heardAt }: Pick<Following, 'announcements' | 'busyAt' | 'heardAt'>,
  now: Moment,
): boolean {
  const saysNothing = announcements.speaking === null && announcements.queue.length === 0;
  return saysNothing && now - busyAt >= DELAYS.idle && !isSilent(heardAt, now);
}
