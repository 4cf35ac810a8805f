import { checked, quotientOf, type Share } from './share.ts';

/** From where to where; both ends belong to it. */
export type Interval = { readonly lower: number; readonly upper: number };

/** The 97.5 % point of the normal curve: 95 % lie between its negative and itself. */
const Z_95 = 1.959963984540054;

/**
 * The 95 % interval of the share behind a counted one, in [0, 1]; null of none. Wilson's score interval without a
 * correction for continuity: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", J. Am.
 * Stat. Assoc. 22 (1927) 209-212; method 3 of R. G. Newcombe, Stat. Med. 17 (1998) 857-872.
 */
export function wilson(share: Share): Interval | null {
  const { numerator, denominator } = checked(share);
  if (denominator === 0) return null;
  const square = Z_95 * Z_95;
  const centre = (numerator + square / 2) / (denominator + square);
  const spread = Math.sqrt((numerator / denominator) * (denominator - numerator) + square / 4);
  const half = (Z_95 * spread) / (denominator + square);
  return {
    lower: numerator === 0 ? 0 : centre - half,
    upper: numerator === denominator ? 1 : centre + half,
  };
}

/**
 * The 95 % interval of the difference of two independent shares, the first less the second, in [-1, 1]; null where either
 * is a share of none. Method 10 (hybrid score, without a correction for continuity) of R. G. Newcombe, "Interval estimation
 * for the difference between independent proportions: comparison of eleven methods", Stat. Med. 17 (1998) 873-890.
 * `effects`: by how much the variance of each is greater than chance alone gives it (design effects, at least 1); each
 * share's own interval is widened by the root.
 */
export function newcombe(first: Share, second: Share, effects: readonly [number, number] = [1, 1]): Interval | null {
  const [a, b] = [quotientOf(first), quotientOf(second)];
  const [ofA, ofB] = [wilson(first), wilson(second)];
  if (a === null || b === null || ofA === null || ofB === null) return null;
  const [rootA, rootB] = [Math.sqrt(effects[0]), Math.sqrt(effects[1])];
  return {
    lower: Math.max(-1, a - b - Math.hypot((a - ofA.lower) * rootA, (ofB.upper - b) * rootB)),
    upper: Math.min(1, a - b + Math.hypot((ofA.upper - a) * rootA, (b - ofB.lower) * rootB)),
  };
}
