import { addDays, lastOfMonth } from './businessDates.ts';

/** Months that lie whole between two dates, both included. */
export function wholeMonths(from: string, to: string): readonly string[] {
  const months: string[] = [];
  let first = from.endsWith('-01') ? from : firstOfNext(from);
  while (lastOfMonth(first.slice(0, 7)) <= to) {
    months.push(first.slice(0, 7));
    first = firstOfNext(first);
  }
  return months;
}

function firstOfNext(date: string): string {
  return addDays(lastOfMonth(date.slice(0, 7)), 1);
}

/** Of what goes up to a date, what is over today. */
export function lastToldDate(to: string, today: string): string {
  return to < today ? to : addDays(today, -1);
}

/** The twelve months that were over last. */
export function lastTwelveMonths(today: string): { readonly from: string; readonly to: string } {
  const to = addDays(`${today.slice(0, 7)}-01`, -1);
  return { from: firstOfNext(`${Number(to.slice(0, 4)) - 1}${to.slice(4, 7)}-01`), to };
}
