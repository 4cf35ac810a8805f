import type { Millis } from '../domain/ids.ts';
import type { Random } from './random.ts';

/** How long whoever failed waits before they try again: twice as long each time, and never longer than `most`. */
export type BackOff = { readonly first: Millis; readonly most: Millis };

/**
 * How long to wait after so many failures in a row (1 or more). Half of it is drawn, so that many who failed in the same
 * moment (the one they all ask was off) do not come back in the same moment.
 */
export function backOffMs(failures: number, { first, most }: BackOff, random: Random): Millis {
  const whole = Math.min(most, first * 2 ** Math.min(failures - 1, 30));
  return Math.round(whole / 2 + (whole / 2) * random());
}
