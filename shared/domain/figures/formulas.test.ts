import { expect, test } from 'vitest';
import { span, TestDay } from '../../testing/testDay.ts';
import { FORMULAS, formulaOf, PRESENT_FORMULAS } from './formulas.ts';

const OPTIONS = { businessDate: '2026-11-20', now: null, smallestCell: 10, goalPercent: 90 };

test('every registered version signs its figures with its own number, the present one included', () => {
  const { events } = new TestDay().attended('a', 0, span(5));
  expect(Object.keys(FORMULAS)).toContain(String(PRESENT_FORMULAS));
  for (const [version, formula] of Object.entries(FORMULAS)) {
    expect(formula(events, OPTIONS).formulas).toBe(Number(version));
  }
});

test('a version of a later release is unknown, not guessed', () => {
  expect(formulaOf(PRESENT_FORMULAS + 1)).toBeNull();
});
