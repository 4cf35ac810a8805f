/** A share as it was counted: how many of how many, both whole numbers, `0 <= numerator <= denominator`. No unit. */
export type Share = { readonly numerator: number; readonly denominator: number };

/** A share as a plain number in [0, 1]; null of none. */
export function quotientOf(share: Share): number | null {
  const { numerator, denominator } = checked(share);
  return denominator === 0 ? null : numerator / denominator;
}

/** What is left of a share: those that were not counted. Exact, where 1 less the value would round. */
export function restOf({ numerator, denominator }: Share): Share {
  return { numerator: denominator - numerator, denominator };
}

/** All of some shares together: sum over sum. */
export function pooled(shares: readonly Share[]): Share {
  return shares.map(checked).reduce(
    (sum, share) => ({
      numerator: sum.numerator + share.numerator,
      denominator: sum.denominator + share.denominator,
    }),
    { numerator: 0, denominator: 0 },
  );
}

/** The share itself; throws where it is none, because whoever counted is wrong. */
export function checked(share: Share): Share {
  const { numerator, denominator } = share;
  const whole = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
  if (!whole || numerator < 0 || numerator > denominator)
    throw new RangeError(`no share: ${numerator} of ${denominator}`);
  return share;
}
