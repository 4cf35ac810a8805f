import type { Millis } from '../ids.ts';
import type { Fraction, Spread } from './v1/shape.ts';

/** Orders texts by code unit, the same on every machine whatever its language. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/**
 * Percentile by nearest rank: the smallest value that at least `percent` of the values do not exceed.
 * `sorted` is ascending and `percent` a whole number from 1 to 100. Null for no values.
 */
export function nearestRank(sorted: readonly Millis[], percent: number): Millis | null {
  const rank = Math.floor((sorted.length * percent + 99) / 100);
  return sorted[rank - 1] ?? null;
}

/** Count, sum, nearest-rank percentiles and largest of some spans, in milliseconds. */
export function spreadOf(values: readonly Millis[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    n: sorted.length,
    sumMs: sumOf(sorted),
    p50Ms: nearestRank(sorted, 50),
    p90Ms: nearestRank(sorted, 90),
    p99Ms: nearestRank(sorted, 99),
    maxMs: sorted.at(-1) ?? null,
  };
}

/** Compares two defined fractions exactly, by cross products: 89.999 is not 90. Denominators must be positive. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const left = BigInt(a.num) * BigInt(b.den);
  const right = BigInt(b.num) * BigInt(a.den);
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * `scale` times a fraction as a whole number, rounded down; null when the denominator is 0. In big integers, because
 * milliseconds times ten thousand outgrow the exact range of a double within a busy year.
 */
export function scaledDown(fraction: Fraction, scale: number): number | null {
  if (fraction.den === 0) return null;
  const top = BigInt(fraction.num) * BigInt(scale);
  const den = BigInt(fraction.den);
  const quotient = top / den;
  // BigInt division drops towards zero; a negative remainder means that the floor is one below.
  return Number(top % den < 0n ? quotient - 1n : quotient);
}
