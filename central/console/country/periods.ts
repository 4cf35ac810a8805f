import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';

export type PeriodKey = 'today' | 'week' | 'month' | 'quarter' | 'year';
export const PERIODS: readonly PeriodKey[] = ['today', 'week', 'month', 'quarter', 'year'];

/** The dates of a period that goes on today, both included. */
export function periodOf(key: PeriodKey, today: string): { readonly from: string; readonly to: string } {
  return { from: firstOf(key, today), to: today };
}

function firstOf(key: PeriodKey, today: string): string {
  const year = today.slice(0, 4);
  const month = Number(today.slice(5, 7));
  switch (key) {
    case 'today':
      return today;
    case 'week':
      return addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
    case 'month':
      return `${today.slice(0, 7)}-01`;
    case 'quarter':
      return `${year}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
    case 'year':
      return `${year}-01-01`;
  }
}
