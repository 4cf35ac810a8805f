import { add, type Rational, rational } from './rational.ts';

/** What one listed code took out of the standard: visits, and of their units those attended and those within their limit. */
export type Excluded = {
  readonly code: string;
  readonly visits: number;
  readonly attended: number;
  readonly within: number;
};

type Share = { readonly num: number; readonly den: number };

/** The official share as it would be had this code taken nobody out, and by how much that moves it; null over nothing. */
export type ExclusionEffect = Excluded & { readonly without: Share; readonly change: Rational | null };

/**
 * The effect of each code on the official share, exactly: whoever is let in again adds to its denominator if attended, and to
 * its numerator if within. Numerators and denominators of the codes add up to those of all of them; changes of the share do
 * not, since each divides by another denominator. Of the strict share it is not told by code: one visit may stand for another
 * that has another code, so that only all of them together have an effect.
 */
export function exclusionEffects(official: Share, excluded: readonly Excluded[]): readonly ExclusionEffect[] {
  return excluded.map((one) => {
    const without = { num: official.num + one.within, den: official.den + one.attended };
    return { ...one, without, change: changeOf(official, without) };
  });
}

/** All codes together: what each adds, added up. */
export function withoutAny(official: Share, excluded: readonly Excluded[]): Share {
  return excluded.reduce((sum, one) => ({ num: sum.num + one.within, den: sum.den + one.attended }), official);
}

function changeOf(from: Share, to: Share): Rational | null {
  if (from.den === 0 || to.den === 0) return null;
  return add(rational(BigInt(to.num), BigInt(to.den)), rational(-BigInt(from.num), BigInt(from.den)));
}
