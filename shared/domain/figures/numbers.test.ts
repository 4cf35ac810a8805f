import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFractions, nearestRank, scaledDown } from './numbers.ts';

describe('nearest rank', () => {
  // Ranks of three values: ceil(0.03) = 1, ceil(1.5) = 2, ceil(2.7) = 3.
  test.each([
    { percent: 1, value: 10 },
    { percent: 33, value: 10 },
    { percent: 34, value: 20 },
    { percent: 50, value: 20 },
    { percent: 67, value: 30 },
    { percent: 90, value: 30 },
    { percent: 100, value: 30 },
  ])('percentile $percent of 10, 20, 30 is $value', ({ percent, value }) => {
    expect(nearestRank([10, 20, 30], percent)).toBe(value);
  });

  test('of nothing is nothing', () => {
    expect(nearestRank([], 50)).toBeNull();
  });

  test('is the smallest value that enough of the others do not exceed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 100 }),
        (values, percent) => {
          const sorted = values.toSorted((a, b) => a - b);
          const enough = (limit: number) =>
            sorted.filter((value) => value <= limit).length * 100 >= percent * sorted.length;
          expect(nearestRank(sorted, percent)).toBe(sorted.find(enough));
        },
      ),
    );
  });
});

test('fractions compare exactly: 89,999 of 100,000 is below 90 of 100', () => {
  expect(compareFractions({ num: 89_999, den: 100_000 }, { num: 90, den: 100 })).toBe(-1);
  expect(compareFractions({ num: 9, den: 10 }, { num: 90, den: 100 })).toBe(0);
  // The two differ beyond the sixteenth digit, where doubles would call them equal.
  const big = 9_007_199_254_740_991;
  expect(compareFractions({ num: big, den: big - 1 }, { num: big - 1, den: big - 2 })).toBe(-1);
});

test('scaling rounds down on both sides of zero, and is undefined over zero', () => {
  expect(scaledDown({ num: 2, den: 3 }, 100)).toBe(66);
  expect(scaledDown({ num: -2, den: 3 }, 100)).toBe(-67);
  expect(scaledDown({ num: -3, den: 3 }, 100)).toBe(-100);
  expect(scaledDown({ num: 1, den: 0 }, 100)).toBeNull();
});
