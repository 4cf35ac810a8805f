import { expect, it, test } from 'vitest';
import { chiSquaredTail } from './chiSquared.ts';

// Python: mpmath.gammainc(k / 2, x / 2, regularized=True) with 40 digits. 0.81311 of 22.16924 and 0.048579 of 42.69388, both
// of 29 degrees, are the answers of qccOverdispersionTest (R, package qcc) for the data of Wetherill and Brown 1991, pp. 212-218.
test.each([
  [3.841458820694124, 1, 0.05],
  [0.5, 2, 0.7788007830714049],
  [7.5, 3, 0.057558451972636406],
  [42.69388, 29, 0.04857903641338415],
  [22.16924, 29, 0.8131149786470565],
  [1100, 1000, 0.014614408126295194],
  [3000, 2999, 0.49141597304373613],
])('as much as %f of %i degrees', (value, degrees, expected) => {
  expect(chiSquaredTail(value, degrees) / expected).toBeCloseTo(1, 10);
});

it('is certain of nothing or more', () => expect(chiSquaredTail(0, 4)).toBe(1));
