import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { isoWeekday } from '@turno25/shared/domain/figures/facts/days.ts';

/** Dates of a period, both included. */
export type Period = { readonly from: string; readonly to: string };

const DAY = 86_400_000;

/** The period of as many days that ends where this one begins: what it is compared with. */
export function periodBefore({ from, to }: Period): Period {
  const days = Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}

type PeriodName = 'today' | 'week' | 'month' | 'quarter' | 'year';

/** The dates of a period that goes on today, both included. */
export function periodOf(name: PeriodName, today: string): Period {
  return { from: firstOf(name, today), to: today };
}

function firstOf(name: PeriodName, today: string): string {
  const month = Number(today.slice(5, 7));
  switch (name) {
    case 'today':
      return today;
    case 'week':
      return addDays(today, 1 - isoWeekday(today));
    case 'month':
      return `${today.slice(0, 7)}-01`;
    case 'quarter':
      return `${today.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
    case 'year':
      return `${today.slice(0, 4)}-01-01`;
  }
}
