import type { Change, Pair } from '@turno25/shared/contracts/national.ts';
import { type DaySums, designEffect, designEffectOfAll } from '../statistics/days.ts';
import { newcombe } from '../statistics/intervals.ts';
import { pooled, quotientOf, type Share } from '../statistics/share.ts';

/** A share, and by how much its variance is greater than chance alone gives it. */
export type Spread = { readonly share: Share; readonly effect: number };

/**
 * A share against the same of the period before, its interval as wide as the days of both differ. Null where one of the
 * periods has fewer than two days: one does not say how days differ.
 */
export function changeOf(now: Spread | null, before: Spread | null): Change | null {
  if (now === null || before === null) return null;
  const interval = newcombe(now.share, before.share, [now.effect, before.effect]);
  const [is, was] = [quotientOf(now.share), quotientOf(before.share)];
  if (interval === null || is === null || was === null) return null;
  const { lower: low, upper: high } = interval;
  const { numerator: n, denominator: d } = before.share;
  return {
    before: { n, d },
    difference: is - was,
    low,
    high,
    says: low > 0 ? 'better' : high < 0 ? 'worse' : 'unsure',
  };
}

export function spreadOf(sums: DaySums | undefined): Spread | null {
  const effect = sums === undefined ? null : designEffect(sums);
  return sums === undefined || effect === null ? null : { share: sums, effect };
}

/** The share of several branches together. */
export function spreadOfAll(all: readonly DaySums[]): Spread | null {
  const effect = designEffectOfAll(all);
  return effect === null ? null : { share: pooled(all), effect };
}

/** A pair in the words of statistics. */
export function shareOf({ n, d }: Pair): Share {
  return { numerator: n, denominator: d };
}
