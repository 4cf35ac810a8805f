import { atMost, probabilityOf } from './binomial.ts';
import { chiSquaredTail } from './chiSquared.ts';
import type { Interval } from './intervals.ts';
import { checked, pooled, quotientOf, restOf, type Share } from './share.ts';

/** Between which shares a unit lies by chance alone, in [0, 1], with a probability of 95 and of 99.8 %. */
export type ControlLimits = { readonly limits95: Interval; readonly limits998: Interval };

/** Probability beyond a limit, on each side. */
const BEYOND_95 = 0.025;
const BEYOND_998 = 0.001;

/**
 * Control limits of a share of `n` (a count) where the target is what holds; null of none and for a target of none.
 *
 * Exact binomial, interpolated between counts: D. J. Spiegelhalter, "Funnel plots for comparing institutional performance",
 * Stat. Med. 24 (2005) 1185-1202, doi 10.1002/sim.1970, appendix A.1.1. With F(r) = P(X <= r) and r the smallest count
 * where F(r) > p, the limit is (r - a) / n, a = (F(r) - p) / (F(r) - F(r - 1)).
 *
 * Each limit is taken in its own tail: the upper one of hits is the lower one of misses. A.1.1 puts p = 0.975 and 0.999 into
 * the same formula for the upper limit, which gives exactly 1 / n less, and so a limit that counts may exceed with more than
 * the probability it names: 10 of 10 at a target of 80 %, probability 10.7 %, would lie outside 99.8 %, and 1 of 1 at a
 * target of 99 % below its own target. As it is here, both sides mean the same: a counted share lies below the lower limit
 * just where P(X <= count) is less than 0.025 or 0.001, and above the upper one just where P(X >= count) is. What lies on a
 * limit is within it.
 */
export function controlLimits(n: number, target: Share): ControlLimits | null {
  if (n === 0 || checked(target).denominator === 0) return null;
  return { limits95: limits(n, target, BEYOND_95), limits998: limits(n, target, BEYOND_998) };
}

function limits(n: number, target: Share, beyond: number): Interval {
  return {
    lower: Math.max(0, countBelow(n, target, beyond)) / n,
    upper: Math.min(n, n - countBelow(n, restOf(target), beyond)) / n,
  };
}

/** The count, with its fraction, at which the interpolated P(X <= count) is `p`: from -1 to `n`. */
function countBelow(n: number, chance: Share, p: number): number {
  const reached = (r: number): number => atMost(r, n, chance) ?? 0;
  let below = -1;
  let r = n;
  while (r - below > 1) {
    const middle = Math.floor((below + r) / 2);
    if (reached(middle) > p) r = middle;
    else below = middle;
  }
  const count = r - (reached(r) - p) / (probabilityOf(r, n, chance) ?? 1);
  // Where a count has just the probability p, rounding must not put it on one side of its own limit.
  const whole = Math.round(count);
  return Math.abs(count - whole) < 1e-9 ? whole : count;
}

/** How far units differ by more than chance. */
export type OverDispersion = {
  /** Units that count: those with a share of at least one. */
  readonly units: number;
  /** Mean square of the winsorised z-scores; about 1 or less where chance alone is at work. No unit. */
  readonly phi: number;
  /** P of as large a phi, were there chance alone (in [0, 1]). */
  readonly probability: number;
  /** Whether phi is above 1 by more than chance: `probability` below 0.05. */
  readonly differs: boolean;
  /** What to inflate limits by: the root of phi where it differs, otherwise 1. No unit. */
  readonly inflation: number;
};

/** Of the z-scores, how many at either end are set to the nearest one that stays. */
const WINSORISED = 0.1;
const SIGNIFICANT = 0.05;

/**
 * Over-dispersion of units about a target, their own pooled share where none is given; null where nothing can vary: fewer
 * than two units, or a target of 0, of all or of none.
 *
 * The multiplicative approach of Spiegelhalter 2005 (doi 10.1002/sim.1970; also "Handling over-dispersion of performance
 * indicators", Qual. Saf. Health Care 14 (2005) 347-351): z = (share - target) / sqrt(target (1 - target) / n), the lowest
 * and the highest tenth (rounded down) set to the nearest that stays, phi = sum of z² / units. So units that are truly
 * different do not widen the limits that shall show them. Fewer than ten units keep all of their scores.
 *
 * Units times phi is held against a chi-squared with as many degrees of freedom as there are units (one less about a pooled
 * share). Winsorising makes phi smaller (about 0.68 for many units under chance alone), so this is slow to say that it
 * differs, and limits are not inflated lightly. About a target that is not where the units lie, phi counts that distance
 * too: for how much units differ from each other, give no target.
 */
export function overDispersion(points: readonly Share[], target?: Share): OverDispersion | null {
  const units = points.map(checked).filter(({ denominator }) => denominator > 0);
  const scores = zScores(units, target ?? pooled(units));
  if (scores === null || units.length < 2) return null;
  const sum = winsorised(scores).reduce((total, z) => total + z * z, 0);
  const phi = sum / units.length;
  const probability = chiSquaredTail(sum, target === undefined ? units.length - 1 : units.length);
  const differs = phi > 1 && probability < SIGNIFICANT;
  return { units: units.length, phi, probability, differs, inflation: differs ? Math.sqrt(phi) : 1 };
}

/** Naive z-scores of units about a target, in their order; null where the target leaves no room for chance. */
function zScores(units: readonly Share[], target: Share): readonly number[] | null {
  const { numerator, denominator } = checked(target);
  const misses = denominator - numerator;
  if (numerator === 0 || misses === 0) return null;
  const deviation = Math.sqrt(numerator * misses) / denominator;
  return units.map((unit) => {
    // Over one denominator: the difference of two quotients would lose digits where they are near.
    const difference = unit.numerator * denominator - numerator * unit.denominator;
    return difference / denominator / Math.sqrt(unit.denominator) / deviation;
  });
}

/** Scores in ascending order, the tenth at either end set to the nearest that stays. */
function winsorised(scores: readonly number[]): readonly number[] {
  const sorted = scores.toSorted((a, b) => a - b);
  const many = Math.floor(sorted.length * WINSORISED);
  const lowest = sorted[many] ?? Number.NEGATIVE_INFINITY;
  const highest = sorted[sorted.length - 1 - many] ?? Number.POSITIVE_INFINITY;
  return sorted.map((z) => Math.min(highest, Math.max(lowest, z)));
}

/**
 * Limits as far from the target as `inflation` times what they were (`overDispersion(...)`), and no farther than 0 and 1;
 * null for a target of none. With normal limits this is target ± z sqrt(phi target (1 - target) / n), as in Spiegelhalter
 * 2005; with exact ones it is the same where n is large, and the exact limits where the inflation is 1.
 */
export function inflated(limits: ControlLimits, target: Share, inflation: number): ControlLimits | null {
  const centre = quotientOf(target);
  if (centre === null) return null;
  if (inflation === 1) return limits;
  const wider = ({ lower, upper }: Interval): Interval => ({
    lower: Math.max(0, centre - (centre - lower) * inflation),
    upper: Math.min(1, centre + (upper - centre) * inflation),
  });
  return { limits95: wider(limits.limits95), limits998: wider(limits.limits998) };
}
