import { expect, it, test } from 'vitest';
import { checked, pooled, quotientOf, restOf, type Share } from './share.ts';

const share = (numerator: number, denominator: number): Share => ({ numerator, denominator });

it('has a quotient unless it is of none', () => {
  expect(quotientOf(share(3, 4))).toBe(0.75);
  expect(quotientOf(share(0, 0))).toBeNull();
});

it('leaves those that were not counted', () => expect(restOf(share(3, 10))).toEqual(share(7, 10)));

it('is pooled sum over sum, not as the mean of quotients', () => {
  expect(pooled([share(1, 1), share(0, 9), share(0, 0)])).toEqual(share(1, 10));
  expect(pooled([])).toEqual(share(0, 0));
});

test.each([share(-1, 2), share(3, 2), share(1, 0), share(0.5, 1), share(Number.NaN, 1), share(1, Infinity)])(
  'is not %j',
  (wrong) => expect(() => checked(wrong)).toThrow(RangeError),
);
