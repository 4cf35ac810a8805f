import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dateOfDayNumber, dayNumber, isoInstant, weekdayOf } from './businessDates.ts';

const YEAR_1_MS = -62_135_596_800_000;
const YEAR_9999_MS = 253_402_300_799_999;

test('an instant is written as the platform writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: YEAR_1_MS, max: YEAR_9999_MS }), (instant) => {
      expect(isoInstant(instant)).toBe(new Date(instant).toISOString());
    }),
    { seed: 25, numRuns: 2000 },
  );
});

test('day numbers and dates undo each other over a whole 400-year cycle', () => {
  for (let day = dayNumber('1900-01-01'); day <= dayNumber('2300-01-01'); day += 1) {
    expect(dayNumber(dateOfDayNumber(day))).toBe(day);
  }
});

test('known days', () => {
  expect(dayNumber('1970-01-01')).toBe(0);
  expect(weekdayOf('1970-01-01')).toBe('thu');
  expect(weekdayOf('2026-09-18')).toBe('fri');
  expect(weekdayOf('1969-12-31')).toBe('wed');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});

test('another form of a date is refused loudly', () => {
  expect(() => dayNumber('18-09-2026')).toThrow('not a date: 18-09-2026');
});
