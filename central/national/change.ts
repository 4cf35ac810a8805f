import type { Change, Pair } from '@turno25/shared/contracts/national.ts';
import { difference } from '../statistics/intervals.ts';

/** A share against the period before; null where there was nobody then, or is nobody now. */
export function changeOf(now: Pair, before: Pair): Change | null {
  const found = difference(now, before);
  if (found === null) return null;
  const says = found.low > 0 ? 'better' : found.high < 0 ? 'worse' : 'unsure';
  return { before, ...found, says };
}
