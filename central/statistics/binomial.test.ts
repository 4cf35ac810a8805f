import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { atLeast, atMost, probabilityOf } from './binomial.ts';
import type { Share } from './share.ts';

const share = (numerator: number, denominator: number): Share => ({ numerator, denominator });

const chances = fc
  .tuple(fc.integer({ min: 1, max: 1000 }), fc.nat(1000))
  .map(([denominator, numerator]) => share(Math.min(numerator, denominator), denominator));

describe('against exact sums', () => {
  // Python: sum(comb(n, i) * t**i * (1 - t)**(n - i) for i in range(k + 1)) with t = Fraction(a, b), then 17 digits.
  test.each([
    [5, 10, share(8, 10), 0.0264241152, 0.0327934976, 0.9936306176],
    [9, 10, share(8, 10), 0.268435456, 0.8926258176, 0.3758096384],
    [3, 10, share(8, 10), 0.000786432, 0.0008643584, 0.9999220736],
    [0, 3, share(9, 10), 0.001, 0.001, 1],
    [60, 100, share(3, 4), 0.0003626267916456097, 0.0006865922079629911, 0.9996760345836826],
    [450, 500, share(17, 20), 0.0002555772709742642, 0.9996031954816453, 0.0006523817893289216],
    [1, 200, share(1, 1000), 0.16389365955528243, 0.9825424890339182, 0.1813511705213643],
  ])('%i of %i', (hits, trials, chance, one, most, least) => {
    closeTo(probabilityOf(hits, trials, chance), one);
    closeTo(atMost(hits, trials, chance), most);
    closeTo(atLeast(hits, trials, chance), least);
  });

  // Python: decimal with 60 digits, q**n and from there each term by its ratio to the one before.
  test.each([
    [160_000, share(4, 5), 0.5008920614447796],
    [159_400, share(4, 5), 0.00041047971916928174],
    [159_000, share(4, 5), 1.2687044332091306e-8],
    [120, share(1, 2000), 0.9773584731382615],
    [99_000, share(1, 2), 3.9121642576904325e-6],
    [199_850, share(999, 1000), 0.9999038732790486],
  ])('at most %i of 200,000', (hits, chance, expected) => closeTo(atMost(hits, 200_000, chance), expected));

  it('keeps the digits of a small upper tail too, and lets what no double holds be 0', () => {
    // Python, as above: 1 - P(X <= 160,999); P(X <= 150,000) is 5.3e-644.
    closeTo(atLeast(161_000, 200_000, share(4, 5)), 1.0444334871902915e-8);
    expect(atMost(150_000, 200_000, share(4, 5))).toBe(0);
  });
});

it('is certain where nothing is left to chance', () => {
  expect(atMost(0, 7, share(0, 1))).toBe(1);
  expect(atMost(6, 7, share(1, 1))).toBe(0);
  expect(atLeast(7, 7, share(1, 1))).toBe(1);
  expect(atLeast(1, 7, share(0, 1))).toBe(0);
  expect(atMost(0, 0, share(1, 2))).toBe(1);
  expect(atMost(-1, 5, share(1, 2))).toBe(0);
  expect(probabilityOf(6, 5, share(1, 2))).toBe(0);
});

it('knows nothing of a chance of none, and throws at what is no count', () => {
  expect(atMost(1, 2, share(0, 0))).toBeNull();
  expect(atLeast(1, 2, share(0, 0))).toBeNull();
  expect(probabilityOf(1, 2, share(0, 0))).toBeNull();
  expect(() => atMost(1, 2.5, share(1, 2))).toThrow(RangeError);
  expect(() => atMost(0.5, 2, share(1, 2))).toThrow(RangeError);
  expect(() => atMost(1, 2, share(3, 2))).toThrow(RangeError);
});

test('both tails share the term between them, and neither falls where it should rise', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200_000 }), fc.nat(), chances, (trials, drawn, chance) => {
      const hits = drawn % (trials + 1);
      const [most, least] = [atMost(hits, trials, chance) ?? Number.NaN, atLeast(hits, trials, chance) ?? Number.NaN];
      expect(most + least - (probabilityOf(hits, trials, chance) ?? Number.NaN)).toBeCloseTo(1, 11);
      expect(most).toBeGreaterThanOrEqual((atMost(hits - 1, trials, chance) ?? Number.NaN) - 1e-12);
    }),
  );
});

test('all terms together are one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), chances, (trials, chance) => {
      let sum = 0;
      for (let hits = 0; hits <= trials; hits += 1) sum += probabilityOf(hits, trials, chance) ?? Number.NaN;
      expect(sum).toBeCloseTo(1, 12);
    }),
  );
});

/** Equal to a part in 10^12 of what is expected. */
function closeTo(found: number | null, expected: number): void {
  expect((found ?? Number.NaN) / expected).toBeCloseTo(1, 12);
}
