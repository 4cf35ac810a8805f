import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';

/** Months that lie whole between two dates, both included. */
export function wholeMonths(from: string, to: string): readonly string[] {
  const months: string[] = [];
  let first = from.endsWith('-01') ? from : firstOfNext(from);
  while (addDays(firstOfNext(first), -1) <= to) {
    months.push(first.slice(0, 7));
    first = firstOfNext(first);
  }
  return months;
}

function firstOfNext(date: string): string {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

/** Of what goes up to a date, what is over today. */
export function lastToldDate(to: string, today: string): string {
  return to < today ? to : addDays(today, -1);
}

/** The last date of a month, `2026-11`. */
export function lastOf(month: string): string {
  return addDays(firstOfNext(`${month}-01`), -1);
}

/** The twelve months that were over last. */
export function lastTwelveMonths(today: string): { readonly from: string; readonly to: string } {
  const to = addDays(`${today.slice(0, 7)}-01`, -1);
  return { from: firstOfNext(`${Number(to.slice(0, 4)) - 1}${to.slice(4, 7)}-01`), to };
}
