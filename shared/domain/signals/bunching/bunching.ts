import { drawPoisson, seededDraws } from '../statistics/draws.ts';
import { normalTail } from '../statistics/normal.ts';
import type { Histogram } from './histogram.ts';
import { smoothed, UNDER } from './smooth.ts';

/** Samples drawn of the counts. */
export const SAMPLES = 1000;
/** Fewer waits than this around the limit have no curve. */
const FEWEST = 200;

/** More waits that end just under the limit than a smooth curve through their neighbours allows. */
export type Bunching = {
  /** Waits of the window, and what the curve has there. */
  readonly found: number;
  readonly allowed: number;
  /** `(found - allowed) / allowed`, with the interval that holds 95 of a hundred samples. */
  readonly excess: number;
  readonly interval: readonly [number, number];
  /** Probability of as much or more where the excess is no greater than what clean branches have. */
  readonly p: number;
  /** From which the samples were drawn: a function of the counts, chosen by nobody. */
  readonly seed: number;
  readonly curve: readonly number[];
};

/**
 * Bunching under the limit of the waits of a range; null where there are too few. `tolerated`: the excess that clean
 * branches have, whose rule calls people before their limit. The interval is by bootstrap: each bin is drawn again by
 * Poisson of its count, and the curve laid anew.
 */
export function bunchingOf(counts: Histogram, tolerated: number): Bunching | null {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n < FEWEST) return null;
  const curve = smoothed(counts);
  const allowed = inWindow(curve);
  if (allowed <= 0) return null;
  const found = inWindow(counts);
  const seed = seedOf(counts);
  const random = seededDraws(seed);
  const excesses: number[] = [];
  const beyond: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const drawn = counts.map((count) => drawPoisson(count, random));
    const fit = inWindow(smoothed(drawn));
    const there = inWindow(drawn);
    excesses.push(fit <= 0 ? Number.POSITIVE_INFINITY : (there - fit) / fit);
    beyond.push(there - fit * (1 + tolerated));
  }
  excesses.sort((a, b) => a - b);
  const spread = deviation(beyond);
  return {
    found,
    allowed,
    excess: (found - allowed) / allowed,
    interval: [excesses[Math.floor(SAMPLES * 0.025)] ?? 0, excesses[Math.ceil(SAMPLES * 0.975) - 1] ?? 0],
    p: spread === 0 ? 1 : normalTail((found - allowed * (1 + tolerated)) / spread),
    seed,
    curve,
  };
}

function inWindow(values: readonly number[]): number {
  return UNDER.reduce((sum, place) => sum + (values[place] ?? 0), 0);
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** 32-bit FNV-1a over the counts, so that whoever has them draws the same samples. */
function seedOf(counts: Histogram): number {
  return counts.reduce((hash, count) => Math.imul(hash ^ count, 0x01000193) >>> 0, 0x811c9dc5);
}
