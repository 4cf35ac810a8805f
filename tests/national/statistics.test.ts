import { binomialLimits } from '@turno25/central/statistics/binomial.ts';
import { designEffect, effective } from '@turno25/central/statistics/days.ts';
import { likesOf, limitsOf, placeIn } from '@turno25/central/statistics/funnel.ts';
import { newcombe, wilson } from '@turno25/central/statistics/intervals.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

// Vectors of Python: `fractions` for the binomial, `decimal` of 50 digits for what has a root.

test.each([
  [10, 0.8, [0.302463960193, 0.470506117079, 0.976716935635, 0.999068677425]],
  [37, 0.8, [0.563859358107, 0.650478734064, 0.9090299634, 0.964640292509]],
  [250, 0.73, [0.638729575083, 0.672144395942, 0.782230561423, 0.811857810506]],
  [1000, 0.9, [0.869082156053, 0.880517073469, 0.917721343255, 0.927659153687]],
  [3000, 0.83, [0.808334968269, 0.816287882117, 0.843172554924, 0.850706802121]],
  [50, 0.01, [0, 0, 0.0370423119048, 0.0682203342281]],
])('the limits of %i people at %d are those of exact fractions', (trials, target, expected) => {
  const limits = binomialLimits(trials, target, [0.001, 0.025, 0.975, 0.999]);
  for (const [at, limit] of limits.entries()) expect(limit).toBeCloseTo(expected[at] ?? Number.NaN, 10);
});

test('limits narrow about the target with the people, stay within 0 and 1, and hold for a year of a large branch', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (d, target) => {
      const { low998, low95, high95, high998 } = limitsOf(d, { target, phi: 1, spread: 1 });
      expect(0 <= low998 && low998 <= low95 && low95 <= high95 && high95 <= high998 && high998 <= 1).toBe(true);
      const wide = limitsOf(d, { target, phi: 4, spread: 4 });
      expect(wide.low95 <= low95 && wide.high95 >= high95).toBe(true);
    }),
  );
  const { low95, high95 } = limitsOf(90_000, { target: 0.8, phi: 1, spread: 1 });
  expect(high95 - low95).toBeCloseTo(2 * 1.96 * Math.sqrt(0.16 / 90_000), 5);
});

test('chance alone leaves a twentieth outside the inner limits, and a five-hundredth outside the outer', () => {
  // Exact sum over all outcomes of 400 people: interpolated limits leave what the discrete ones cannot exceed by much.
  const limits = limitsOf(400, { target: 0.8, phi: 1, spread: 1 });
  const weights = Array.from({ length: 401 }, (_, n) => ({ n, weight: weightOf(400, n, 0.8) }));
  const outside = (places: readonly string[]): number =>
    weights
      .filter(({ n }) => places.includes(placeIn({ n, d: 400 }, limits)))
      .reduce((sum, { weight }) => sum + weight, 0);
  expect(outside(['below95', 'below998', 'above95', 'above998'])).toBeLessThan(0.055);
  expect(outside(['below95', 'below998', 'above95', 'above998'])).toBeGreaterThan(0.04);
  expect(outside(['below998', 'above998'])).toBeLessThan(0.0025);
});

test.each([
  [8, 10, 0.490162471537, 0.943317848546],
  [0, 20, 0, 0.161125158053],
  [20, 20, 0.838874841947, 1],
  [1234, 1500, 0.802520542647, 0.841164331395],
])('the interval of %i of %i is that of decimals', (n, d, low, high) => {
  expect(wilson({ n, d }).low).toBeCloseTo(low, 11);
  expect(wilson({ n, d }).high).toBeCloseTo(high, 11);
});

test.each([
  [56, 70, 48, 80, 0.0524314724024, 0.333872654037], // Newcombe's own example: 0.0524 to 0.3339.
  [9, 10, 3, 10, 0.170522723935, 0.809017973535],
  [10, 10, 0, 20, 0.679086037142, 1],
  [1300, 1500, 1100, 1400, 0.053429278913, 0.108524612574],
])('the difference of %i/%i and %i/%i has the interval of decimals', (n, d, m, e, low, high) => {
  const found = newcombe({ n, d }, { n: m, d: e });
  expect(found.low).toBeCloseTo(low, 10);
  expect(found.high).toBeCloseTo(high, 10);
  expect(found.difference).toBeCloseTo(n / d - m / e, 12);
});

test('shares that vary beyond chance widen the funnel, as many as decimals say', () => {
  const shares = [
    [80, 100],
    [70, 100],
    [92, 100],
    [150, 200],
    [190, 200],
    [40, 50],
    [260, 300],
    [75, 100],
    [88, 100],
    [10, 20],
  ].map(([n = 0, d = 0]) => ({ n, d }));
  const likes = likesOf(shares);
  expect(likes?.target).toBeCloseTo(1055 / 1270, 12);
  expect(likes?.phi).toBeCloseTo(5.50232396488, 10);
  expect(likes?.spread).toBe(likes?.phi);
  const alike = Array.from({ length: 10 }, () => ({ n: 80, d: 100 }));
  expect(likesOf(alike)).toEqual({ target: 0.8, phi: 0, spread: 1 });
  expect(likesOf([])).toBeNull();
});

test('days that differ among themselves tell less than their people, those that do not tell as much', () => {
  const sums = { n: 249, d: 320, days: 4, nn: 19_101, nd: 22_590, dd: 28_200 };
  expect(designEffect(sums)).toBeCloseTo(24.6121104135, 9);
  expect(effective({ n: 249, d: 320 }, 4)).toEqual({ n: 62.25, d: 80 });
  expect(designEffect({ n: 160, d: 200, days: 2, nn: 2 * 80 * 80, nd: 2 * 8000, dd: 2 * 10_000 })).toBe(1);
  expect(designEffect({ n: 80, d: 100, days: 1, nn: 6400, nd: 8000, dd: 10_000 })).toBeNull();
});

function weightOf(trials: number, n: number, chance: number): number {
  let log = 0;
  for (let k = 1; k <= n; k += 1) log += Math.log((trials - n + k) / k);
  return Math.exp(log + n * Math.log(chance) + (trials - n) * Math.log(1 - chance));
}
