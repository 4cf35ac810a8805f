import { quantile, type Share } from './binomial.ts';

/** Two-sided limits: 95 % and 99.8 %, the warning and the action lines of Shewhart's charts. */
const TAILS = { p95: 0.025, p998: 0.001 } as const;
/** Part of the points at either end that is drawn in before the spread is judged (Spiegelhalter 2005: ten per cent). */
const WINSORISED = 0.1;

export type Limits = {
  readonly low998: number;
  readonly low95: number;
  readonly high95: number;
  readonly high998: number;
};

/**
 * Control limits of a share of `people` whose true share is the target, by the exact binomial with interpolation between
 * counts. Source: D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24
 * (2005) 1185-1202, doi 10.1002/sim.1970, appendix A.1.1. `spread` (at least 1) widens them by its root.
 */
export function limitsOf(target: number, people: number, spread = 1): Limits {
  const widened = (limit: number): number =>
    Math.min(1, Math.max(0, target + (limit - target) * Math.sqrt(Math.max(1, spread))));
  return {
    low998: widened(limit(TAILS.p998, people, target)),
    low95: widened(limit(TAILS.p95, people, target)),
    high95: widened(limit(1 - TAILS.p95, people, target)),
    high998: widened(limit(1 - TAILS.p998, people, target)),
  };
}

/** y = (r − α) / n, where r is the smallest count with P(R ≤ r) ≥ p and α = (P(R ≤ r) − p) / (P(R ≤ r) − P(R ≤ r − 1)). */
function limit(tail: number, people: number, target: number): number {
  const { k, upTo, before } = quantile(tail, people, target);
  const alpha = upTo > before ? Math.min(1, Math.max(0, (upTo - tail) / (upTo - before))) : 0;
  return (k - alpha) / people;
}

/**
 * Variance among the branches beyond what chance gives, as a factor φ: the mean of squared z-scores, winsorised. Taken for
 * more than 1 only where it is more than 1 + 2·√(2/N), as its own chance would allow (same source, section 4 and A.3).
 */
export function spreadOf(shares: readonly Share[], target: number): number {
  const scores = shares
    .filter(({ d }) => d > 0)
    .map(({ n, d }) => (n / d - target) / Math.sqrt((target * (1 - target)) / d))
    .sort((a, b) => a - b);
  const count = scores.length;
  if (count < 3 || target <= 0 || target >= 1) return 1;
  const cut = Math.floor(count * WINSORISED);
  const least = scores[cut] ?? 0;
  const most = scores[count - 1 - cut] ?? 0;
  const phi = scores.reduce((sum, z) => sum + Math.min(most, Math.max(least, z)) ** 2, 0) / count;
  return phi > 1 + 2 * Math.sqrt(2 / count) ? phi : 1;
}
