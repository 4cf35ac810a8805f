import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DaySums, designEffect, designEffectOfAll } from './days.ts';
import { newcombe } from './intervals.ts';

function summed(days: readonly (readonly [n: number, d: number])[]): DaySums {
  const sum = (of: (n: number, d: number) => number): number => days.reduce((total, [n, d]) => total + of(n, d), 0);
  return {
    days: days.length,
    numerator: sum((n) => n),
    denominator: sum((_, d) => d),
    nn: sum((n) => n * n),
    nd: sum((n, d) => n * d),
    dd: sum((_, d) => d * d),
  };
}

const UNEVEN = summed([
  [80, 100],
  [20, 60],
  [99, 110],
  [50, 50],
]);

test('days that differ among themselves tell less than their people, as exact fractions say', () => {
  // Python: fractions.
  expect(designEffect(UNEVEN)).toBeCloseTo(24.6121104135, 9);
  // No days tell more than their people, and one says nothing of how days differ.
  const even = summed([
    [80, 100],
    [80, 100],
  ]);
  expect(designEffect(even)).toBe(1);
  expect(designEffect(summed([[80, 100]]))).toBeNull();
  expect(designEffect(summed([]))).toBeNull();
});

test('branches together vary each about its own share: that they differ is no chance', () => {
  const good = summed([
    [95, 100],
    [95, 100],
  ]);
  const bad = summed([
    [40, 100],
    [40, 100],
  ]);
  expect(designEffectOfAll([good, bad])).toBe(1);
  expect(designEffectOfAll([UNEVEN])).toBeCloseTo(24.6121104135, 9);
  expect(designEffectOfAll([summed([[80, 100]])])).toBeNull();
  expect(designEffectOfAll([])).toBeNull();
});

test('the same days, each told twice, tell nothing more', () => {
  const days = fc.array(
    fc.tuple(fc.nat({ max: 50 }), fc.integer({ min: 50, max: 90 })).map(([n, d]) => [n, d] as const),
    { minLength: 2, maxLength: 20 },
  );
  fc.assert(
    fc.property(days, (of) => {
      const effect = designEffect(summed(of)) ?? 1;
      const { numerator, denominator } = summed(of);
      const doubled = of.map(([n, d]) => [2 * n, 2 * d] as const);
      const twice = designEffect(summed(doubled)) ?? 1;
      // Who copies each person into the ledger has twice the people and the same days.
      expect(effect > 1 ? twice / effect : 2).toBeCloseTo(2, 9);
      const wide = newcombe({ numerator, denominator }, { numerator: 1, denominator: 2 }, [effect, 1]);
      const narrow = newcombe({ numerator, denominator }, { numerator: 1, denominator: 2 });
      expect((wide?.lower ?? 0) <= (narrow?.lower ?? 0) && (wide?.upper ?? 0) >= (narrow?.upper ?? 0)).toBe(true);
    }),
  );
});
