/** Successes of trials. */
export type Share = { readonly n: number; readonly d: number };

/** Weights beside the largest that change no sum any more. */
const NOTHING = 1e-22;

/** P(X <= r) for each r of a binomial, from the first r that weighs anything. `from`: that r. */
type Cumulative = { readonly from: number; readonly sums: readonly number[] };

/**
 * The distribution of a binomial of `trials` and `chance`, by ratios of neighbouring weights from the mode outwards, divided
 * by their sum: no factorial, no approximation. About ten standard deviations to each side weigh anything.
 */
function cumulative(trials: number, chance: number): Cumulative {
  const mode = Math.min(trials, Math.floor((trials + 1) * chance));
  const odds = chance / (1 - chance);
  const below: number[] = [];
  for (let k = mode, weight = 1; k > 0; k -= 1) {
    weight *= k / ((trials - k + 1) * odds);
    if (weight < NOTHING) break;
    below.push(weight);
  }
  const weights = [...below.reverse(), 1];
  for (let k = mode, weight = 1; k < trials; k += 1) {
    weight *= ((trials - k) * odds) / (k + 1);
    if (weight < NOTHING) break;
    weights.push(weight);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return {
    from: mode - below.length,
    sums: weights.map((weight) => {
      sum += weight;
      return sum / total;
    }),
  };
}

/**
 * Limits of a funnel plot for a share of `trials` when the truth is `target` (0 to 1), one for each probability asked.
 * The smallest r with P(X <= r) > p, brought back by the part of its weight that is beyond p, so that limits run smoothly
 * over the trials: Spiegelhalter, Statistics in Medicine 24 (2005) 1185-1202, appendix A.1.1, doi 10.1002/sim.1970.
 */
export function binomialLimits(trials: number, target: number, probabilities: readonly number[]): readonly number[] {
  if (trials <= 0) return probabilities.map(() => Number.NaN);
  if (target <= 0 || target >= 1) return probabilities.map(() => Math.min(1, Math.max(0, target)));
  const { from, sums } = cumulative(trials, target);
  return probabilities.map((p) => {
    const at = sums.findIndex((sum) => sum > p);
    if (at < 0) return 1;
    const upTo = sums[at] ?? 1;
    const before = sums[at - 1] ?? 0;
    const beyond = (upTo - p) / (upTo - before);
    return Math.min(1, Math.max(0, (from + at - beyond) / trials));
  });
}
