/** A share as two whole numbers: so many of so many. */
export type Share = { readonly n: number; readonly d: number };

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const;

/** ln Γ(x) for x > 0.5, by Lanczos (g = 7, nine terms): relative error below 1e-14. */
function logGamma(x: number): number {
  const at = x - 1;
  const sum = LANCZOS.reduce((all, term, index) => all + term / (at + index + 1), 0.9999999999998099);
  const t = at + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Probability that exactly `k` of `n` hold, each with probability `p`. */
export function binomial(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0;
  if (p <= 0) return k === 0 ? 1 : 0;
  if (p >= 1) return k === n ? 1 : 0;
  const choose = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  return Math.exp(choose + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/** Terms below this are nothing beside the ones already added. */
const NOTHING = 1e-18;

/**
 * The smallest count whose cumulative probability reaches `tail`, and the probabilities up to it and up to the one before, of
 * `n` with probability `p` each. Begins far below the mean, where nothing has yet been added up.
 */
export function quantile(
  tail: number,
  n: number,
  p: number,
): { readonly k: number; readonly upTo: number; readonly before: number } {
  const spread = Math.sqrt(n * p * (1 - p));
  let k = Math.max(0, Math.floor(n * p - 12 * spread - 12));
  let term = binomial(k, n, p);
  let upTo = term < NOTHING ? 0 : term;
  let before = 0;
  while (upTo < tail && k < n) {
    before = upTo;
    // The next one by the ratio of neighbours, unless the last was too small to go on from.
    term = term < NOTHING ? binomial(k + 1, n, p) : (term * (n - k) * p) / ((k + 1) * (1 - p));
    k += 1;
    upTo += term;
  }
  return { k, upTo, before };
}
