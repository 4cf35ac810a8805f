import { normalTail } from '@turno25/shared/domain/signals/statistics/normal.ts';

/**
 * P(X >= value) of a chi-squared of a whole number of degrees of freedom, at least one: its finite sum, which begins with
 * the normal tail where the number is odd (Abramowitz and Stegun 26.4.4 and 26.4.5). The terms are kept as logarithms,
 * because the first ones of many degrees are smaller than any double.
 */
export function chiSquaredTail(value: number, degrees: number): number {
  if (value <= 0) return 1;
  const half = value / 2;
  const odd = degrees % 2 === 1;
  let sum = odd ? 2 * normalTail(Math.sqrt(value)) : 0;
  let logTerm = odd ? 0.5 * Math.log(half) - half - Math.log(Math.sqrt(Math.PI) / 2) : -half;
  for (let k = odd ? 1.5 : 1; k <= degrees / 2; k += 1) {
    sum += Math.exp(logTerm);
    logTerm += Math.log(half / k);
  }
  return Math.min(1, sum);
}
