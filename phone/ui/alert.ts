import type { Timers } from '@turno25/shared/time/timers.ts';

/** What this telephone can do to be noticed. */
export type Means = { readonly sounds: boolean; readonly vibrates: boolean };

/** How a call is told, as a word of the catalogue (`track.alert.…`): what it will do, and never more than it can. */
export function alertWord({ sounds, vibrates }: Means): 'both' | 'sound' | 'vibration' | 'none' {
  if (sounds) return vibrates ? 'both' : 'sound';
  return vibrates ? 'vibration' : 'none';
}

/** Between two rings of one call. */
export const RING_EVERY = 8_000;
/** A telephone in a bag is heard at the second or third; after that it only disturbs. */
const RINGS = 3;

/** Rings for one call, at once and again; the answer stops it. */
export function ringing(ring: () => void, timers: Timers): () => void {
  let left = RINGS;
  const once = (): void => {
    left -= 1;
    ring();
    if (left === 0) stop();
  };
  const stop = timers.every(RING_EVERY, once);
  once();
  return stop;
}
