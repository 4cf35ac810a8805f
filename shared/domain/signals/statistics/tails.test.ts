import { describe, expect, it } from 'vitest';
import { normalTail } from './normal.ts';
import { binomialTail, poissonTail } from './tails.ts';

describe('tails', () => {
  it('of a binomial are the sums that one can do by hand', () => {
    // 3, 4 or 5 heads of 5: (10 + 5 + 1) / 32.
    expect(binomialTail(3, 5, 0.5)).toBeCloseTo(0.5, 12);
    // Two sixes of two dice.
    expect(binomialTail(2, 2, 1 / 6)).toBeCloseTo(1 / 36, 12);
    expect(binomialTail(0, 4, 0.1)).toBe(1);
    expect(binomialTail(5, 4, 0.9)).toBe(0);
    // Below the mean too: P(X >= 100) of 200 at 0.9 is certain.
    expect(binomialTail(100, 200, 0.9)).toBeCloseTo(1, 12);
    // A year of a branch: the terms before the largest are many.
    expect(binomialTail(3000, 60_000, 0.05)).toBeGreaterThan(0.49);
    expect(binomialTail(3000, 60_000, 0.05)).toBeLessThan(0.52);
  });

  it('of a Poisson are one less its first terms', () => {
    expect(poissonTail(1, 0.5)).toBeCloseTo(1 - Math.exp(-0.5), 12);
    expect(poissonTail(3, 2)).toBeCloseTo(1 - Math.exp(-2) * (1 + 2 + 2), 12);
    expect(poissonTail(3, 0)).toBe(0);
  });

  it('of the normal curve are those of every table', () => {
    expect(normalTail(0)).toBeCloseTo(0.5, 12);
    expect(normalTail(1.96)).toBeCloseTo(0.0249979, 6);
    expect(normalTail(-1.96)).toBeCloseTo(0.9750021, 6);
    expect(normalTail(5) / 2.866516e-7).toBeCloseTo(1, 5);
    expect(normalTail(2.999999)).toBeCloseTo(normalTail(3.000001), 7);
  });
});
