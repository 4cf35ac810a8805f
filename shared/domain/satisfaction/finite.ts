import { netError95 } from '../figures/v1/satisfaction.ts';
import type { Grades } from '../figures/v1/shape.ts';

/**
 * Half-width of the 95 % interval of the net index of a population of which many answered, as a share of 1: that of an
 * unbounded one times `sqrt((N - n) / (N - 1))`. Null for no answers; 0 for a census. As IPS reports its studies
 * (docs/domain.md A2).
 */
export function netError95Of(grades: Grades, population: number): number | null {
  const n = grades.reduce((sum, count) => sum + count, 0);
  const unbounded = netError95(grades);
  if (unbounded === null) return null;
  if (n >= population) return 0;
  return unbounded * Math.sqrt((population - n) / (population - 1));
}
