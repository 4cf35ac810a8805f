import type { BusinessDate, Instant } from '../ids.ts';
import type { AnyEvent } from './v1/events.ts';
import { measureDay as measure1 } from './v1/measured.ts';
import { type VisitRow, visitRows } from './v1/rows.ts';
import { measureDay as measure2 } from './v2/measured.ts';
import { type SealedUnit, sealedUnits } from './v2/sealedRows.ts';

/** Rows of a day, by whichever version its opening names. */
export type DayRows = readonly VisitRow[] | readonly SealedUnit[];

/** The rows that a seal of a version names; `now` (UTC ms) for a day that goes on. */
export function dayRows(
  version: number,
  events: readonly AnyEvent[],
  businessDate: BusinessDate,
  now: Instant | null,
): DayRows {
  if (version === 1) return visitRows(measure1(events, businessDate, now));
  const ofDay = events.filter((event) => event.businessDate === businessDate);
  return sealedUnits(measure2(ofDay, businessDate, now), ofDay, businessDate);
}
