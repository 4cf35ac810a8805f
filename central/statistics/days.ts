import type { Share } from './binomial.ts';

/** Sums over the days of a share: how many days, and of the days' n and d their squares and products. */
export type DaySums = Share & {
  readonly days: number;
  readonly nn: number;
  readonly nd: number;
  readonly dd: number;
};

/**
 * How much more the share of some days varies than it would if each person had come by chance alone; at least 1. People who
 * wait on the same day wait together, so that a thousand of them tell less than a thousand. The variance of a ratio over days
 * (Cochran, Sampling Techniques, 3rd edition, 1977, 6.4 and 9A) over that of a binomial: the design effect of Kish (1965).
 * Null where fewer than two days say nothing of how days differ.
 */
export function designEffect({ n, d, days, nn, nd, dd }: DaySums): number | null {
  if (days < 2 || d <= 0) return null;
  const p = n / d;
  const binomial = (p * (1 - p)) / d;
  if (binomial === 0) return 1;
  const residuals = Math.max(0, nn - 2 * p * nd + p * p * dd);
  const ratio = ((days / (days - 1)) * residuals) / (d * d);
  return Math.max(1, ratio / binomial);
}

/** As many people as would tell as much if each had come by chance alone: an effective sample. */
export function effective({ n, d }: Share, effect: number): Share {
  return { n: n / effect, d: d / effect };
}
