import type { Share } from './share.ts';

/** A share over some days: how many of them had people, and of the days' numerators n and denominators d the sums of n², n·d and d². */
export type DaySums = Share & {
  readonly days: number;
  readonly nn: number;
  readonly nd: number;
  readonly dd: number;
};

/**
 * How much more the share of some days varies than it would if each person had come by chance alone; at least 1. People who
 * wait on the same day wait together, so that a thousand of them tell less than a thousand. The variance of a ratio over days
 * (W. G. Cochran, Sampling Techniques, 3rd edition, 1977, 6.4 and 9A) over that of a binomial: the design effect of L. Kish,
 * Survey Sampling, 1965. Null where fewer than two days say nothing of how days differ.
 */
export function designEffect({ numerator, denominator, days, nn, nd, dd }: DaySums): number | null {
  if (days < 2 || denominator <= 0) return null;
  const p = numerator / denominator;
  if (p <= 0 || p >= 1) return 1;
  const residuals = Math.max(0, nn - 2 * p * nd + p * p * dd);
  const varies = (days / (days - 1)) * residuals;
  return Math.max(1, varies / (denominator * p * (1 - p)));
}

/**
 * The design effect of several branches together, each about its own share: that they differ from each other says nothing of
 * chance, and what each varies adds up. Branches with one day count as if each person had come by chance. Null where no
 * branch has two.
 */
export function designEffectOfAll(all: readonly DaySums[]): number | null {
  const told = all.filter(({ denominator }) => denominator > 0);
  const effects = told.map(designEffect);
  if (effects.every((effect) => effect === null)) return null;
  const sum = (of: (sums: DaySums, at: number) => number): number =>
    told.reduce((total, one, at) => total + of(one, at), 0);
  const p = sum(({ numerator }) => numerator) / sum(({ denominator }) => denominator);
  const chance = sum(({ denominator }) => denominator) * p * (1 - p);
  const varied = sum(
    ({ numerator, denominator }, at) => ((effects[at] ?? 1) * numerator * (denominator - numerator)) / denominator,
  );
  return chance === 0 ? 1 : Math.max(1, varied / chance);
}
