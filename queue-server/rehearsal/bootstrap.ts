import { sumOf } from '@turno25/shared/domain/figures/numbers.ts';
import { type Random, seededRandom } from '@turno25/shared/time/random.ts';

export type Interval = { readonly low: number; readonly high: number };

const RESAMPLES = 1000;

/**
 * A 95 % percentile interval of a statistic over days, by drawing whole days with replacement (Efron). What one day's
 * people share, its load above all, stays together. The same seed gives the same interval.
 */
export function bootstrapDays(days: number, statistic: (drawn: readonly number[]) => number, seed: number): Interval {
  const random: Random = seededRandom(seed);
  const values = Array.from({ length: RESAMPLES }, () =>
    statistic(Array.from({ length: days }, () => Math.floor(random() * days))),
  ).sort((a, b) => a - b);
  const at = (share: number): number => values[Math.floor(share * (RESAMPLES - 1))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}

/** The interval of the mean of one value a day. */
export function meanInterval(values: readonly number[], seed: number): Interval {
  return bootstrapDays(values.length, (drawn) => sumOf(drawn.map((day) => values[day] ?? 0)) / values.length, seed);
}
