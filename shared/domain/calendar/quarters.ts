import type { BusinessDate } from '../ids.ts';

/** The first date of the quarter of a date. */
export function quarterOf(date: BusinessDate): BusinessDate {
  const month = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${date.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}

const QUARTER_DATES: Readonly<Record<string, readonly [string, string]>> = {
  Q1: ['01-01', '03-31'],
  Q2: ['04-01', '06-30'],
  Q3: ['07-01', '09-30'],
  Q4: ['10-01', '12-31'],
};

/** First and last date of a quarter, `2026-Q4`. */
export function datesOfQuarter(quarter: string): readonly [BusinessDate, BusinessDate] {
  const [year = '', name = ''] = quarter.split('-');
  const [from, to] = QUARTER_DATES[name] ?? ['', ''];
  return [`${year}-${from}`, `${year}-${to}`];
}

/** The quarter of a date and those before it, newest first, as `2026-Q4`. */
export function lastQuarters(today: string, count: number): readonly string[] {
  const now = Number(today.slice(0, 4)) * 4 + Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  return Array.from({ length: count }, (_, back) => {
    const quarter = now - back;
    return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
  });
}
