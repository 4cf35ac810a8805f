import type { QuotientView, ShareView, SpreadView } from '../contracts/figures.ts';
import { scaledDown } from '../domain/figures/numbers.ts';
import type { Fraction, Spread } from '../domain/figures/v1/shape.ts';

/**
 * A share in percent with two decimals, rounded down: 89.999 must never be read as the 90 that pays. Whether a goal is
 * met is decided on the fraction itself, never on this number.
 */
export function shareView(share: Fraction): ShareView {
  return { numerator: share.num, denominator: share.den, percent: hundredths(share, 100) };
}

/** `scale` times the fraction, to two decimals, rounded down. */
export function hundredths(fraction: Fraction, scale: number): number | null {
  const scaled = scaledDown(fraction, scale * 100);
  return scaled === null ? null : scaled / 100;
}

/** An error as points with two decimals, rounded up: an interval may be shown too wide, never too narrow. */
export function pointsUp(error: number | null): number | null {
  return error === null ? null : Math.ceil(error * 10_000) / 100;
}

export function spreadView(raw: Spread): SpreadView {
  return { ...raw, meanMs: scaledDown({ num: raw.sumMs, den: raw.n }, 1) };
}

/** A quotient that is no share; `show` brings it to the unit in which it is read. */
export function quotientView(
  fraction: Fraction,
  show: (fraction: Fraction) => number | null = (of) => hundredths(of, 1),
): QuotientView {
  return { numerator: fraction.num, denominator: fraction.den, value: show(fraction) };
}
