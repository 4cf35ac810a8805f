import type { Change, Pair } from '@turno25/shared/contracts/national.ts';
import { newcombe } from '../statistics/intervals.ts';
import { quotientOf, type Share } from '../statistics/share.ts';

/** A share against the period before; null where there was nobody then, or is nobody now. */
export function changeOf(now: Pair, before: Pair): Change | null {
  const interval = newcombe(shareOf(now), shareOf(before));
  const [is, was] = [quotientOf(shareOf(now)), quotientOf(shareOf(before))];
  if (interval === null || is === null || was === null) return null;
  const { lower: low, upper: high } = interval;
  return { before, difference: is - was, low, high, says: low > 0 ? 'better' : high < 0 ? 'worse' : 'unsure' };
}

/** A pair in the words of statistics. */
export function shareOf({ n, d }: Pair): Share {
  return { numerator: n, denominator: d };
}
