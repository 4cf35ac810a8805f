import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { isoWeekday } from '@turno25/shared/domain/figures/facts/days.ts';

/** What somebody looks at: a figure, perhaps another beside it, by something, and against another stretch of time. */
export type Question = {
  readonly from: string;
  readonly to: string;
  readonly figure: string;
  readonly beside: string;
  readonly by: string;
  readonly and: string;
  readonly against: Against;
};

export const STRETCHES = ['today', 'week', 'month', 'quarter', 'semester', 'year', 'lastMonth', 'other'] as const;
export type Stretch = (typeof STRETCHES)[number];

export const AGAINSTS = ['nothing', 'before', 'yearBefore'] as const;
export type Against = (typeof AGAINSTS)[number];

type Dates = { readonly from: string; readonly to: string };

/** The dates of a stretch to date; null where they are chosen one by one. */
export function datesOf(stretch: Stretch, today: string): Dates | null {
  const year = today.slice(0, 4);
  const month = Number(today.slice(5, 7));
  const since = (first: number): Dates => ({ from: `${year}-${String(first).padStart(2, '0')}-01`, to: today });
  switch (stretch) {
    case 'today':
      return { from: today, to: today };
    case 'week':
      return { from: addDays(today, 1 - isoWeekday(today)), to: today };
    case 'month':
      return since(month);
    case 'quarter':
      return since(month - ((month - 1) % 3));
    case 'semester':
      return since(month <= 6 ? 1 : 7);
    case 'year':
      return since(1);
    case 'lastMonth': {
      const to = addDays(`${today.slice(0, 7)}-01`, -1);
      return { from: `${to.slice(0, 7)}-01`, to };
    }
    case 'other':
      return null;
  }
}

/** The stretch that a question is compared with: as many days just before it, or the same dates a year before. */
export function comparedWith({ from, to, against }: Pick<Question, 'from' | 'to' | 'against'>): Dates | null {
  switch (against) {
    case 'nothing':
      return null;
    case 'before': {
      const days = daysBetween(from, to) + 1;
      return { from: addDays(from, -days), to: addDays(from, -1) };
    }
    case 'yearBefore':
      return { from: yearBefore(from), to: yearBefore(to) };
  }
}

/** The address of a question's answer; null while its dates are no stretch. */
export function pathOf(question: Question): string | null {
  const { from, to, figure, beside } = question;
  if (!isStretch(question)) return null;
  const compared = comparedWith(question);
  const parts = [
    `from=${from}`,
    `to=${to}`,
    `figures=${[figure, beside].filter((key) => key !== '').join(',')}`,
    `by=${byOf(question).join(',')}`,
    ...(compared === null ? [] : [`compareFrom=${compared.from}`, `compareTo=${compared.to}`]),
  ];
  return `/figures/cube?${parts.join('&')}`;
}

/** The address of a question's answer as a file. */
export function filePathOf(
  question: Question,
  format: 'xlsx' | 'csv' | 'parquet' | 'sav' | 'dictionary' | 'manifest',
): string {
  const { from, to, figure, beside } = question;
  const figures = [figure, beside].filter((key) => key !== '').join(',');
  return `/api/v1/figures/cube/file?from=${from}&to=${to}&figures=${figures}&by=${byOf(question).join(',')}&format=${format}`;
}

/** The address of the rows behind one number. */
export function rowsPathOf(
  question: Question,
  figure: string,
  key: readonly (string | number | null)[] | null,
  after: string | null,
): string {
  const { from, to } = question;
  const group = key === null ? '' : `&by=${byOf(question).join(',')}&key=${encodeURIComponent(JSON.stringify(key))}`;
  return `/figures/cube/rows?from=${from}&to=${to}&figure=${figure}${group}${after === null ? '' : `&after=${after}`}`;
}

function byOf({ by, and }: Pick<Question, 'by' | 'and'>): readonly string[] {
  return [...new Set([by, and])].filter((key) => key !== '');
}

export function isStretch({ from, to }: Pick<Question, 'from' | 'to'>): boolean {
  return from !== '' && to !== '' && from <= to;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function yearBefore(date: string): string {
  const year = Number(date.slice(0, 4)) - 1;
  // The 29th of February has no other year's day of its own.
  const day = date.slice(5) === '02-29' ? '02-28' : date.slice(5);
  return `${year}-${day}`;
}
