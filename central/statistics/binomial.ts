import { checked, restOf, type Share } from './share.ts';

/**
 * P(X = hits) of a binomial: `hits` of `trials` (counts), each with the probability `chance` (a share of at least one).
 * Null where the chance is a share of none; 0 where `hits` is none of 0 to `trials`.
 *
 * Loader's saddle-point form: C. Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000, as R's dbinom
 * uses it. The large logarithms of the factorials never appear, so that nothing cancels: at 200,000 trials some 13 digits
 * stay, where a difference of log-gammas keeps 9.
 */
export function probabilityOf(hits: number, trials: number, chance: Share): number | null {
  return answers(hits, trials, chance) ? term(hits, trials, chance) : null;
}

/**
 * P(X <= hits), as `probabilityOf`. A sum of terms from the one at `hits` away from the mean, each by its ratio to the one
 * before it: whichever tail is the small one is summed, so that it keeps its digits, and the other is 1 less it.
 */
export function atMost(hits: number, trials: number, chance: Share): number | null {
  return answers(hits, trials, chance) ? lowerTail(hits, trials, chance) : null;
}

/** P(X >= hits), as `atMost`. */
export function atLeast(hits: number, trials: number, chance: Share): number | null {
  return atMost(trials - hits, trials, restOf(chance));
}

/** Whether there is an answer; throws where the question is none. */
function answers(hits: number, trials: number, chance: Share): boolean {
  if (!Number.isSafeInteger(hits) || !Number.isSafeInteger(trials) || trials < 0)
    throw new RangeError(`no counts: ${hits} of ${trials}`);
  return checked(chance).denominator > 0;
}

function lowerTail(hits: number, trials: number, chance: Share): number {
  if (hits < 0) return 0;
  if (hits >= trials) return 1;
  const mean = (trials * chance.numerator) / chance.denominator;
  return hits <= mean
    ? summedDown(hits, trials, chance)
    : Math.max(0, 1 - summedDown(trials - hits - 1, trials, restOf(chance)));
}

/** P(X <= from) where the terms fall from there down: at or below the mean. */
function summedDown(from: number, trials: number, chance: Share): number {
  let weight = term(from, trials, chance);
  let sum = weight;
  const inverseOdds = (chance.denominator - chance.numerator) / chance.numerator;
  for (let k = from; k > 0 && weight > sum * 1e-18; k -= 1) {
    weight *= (k / (trials - k + 1)) * inverseOdds;
    sum += weight;
  }
  return Math.min(1, sum);
}

function term(hits: number, trials: number, chance: Share): number {
  const misses = trials - hits;
  if (hits < 0 || misses < 0) return 0;
  const p = chance.numerator / chance.denominator;
  const q = (chance.denominator - chance.numerator) / chance.denominator;
  if (p === 0 || q === 0) return (p === 0 ? hits : misses) === 0 ? 1 : 0;
  if (hits === 0) return Math.exp(trials * logOfRest(q, p));
  if (misses === 0) return Math.exp(trials * logOfRest(p, q));
  const exponent =
    stirlingError(trials) -
    stirlingError(hits) -
    stirlingError(misses) -
    deviance(hits, trials * p) -
    deviance(misses, trials * q);
  return Math.sqrt(trials / (2 * Math.PI * hits * misses)) * Math.exp(exponent);
}

/** The logarithm of `value`, which is 1 less `rest`: of the smaller of both. */
function logOfRest(value: number, rest: number): number {
  return rest < 0.5 ? Math.log1p(-rest) : Math.log(value);
}

/** x log(x / mean) + mean - x, without loss where both are near: there by the series of log((1 + v) / (1 - v)). */
function deviance(x: number, mean: number): number {
  const v = (x - mean) / (x + mean);
  if (Math.abs(v) >= 0.1) return x * Math.log(x / mean) + mean - x;
  let sum = (x - mean) * v;
  let power = 2 * x * v;
  for (let j = 1; j < 20; j += 1) {
    power *= v * v;
    sum += power / (2 * j + 1);
  }
  return sum;
}

/** What Stirling's formula lacks of log n!, of 1 to 15 (computed with 40 digits). */
const STIRLING_ERRORS: readonly number[] = [
  0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093, 0.016644691189821193,
  0.013876128823070748, 0.01189670994589177, 0.010411265261972096, 0.009255462182712733, 0.00833056343336287,
  0.007573675487951841, 0.00694284010720953, 0.006408994188004207, 0.0059513701127588475, 0.005554733551962801,
];

/** log n! less (log(2 pi n) / 2 + n log n - n), of a positive whole number: 16 and above by its asymptotic series. */
function stirlingError(n: number): number {
  const known = STIRLING_ERRORS[n - 1];
  if (known !== undefined) return known;
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}
