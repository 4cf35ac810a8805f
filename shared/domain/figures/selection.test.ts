import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestRank } from './numbers.ts';
import { nearestRanks } from './selection.ts';

const PERCENTS = [1, 50, 50, 90, 99, 100];

/** Few different values, many different ones, and orders that divide badly. */
const values = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 400, size: 'max' }),
  fc.array(fc.integer({ min: 0, max: 4_000_000 }), { maxLength: 400, size: 'max' }),
  fc.nat({ max: 400 }).map((length) => Array.from({ length }, (_, index) => index)),
  fc
    .nat({ max: 400 })
    .map((length) => Array.from({ length }, (_, index) => (index % 2 === 0 ? index : length - index))),
);

test('percentiles of values in any order are those of the sorted ones', () => {
  fc.assert(
    fc.property(values, (list) => {
      const sorted = list.toSorted((a, b) => a - b);
      expect(nearestRanks(Float64Array.from(list), PERCENTS)).toEqual(
        PERCENTS.map((percent) => nearestRank(sorted, percent)),
      );
    }),
    { numRuns: 500 },
  );
});
