import type { Moment } from '@turno25/shared/time/spans.ts';
import { DELAYS } from '../common/delays.ts';

/** Whether the server has given no sign of life for so long that the board says so. */
export function isSilent(heardAt: Moment, now: Moment): boolean {
  return now - heardAt >= DELAYS.silence;
}
