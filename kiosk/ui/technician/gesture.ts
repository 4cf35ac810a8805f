import type { Millis } from '@turno25/shared/domain/ids.ts';

/** The corner that a technician taps, in pixels from the upper left; nothing to press lies there. */
export const CORNER = 140;
const TAPS = 5;

/** How far the gesture has come. */
export type Taps = { readonly count: number; readonly lastAt: Millis; readonly gap: Millis };

export const noTaps = (gap: Millis): Taps => ({ count: 0, lastAt: Number.NEGATIVE_INFINITY, gap });

/** A finger came down. A touch anywhere else, or a pause, begins from nothing. */
export function tapped(before: Taps, point: { readonly x: number; readonly y: number }, at: Millis): Taps {
  if (point.x >= CORNER || point.y >= CORNER) return noTaps(before.gap);
  const count = at - before.lastAt <= before.gap ? before.count + 1 : 1;
  return { ...before, count, lastAt: at };
}

/** Whether this finger, if it stays, is the last one of the gesture. */
export function isLastTap({ count }: Taps): boolean {
  return count === TAPS;
}
