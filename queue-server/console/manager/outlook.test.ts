import { expect, it } from 'vitest';
import { outlook } from './outlook.ts';

it('is the span between everybody late and everybody possible in time', () => {
  expect(outlook({ numerator: 70, denominator: 80, percent: 87.5 }, 20, 5)).toEqual({ worst: 70, best: 85 });
});

it('is undefined while nobody was attended, whoever waits', () => {
  expect(outlook({ numerator: 0, denominator: 0, percent: null }, 12, 3)).toBeNull();
  expect(outlook({ numerator: 0, denominator: 0, percent: null }, 0, 0)).toBeNull();
});
