import { expect, test } from 'vitest';
import { comparedWith, datesOf, pathOf, type Question, rowsPathOf } from './question.ts';

const QUESTION: Question = {
  from: '2026-11-01',
  to: '2026-11-30',
  figure: 'official',
  beside: '',
  by: 'service',
  and: '',
  against: 'nothing',
};

test('a stretch to date begins where the calendar says', () => {
  const from = (stretch: Parameters<typeof datesOf>[0], today: string) => datesOf(stretch, today)?.from;
  expect(from('week', '2026-11-26')).toBe('2026-11-23');
  expect(from('week', '2026-11-23')).toBe('2026-11-23');
  expect(from('quarter', '2026-11-26')).toBe('2026-10-01');
  expect(from('quarter', '2026-03-31')).toBe('2026-01-01');
  expect(from('semester', '2026-06-30')).toBe('2026-01-01');
  expect(from('semester', '2026-07-01')).toBe('2026-07-01');
  expect(datesOf('lastMonth', '2026-03-15')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(datesOf('other', '2026-03-15')).toBeNull();
});

test('a stretch is compared with as many days just before it, or with the same dates a year before', () => {
  expect(comparedWith({ ...QUESTION, against: 'before' })).toEqual({ from: '2026-10-02', to: '2026-10-31' });
  expect(comparedWith({ from: '2028-02-29', to: '2028-02-29', against: 'yearBefore' })).toEqual({
    from: '2027-02-28',
    to: '2027-02-28',
  });
});

test('a question is asked once its dates are a stretch', () => {
  expect(pathOf({ ...QUESTION, to: '2026-10-31' })).toBeNull();
  expect(pathOf({ ...QUESTION, to: '' })).toBeNull();
  expect(pathOf({ ...QUESTION, beside: 'strict', and: 'service' })).toBe(
    '/figures/cube?from=2026-11-01&to=2026-11-30&figures=official,strict&by=service',
  );
  expect(rowsPathOf(QUESTION, 'official', ['pgu'], '2026-11-02.7')).toBe(
    '/figures/cube/rows?from=2026-11-01&to=2026-11-30&figure=official&by=service&key=%5B%22pgu%22%5D&after=2026-11-02.7',
  );
});
