import { expect, it } from 'vitest';
import { DEFAULT_AIDS } from './aids.ts';
import { slotsFor } from './slots.ts';

it('has fewer answers in sight where they are larger or lower', () => {
  expect(slotsFor(DEFAULT_AIDS)).toBe(6);
  expect(slotsFor({ ...DEFAULT_AIDS, text: 2 })).toBe(4);
  expect(slotsFor({ ...DEFAULT_AIDS, text: 3 })).toBe(4);
  expect(slotsFor({ ...DEFAULT_AIDS, reach: 'low' })).toBe(5);
  expect(slotsFor({ ...DEFAULT_AIDS, reach: 'low', text: 3 })).toBe(4);
});
