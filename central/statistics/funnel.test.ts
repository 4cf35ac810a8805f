import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { atLeast, atMost } from './binomial.ts';
import { controlLimits } from './funnel.ts';
import type { Interval } from './intervals.ts';
import { restOf, type Share } from './share.ts';

const share = (numerator: number, denominator: number): Share => ({ numerator, denominator });

/** From one in a thousand to all but one of them. */
const targets = fc
  .tuple(fc.integer({ min: 2, max: 1000 }), fc.nat())
  .map(([denominator, drawn]) => share(1 + (drawn % (denominator - 1)), denominator));

describe('limits by the formula of the appendix', () => {
  // Python: A.1.1 with Fraction for the lower tail of hits and, for the upper limit, of misses; cut at 0 and 1.
  test.each([
    [1, share(8, 10), [0, 1], [0, 1]],
    [10, share(8, 10), [0.47050611707899304, 1], [0.3024639601934524, 1]],
    [37, share(8, 10), [0.650478734064003, 0.9360569904273569], [0.5638593581068194, 0.9916673195360863]],
    [100, share(3, 4), [0.6576767504068556, 0.8376450335040015], [0.6043933771935558, 0.8804328326818717]],
    [250, share(9, 10), [0.8593057622171861, 0.9377590905135534], [0.8349968921428276, 0.9556966556448896]],
    [500, share(17, 20), [0.8170128909003305, 0.8816385682387834], [0.7977438054628515, 0.8982529890949139]],
    // With decimal of 60 digits, because fractions grow too long.
    [5000, share(4, 5), [0.7887556873090473, 0.8111310503996616], [0.7822496721214682, 0.8174065242099964]],
    [200_000, share(4, 5), [0.7982430313339254, 0.8017541246385784], [0.7972292467354205, 0.802762208835428]],
    [
      200_000,
      share(1, 2000),
      [0.0004018532303543406, 0.00060287799122732],
      [0.0003503537065282956, 0.0006639815174971],
    ],
  ] as const)('of %i at %j', (n, target, at95, at998) => {
    const limits = controlLimits(n, target);
    expect(limits?.limits95.lower).toBeCloseTo(at95[0], 12);
    expect(limits?.limits95.upper).toBeCloseTo(at95[1], 12);
    expect(limits?.limits998.lower).toBeCloseTo(at998[0], 12);
    expect(limits?.limits998.upper).toBeCloseTo(at998[1], 12);
  });

  // Python: (r - a) / n with p = 0.975 and 0.999 put in as the appendix has it, by Fraction.
  test.each([
    [37, share(8, 10), 0.9090299634003299, 0.9646402925090592],
    [100, share(3, 4), 0.8276450335040015, 0.8704328326818717],
    [500, share(17, 20), 0.8796385682387834, 0.8962529890949139],
  ])('the upper ones of %i are one count above those that take p of the other tail', (n, target, at95, at998) => {
    expect(controlLimits(n, target)?.limits95.upper).toBeCloseTo(at95 + 1 / n, 12);
    expect(controlLimits(n, target)?.limits998.upper).toBeCloseTo(at998 + 1 / n, 12);
  });
});

it('has no limits for none, nor for a target of none', () => {
  expect(controlLimits(0, share(4, 5))).toBeNull();
  expect(controlLimits(10, share(0, 0))).toBeNull();
});

it('leaves no room where the target is none or all of them', () => {
  for (const n of [1, 10, 1000]) {
    expect(outside(1, n, controlLimits(n, share(0, 5))?.limits998)).toBe(true);
    expect(outside(0, n, controlLimits(n, share(0, 5))?.limits998)).toBe(false);
    expect(outside(n - 1, n, controlLimits(n, share(5, 5))?.limits998)).toBe(true);
    expect(outside(n, n, controlLimits(n, share(5, 5))?.limits998)).toBe(false);
  }
});

it('a branch of ten visits is outside 99.8 % of a target of 80 % with three hits or fewer, and with nothing else', () => {
  // P(X <= 3) is 0.00086 and P(X <= 4) is 0.0064; P(X >= 10) is 0.107, so that no branch of ten is above.
  const limits = controlLimits(10, share(80, 100))?.limits998;
  const found = Array.from({ length: 11 }, (_, hits) => outside(hits, 10, limits));
  expect(found).toEqual(Array.from({ length: 11 }, (_, hits) => hits <= 3));
});

it('a count with just the probability of a limit lies on it', () => {
  // 0 of 3 at 90 %: 0.1³ = 0.001.
  expect(controlLimits(3, share(9, 10))?.limits998.lower).toBe(0);
  expect(controlLimits(3, share(1, 10))?.limits998.upper).toBe(1);
  // 0 of 1 at 97.5 %.
  expect(controlLimits(1, share(975, 1000))?.limits95.lower).toBe(0);
});

test('whoever is outside a limit has a probability below what it names, and whoever has one is outside', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), targets, (n, target) => {
      const limits = controlLimits(n, target);
      for (const [interval, beyond] of [
        [limits?.limits95, 0.025],
        [limits?.limits998, 0.001],
      ] as const) {
        for (let hits = 0; hits <= n; hits += 1) {
          const tail = Math.min(atMost(hits, n, target) ?? 1, atLeast(hits, n, target) ?? 1);
          // On the limit itself the last digits of a double decide nothing.
          if (Math.abs(tail - beyond) < beyond * 1e-9) continue;
          expect(outside(hits, n, interval)).toBe(tail < beyond);
        }
      }
    }),
  );
});

test('limits bracket the target, those of 99.8 % around those of 95 %, all within [0, 1]', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200_000 }), targets, (n, target) => {
      const limits = controlLimits(n, target);
      const value = target.numerator / target.denominator;
      const order = [
        0,
        limits?.limits998.lower,
        limits?.limits95.lower,
        value,
        limits?.limits95.upper,
        limits?.limits998.upper,
        1,
      ];
      expect(order).toEqual(order.map(Number).toSorted((a, b) => a - b));
    }),
  );
});

test('limits narrow with each visit more, and truly with four times as many', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50_000 }), targets, (n, target) => {
      for (const which of ['limits95', 'limits998'] as const) {
        const [at, next, later] = [n, n + 1, 4 * n].map((many) => controlLimits(many, target)?.[which]);
        expect(width(next)).toBeLessThanOrEqual(width(at) + 1e-12);
        // A few visits may leave all of [0, 1] possible, and four times as many too.
        if (width(at) < 1) expect(width(later)).toBeLessThan(width(at));
      }
    }),
  );
});

test('limits of misses are those of hits, mirrored', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200_000 }), targets, (n, target) => {
      const [hits, misses] = [controlLimits(n, target), controlLimits(n, restOf(target))];
      expect(hits?.limits95.lower).toBeCloseTo(1 - (misses?.limits95.upper ?? Number.NaN), 12);
      expect(hits?.limits998.upper).toBeCloseTo(1 - (misses?.limits998.lower ?? Number.NaN), 12);
    }),
  );
});

function outside(hits: number, n: number, interval: Interval | undefined): boolean | undefined {
  return interval && (hits / n < interval.lower || hits / n > interval.upper);
}

function width(interval: Interval | undefined): number {
  return interval ? interval.upper - interval.lower : Number.NaN;
}
