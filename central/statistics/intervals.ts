import type { Share } from './binomial.ts';

/** Of the normal distribution, for 95 % two-sided. */
const Z95 = 1.959963984540054;

export type Interval = { readonly low: number; readonly high: number };

/** Wilson's score interval of a share, 95 % (E. B. Wilson, JASA 22 (1927) 209-212); null of nobody. */
export function wilson({ n, d }: Share): Interval | null {
  if (d === 0) return null;
  const p = n / d;
  const z2 = Z95 * Z95;
  const centre = (p + z2 / (2 * d)) / (1 + z2 / d);
  const half = (Z95 / (1 + z2 / d)) * Math.sqrt((p * (1 - p)) / d + z2 / (4 * d * d));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * Interval of the difference of two independent shares, now less before, 95 %: Newcombe's hybrid score, his method 10
 * (R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890). Null where one is of nobody.
 */
export function difference(now: Share, before: Share): (Interval & { readonly difference: number }) | null {
  const [a, b] = [wilson(now), wilson(before)];
  if (a === null || b === null) return null;
  const [p, q] = [now.n / now.d, before.n / before.d];
  return {
    difference: p - q,
    low: p - q - Math.hypot(p - a.low, b.high - q),
    high: p - q + Math.hypot(a.high - p, q - b.low),
  };
}
