import { binomialLimits, type Share } from './binomial.ts';

/** Sides of the limits at 95 and at 99.8 per cent. */
const PROBABILITIES = [0.001, 0.025, 0.975, 0.999] as const;
/** Part of the scores at each end that is brought to its neighbour, so that a few odd ones do not widen the funnel for all. */
const WINSORISED = 0.1;

export type Limits = {
  readonly low998: number;
  readonly low95: number;
  readonly high95: number;
  readonly high998: number;
};

/** Where a share stands against the limits; outside the inner ones one of twenty is by chance alone. */
export type Place = 'inside' | 'above95' | 'above998' | 'below95' | 'below998';

/** What some shares have in common: the share of all together, and how much more than chance they vary. */
export type Likes = {
  /** From 0 to 1. */
  readonly target: number;
  /** Mean of the squared winsorised scores. */
  readonly phi: number;
  /** `phi` where it is beyond chance, else 1: limits are widened by its root. */
  readonly spread: number;
};

/**
 * Over-dispersion of shares about their common one (Spiegelhalter 2005, doi 10.1002/sim.1970, section 4 and appendix A.3):
 * scores z = (y - target) / sqrt(target (1 - target) / d), winsorised at ten per cent, phi the mean of their squares. By
 * chance alone phi is about 1 with a variance of 2 / I; beyond two standard deviations the limits are widened.
 */
export function likesOf(shares: readonly Share[]): Likes | null {
  const some = shares.filter(({ d }) => d > 0);
  const n = some.reduce((sum, share) => sum + share.n, 0);
  const d = some.reduce((sum, share) => sum + share.d, 0);
  if (d === 0) return null;
  const target = n / d;
  if (target <= 0 || target >= 1) return { target, phi: 0, spread: 1 };
  const scores = some.map((share) => (share.n / share.d - target) / Math.sqrt((target * (1 - target)) / share.d));
  const phi = winsorised(scores).reduce((sum, z) => sum + z * z, 0) / scores.length;
  return { target, phi, spread: phi > 1 + 2 * Math.sqrt(2 / scores.length) ? phi : 1 };
}

/**
 * The limits for as many people, about the target, widened by what the shares vary beyond chance. None passes the target,
 * which interpolation would let it for a handful of people.
 */
export function limitsOf(people: number, { target, spread }: Likes): Limits {
  const [low998 = 0, low95 = 0, high95 = 1, high998 = 1] = binomialLimits(people, target, PROBABILITIES);
  const widened = (limit: number): number => Math.min(1, Math.max(0, target + (limit - target) * Math.sqrt(spread)));
  const low = (limit: number): number => widened(Math.min(target, limit));
  const high = (limit: number): number => widened(Math.max(target, limit));
  return { low998: low(low998), low95: low(low95), high95: high(high95), high998: high(high998) };
}

/** A limit itself is inside. */
export function placeIn({ n, d }: Share, limits: Limits): Place {
  const share = n / d;
  if (share < limits.low998) return 'below998';
  if (share < limits.low95) return 'below95';
  if (share > limits.high998) return 'above998';
  return share > limits.high95 ? 'above95' : 'inside';
}

/** Scores beyond the tenth and the ninetieth percentile are brought to it, by rank. */
function winsorised(scores: readonly number[]): readonly number[] {
  const sorted = scores.toSorted((a, b) => a - b);
  const cut = Math.floor(sorted.length * WINSORISED);
  const low = sorted[cut] ?? 0;
  const high = sorted[sorted.length - 1 - cut] ?? 0;
  return scores.map((z) => Math.min(high, Math.max(low, z)));
}
