import type { Change, Pair } from '@turno25/shared/contracts/national.ts';
import { type DaySums, designEffect, effective } from '../statistics/days.ts';
import { newcombe } from '../statistics/intervals.ts';

/**
 * A share against the same of the period before. Each period counts for as many people as its days really tell of, since
 * those of one day wait together. Null where a period has fewer than two days: one does not say how days differ.
 */
export function changeOf(now: Spread | null, before: Spread | null): Change | null {
  if (now === null || before === null) return null;
  const { difference, low, high } = newcombe(effective(now.share, now.effect), effective(before.share, before.effect));
  return {
    before: before.share,
    difference,
    low,
    high,
    says: low > 0 ? 'better' : high < 0 ? 'worse' : 'unsure',
  };
}

/** A share, and how much more it varies over its days than by chance alone. */
export type Spread = { readonly share: Pair; readonly effect: number };

export function spreadOf(sums: DaySums | undefined): Spread | null {
  const effect = sums === undefined ? null : designEffect(sums);
  return sums === undefined || effect === null ? null : { share: { n: sums.n, d: sums.d }, effect };
}

/**
 * The share of several branches together: each varies about its own mean, and what they vary adds up; that they differ from
 * each other says nothing of chance. Branches of one day count as if each person had come by chance.
 */
export function spreadOfAll(all: readonly DaySums[]): Spread | null {
  const share = { n: 0, d: 0 };
  let varied = 0;
  let told = false;
  for (const sums of all) {
    share.n += sums.n;
    share.d += sums.d;
    const effect = designEffect(sums);
    told ||= effect !== null;
    varied += (effect ?? 1) * sums.n * (1 - sums.n / sums.d);
  }
  if (!told || share.d === 0) return null;
  const chance = share.n * (1 - share.n / share.d);
  return { share, effect: chance === 0 ? 1 : Math.max(1, varied / chance) };
}
