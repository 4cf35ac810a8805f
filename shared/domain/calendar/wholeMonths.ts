import type { BusinessDate } from '../ids.ts';
import { addDays } from './businessDates.ts';

/** Dates of a period, both included. */
type Period = { readonly from: BusinessDate; readonly to: BusinessDate };

/** The whole months of a period that are over on a date; null where there is none. */
export function monthsOver({ from, to }: Period, today: BusinessDate): Period | null {
  const first = from.endsWith('-01') ? from : firstOfNext(from);
  const until = to < today ? to : addDays(today, -1);
  const last = firstOfNext(until) === addDays(until, 1) ? until : addDays(`${until.slice(0, 7)}-01`, -1);
  return first <= last ? { from: first, to: last } : null;
}

function firstOfNext(date: BusinessDate): BusinessDate {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}
