import type { Share } from './binomial.ts';

/** Of 95 per cent, both sides: the 0.975 quantile of the normal distribution. */
const Z95 = 1.959963984540054;

/** From 0 to 1. */
export type Interval = { readonly low: number; readonly high: number };

/**
 * Wilson's score interval of a share at 95 %, without correction of continuity: Wilson, JASA 22 (1927) 209-212. It stays
 * within 0 and 1 and says something even where everybody or nobody was within. Counts may be effective ones, with a fraction.
 */
export function wilson({ n, d }: Share): Interval {
  const p = n / d;
  const z2 = Z95 * Z95;
  const middle = p + z2 / (2 * d);
  const half = Z95 * Math.sqrt((p * (1 - p)) / d + z2 / (4 * d * d));
  const scale = 1 + z2 / d;
  // At the ends the exact value is 0 or 1, and rounding must not pass it.
  return {
    low: n <= 0 ? 0 : Math.max(0, (middle - half) / scale),
    high: n >= d ? 1 : Math.min(1, (middle + half) / scale),
  };
}

/**
 * Newcombe's hybrid score interval of `after - before` at 95 %: method 10 of Statistics in Medicine 17 (1998) 873-890,
 * doi 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
 */
export function newcombe(after: Share, before: Share): Interval & { readonly difference: number } {
  const [p, q] = [after.n / after.d, before.n / before.d];
  const [a, b] = [wilson(after), wilson(before)];
  return {
    difference: p - q,
    low: Math.max(-1, p - q - Math.hypot(p - a.low, b.high - q)),
    high: Math.min(1, p - q + Math.hypot(a.high - p, q - b.low)),
  };
}
