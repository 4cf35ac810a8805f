import { z } from 'zod';

const QUARTER_MONTHS: Readonly<Record<string, readonly [string, string]>> = {
  Q1: ['01-01', '03-31'],
  Q2: ['04-01', '06-30'],
  Q3: ['07-01', '09-30'],
  Q4: ['10-01', '12-31'],
};

/** `2026-Q4`. */
export const quarterName = z.string().regex(/^\d{4}-Q[1-4]$/);

/** First and last date of a quarter, `2026-Q4`. */
export function datesOf(quarter: string): readonly [string, string] {
  const [year = '', name = ''] = quarter.split('-');
  const [from, to] = QUARTER_MONTHS[name] ?? ['', ''];
  return [`${year}-${from}`, `${year}-${to}`];
}
