import type { BusinessDate } from '../../ids.ts';
import { type Fitted, leastSquares } from './leastSquares.ts';
import { type Profile, profileOf } from './profile.ts';

/**
 * A series of days as a profile plus a level that wanders: `u = a + e`, and `a` becomes `memory · (a + gain · e)`: exponential
 * smoothing that forgets, by conditional least squares (Hyndman, Koehler, Ord and Snyder, 2008, chapters 2 and 3).
 */
export type Series = Fitted & {
  readonly profile: Profile;
  readonly gain: number;
  readonly memory: number;
  /** Where the level of the series and of each column of the profile stands after the last day. */
  readonly level: number;
  readonly levels: readonly number[];
  /** Deviation of a day's error. */
  readonly sigma: number;
};

const GAINS = [0, 0.02, 0.05, 0.1, 0.2, 0.35];
const MEMORY = 0.93;
const MEMORIES = [0.8, 0.98, 1];
/** How a step is looked for: with a level that hardly follows, since one that follows hides it. */
const SEARCH = { gain: 0.1, memory: 0.9 };
/** Steps that are looked for, no nearer to either end or to each other than this many days. */
const MOST_STEPS = 3;
const STEP_DAYS = 15;
const EVERY = 5;
/** A step has to take so much of the likelihood's logarithm twice, or chance would find one. */
const STEP_GAIN = 6;

export function fitSeries(dates: readonly BusinessDate[], values: readonly number[]): Series {
  const profile = profileOf(dates, stepsOf(dates, values));
  const columns = columnsOf(dates, profile);
  const tried = (gain: number, memory: number) => ({ ...filteredFit(columns, values, gain, memory), gain, memory });
  // How fast first, then how long: a grid of both is twice the work and finds the same.
  const fast = bestOf(GAINS.map((gain) => tried(gain, MEMORY)));
  const found = bestOf([fast, ...MEMORIES.map((memory) => tried(fast.gain, memory))]);
  return {
    ...found,
    profile,
    level: filtered(values, found.gain, found.memory).level,
    levels: columns.map((column) => filtered(column, found.gain, found.memory).level),
    sigma: Math.sqrt(found.sse / Math.max(1, values.length - columns.length - 2)),
  };
}

function bestOf<T extends { readonly sse: number }>(fits: readonly T[]): T {
  return fits.reduce((best, one) => (one.sse < best.sse ? one : best));
}

/** Dates at which the level jumped, the strongest first: one at a time, as long as it explains far more than chance would. */
function stepsOf(dates: readonly BusinessDate[], values: readonly number[]): readonly BusinessDate[] {
  const steps: number[] = [];
  const fit = (places: readonly number[]): number => {
    const profile = profileOf(
      dates,
      places.map((place) => dates[place] ?? ''),
    );
    return filteredFit(columnsOf(dates, profile), values, SEARCH.gain, SEARCH.memory).sse;
  };
  let sse = fit([]);
  while (steps.length < MOST_STEPS) {
    const place = likeliest(dates, values, steps);
    if (place === null) break;
    const next = fit([...steps, place]);
    if (values.length * Math.log(sse / next) < STEP_GAIN) break;
    steps.push(place);
    sse = next;
  }
  return steps.map((place) => dates[place] ?? '');
}

/** Where a step would explain most of what is left, by its errors alone: two sums at each place. */
function likeliest(dates: readonly BusinessDate[], values: readonly number[], steps: readonly number[]): number | null {
  const profile = profileOf(
    dates,
    steps.map((place) => dates[place] ?? ''),
  );
  const { coefficients } = filteredFit(columnsOf(dates, profile), values, SEARCH.gain, SEARCH.memory);
  const left = values.map((value, at) => value - dot(profile(dates[at] ?? ''), coefficients));
  const n = left.length;
  const total = left.reduce((sum, value) => sum + value, 0);
  let [best, most, before] = [null as number | null, 0, 0];
  for (const [at, value] of left.entries()) {
    const isFree = at >= STEP_DAYS && n - at >= STEP_DAYS && steps.every((one) => Math.abs(one - at) >= STEP_DAYS);
    if (isFree && at % EVERY === 0) {
      const gap = (total - before) / (n - at) - before / at;
      const weight = (gap * gap * at * (n - at)) / n;
      if (weight > most) [best, most] = [at, weight];
    }
    before += value;
  }
  return best;
}

function columnsOf(dates: readonly BusinessDate[], profile: Profile): readonly (readonly number[])[] {
  const rows = dates.map(profile);
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? 0));
}

function filteredFit(
  columns: readonly (readonly number[])[],
  values: readonly number[],
  gain: number,
  memory: number,
): Fitted {
  return leastSquares(
    columns.map((column) => filtered(column, gain, memory).errors),
    filtered(values, gain, memory).errors,
  );
}

/** What each value adds to the level before it; and the level after the last. */
function filtered(values: readonly number[], gain: number, memory: number) {
  let level = 0;
  const errors = values.map((value) => {
    const error = value - level;
    level = memory * (level + gain * error);
    return error;
  });
  return { errors, level };
}

export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
