import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { newcombe, wilson } from './intervals.ts';
import { quotientOf, type Share } from './share.ts';

const share = (numerator: number, denominator: number): Share => ({ numerator, denominator });

const shares = fc
  .tuple(fc.integer({ min: 1, max: 200_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([denominator, part]) => share(Math.round(denominator * part), denominator));

// Python: decimal with 60 digits, z = 1.95996398454005423552. The first four stand in table I of Newcombe 1998 (857-872),
// method 3, as 0.2553-0.3662, 0.0624-0.1605, 0-0.1611 and 0.0061-0.1718.
test.each([
  [share(81, 263), 0.2552885198782742, 0.36620957698280004],
  [share(15, 148), 0.06238639953073628, 0.16048724172330803],
  [share(0, 20), 0, 0.16112515805281938],
  [share(1, 29), 0.00611321429276266, 0.17175521879320288],
  [share(10, 10), 0.7224672001371107, 1],
  [share(7, 7), 0.6456695649333125, 1],
  [share(160_000, 200_000), 0.7982412002069321, 0.8017472756379537],
])('the interval of $numerator of $denominator', (counted, lower, upper) => {
  expect(wilson(counted)?.lower).toBeCloseTo(lower, 13);
  expect(wilson(counted)?.upper).toBeCloseTo(upper, 13);
});

// Python, as above. The first eight are the examples (a) to (h) in table II of Newcombe 1998 (873-890), which gives for
// method 10: 0.0524 0.3339, 0.1705 0.8090, 0.0582 0.8062, -0.0381 0.1926, -0.1611 0.2775, -0.2775 0.2775, 0.6791 1,
// 0.6075 1.
test.each([
  [share(56, 70), share(48, 80), 0.05243147240236488, 0.33387265403690597],
  [share(9, 10), share(3, 10), 0.17052272393450288, 0.809017973535488],
  [share(6, 7), share(2, 7), 0.0582279274823122, 0.8062496375242277],
  [share(5, 56), share(0, 29), -0.0381371479035369, 0.19256001385511162],
  [share(0, 10), share(0, 20), -0.16112515805281938, 0.27753279986288926],
  [share(0, 10), share(0, 10), -0.27753279986288926, 0.27753279986288926],
  [share(10, 10), share(0, 20), 0.6790860371419146, 1],
  [share(10, 10), share(0, 10), 0.6075093504305241, 1],
  [share(80_123, 100_000), share(79_000, 99_000), -0.0002672806057444335, 0.0067678531810293424],
])('the interval of a difference, %j less %j', (first, second, lower, upper) => {
  expect(newcombe(first, second)?.lower).toBeCloseTo(lower, 13);
  expect(newcombe(first, second)?.upper).toBeCloseTo(upper, 13);
});

it('is none of none', () => {
  expect(wilson(share(0, 0))).toBeNull();
  expect(newcombe(share(0, 0), share(1, 2))).toBeNull();
  expect(newcombe(share(1, 2), share(0, 0))).toBeNull();
});

test('an interval lies in [0, 1], holds what was counted, and is mirrored for what was not', () => {
  fc.assert(
    fc.property(shares, (counted) => {
      const [value, interval] = [quotientOf(counted) ?? Number.NaN, wilson(counted)];
      const rest = wilson(share(counted.denominator - counted.numerator, counted.denominator));
      expect(interval?.lower).toBeGreaterThanOrEqual(0);
      expect(interval?.upper).toBeLessThanOrEqual(1);
      expect(interval?.lower).toBeLessThanOrEqual(value);
      expect(interval?.upper).toBeGreaterThanOrEqual(value);
      expect(interval?.lower).toBeCloseTo(1 - (rest?.upper ?? Number.NaN), 12);
    }),
  );
});

test('an interval narrows where the same share is counted among more', () => {
  fc.assert(
    fc.property(shares, fc.integer({ min: 2, max: 50 }), (counted, times) => {
      const more = wilson(share(counted.numerator * times, counted.denominator * times));
      const fewer = wilson(counted);
      expect(width(more)).toBeLessThan(width(fewer));
    }),
  );
});

test('the interval of a difference holds the difference, lies in [-1, 1], and turns with the order', () => {
  fc.assert(
    fc.property(shares, shares, (first, second) => {
      const difference = (quotientOf(first) ?? Number.NaN) - (quotientOf(second) ?? Number.NaN);
      const [forth, back] = [newcombe(first, second), newcombe(second, first)];
      expect(forth?.lower).toBeLessThanOrEqual(difference);
      expect(forth?.upper).toBeGreaterThanOrEqual(difference);
      expect(forth?.lower).toBeGreaterThanOrEqual(-1);
      expect(forth?.upper).toBeLessThanOrEqual(1);
      expect(forth?.lower).toBeCloseTo(-(back?.upper ?? Number.NaN), 12);
    }),
  );
});

function width(interval: { readonly lower: number; readonly upper: number } | null): number {
  return interval === null ? Number.NaN : interval.upper - interval.lower;
}
