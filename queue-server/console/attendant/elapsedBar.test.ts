import { expect, it } from 'vitest';
import { elapsedBar } from './elapsedBar.ts';

it('puts the usual in the middle, and to the left once it takes more than twice as long', () => {
  expect(elapsedBar(150_000, 300)).toEqual({ filled: 25, usualAt: 50 });
  expect(elapsedBar(1_200_000, 300)).toEqual({ filled: 100, usualAt: 25 });
});
