/**
 * P(X >= hits) of a binomial of `trials` and `rate`: the sum of its terms, exact to the last digits of a double. Costs as
 * much as there are terms that weigh anything.
 */
export function binomialTail(hits: number, trials: number, rate: number): number {
  if (hits <= 0) return 1;
  if (hits > trials || rate <= 0) return 0;
  if (rate >= 1) return 1;
  const odds = rate / (1 - rate);
  const logFirst = logChoose(trials, hits) + hits * Math.log(rate) + (trials - hits) * Math.log1p(-rate);
  return summed(logFirst, hits, (k) => ((trials - k) / (k + 1)) * odds, trials);
}

/** P(X >= hits) of a Poisson of a mean. */
export function poissonTail(hits: number, mean: number): number {
  if (hits <= 0) return 1;
  if (mean <= 0) return 0;
  const logFirst = hits * Math.log(mean) - mean - logGamma(hits + 1);
  return summed(logFirst, hits, (k) => mean / (k + 1), Number.POSITIVE_INFINITY);
}

/** Terms from the first on, each the one before it times its ratio, until they weigh nothing. */
function summed(logFirst: number, from: number, ratio: (k: number) => number, last: number): number {
  // Terms grow while the ratio is above 1: relative to the first one they may outgrow a double, so they are kept as logarithms of the largest.
  let term = 1;
  let sum = 1;
  let scale = logFirst;
  for (let k = from; k < last; k += 1) {
    const times = ratio(k);
    term *= times;
    sum += term;
    if (sum > 1e200) {
      term /= 1e200;
      sum /= 1e200;
      scale += Math.log(1e200);
    }
    if (times < 1 && term < sum * 1e-17) break;
  }
  return Math.min(1, Math.exp(scale + Math.log(sum)));
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Logarithm of the gamma function of a positive number (Lanczos, g = 7, nine terms). */
function logGamma(x: number): number {
  const shifted = x - 1;
  const series = LANCZOS.reduce((sum, term, index) => (index === 0 ? term : sum + term / (shifted + index)), 0);
  const t = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(series);
}
