import { expect, it } from 'vitest';
import { ageBar, LIMIT_AT } from './ageBar.ts';

it('fills up to the limit, then beyond it, and never leaves the bar', () => {
  expect(ageBar(0, 1_500)).toEqual({ within: 0, beyond: 0 });
  expect(ageBar(1_500, 1_500)).toEqual({ within: LIMIT_AT, beyond: 0 });
  expect(ageBar(750, 1_500)).toEqual({ within: LIMIT_AT / 2, beyond: 0 });
  expect(ageBar(99_999, 1_500)).toEqual({ within: LIMIT_AT, beyond: 100 - LIMIT_AT });
});
