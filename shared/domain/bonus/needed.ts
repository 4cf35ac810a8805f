/** What is still needed to reach a target: so many of the people to come within their limit; or that it is sure, or lost. */
export type Needed =
  | { readonly state: 'open'; readonly within: number; readonly of: number }
  | { readonly state: 'sure' | 'lost'; readonly of: number };

/**
 * The least number of the people still to be attended who have to be within the limit so that the share of the whole stretch
 * reaches its target: the smallest x with `(num + x) / (den + rest) >= target`, by whole numbers. `targetPercent` with at most
 * two decimals; `rest` is an expectation, and what is needed is as good as it.
 */
export function stillNeeded(
  { num, den }: { readonly num: number; readonly den: number },
  rest: number,
  targetPercent: number,
): Needed {
  const target = BigInt(Math.round(targetPercent * 100));
  const wanted = target * BigInt(den + rest);
  const least = Number((wanted + 9_999n) / 10_000n) - num;
  if (least <= 0) return { state: 'sure', of: rest };
  return least > rest ? { state: 'lost', of: rest } : { state: 'open', within: least, of: rest };
}
