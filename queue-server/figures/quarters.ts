import type { BusinessDate } from '@turno25/shared/domain/ids.ts';

/** The first date of the quarter of a date. */
export function quarterOf(date: BusinessDate): BusinessDate {
  const month = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${date.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}
