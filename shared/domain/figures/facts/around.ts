import type { BusinessDate, Instant, InstitutionId, ServiceId, VisitId } from '../../ids.ts';
import { isoWeek, isoWeekday } from './days.ts';
import type { FactRow } from './tables.ts';

/** What the facts of a day need beside its events: what the branch was when it opened, and who had come before. */
export type Around = {
  /** Hour of the day by the branch's clock, 0 to 23. */
  readonly hourOf: (at: Instant) => number;
  /** Of the configuration that the day opened with; null for a service that it does not have. */
  readonly institutionOf: (serviceId: ServiceId) => InstitutionId | null;
  readonly keyed: ReadonlySet<VisitId>;
  readonly returned: ReadonlySet<VisitId>;
};

/** Gives the rows of a table what every row has, in the order in which they come. */
export function rowsOfDay(
  date: BusinessDate,
  formulas: number,
  rows: readonly (FactRow & { readonly hour: number })[],
): readonly FactRow[] {
  const week = isoWeek(date);
  const weekday = isoWeekday(date);
  return rows.map((row, place) => ({ business_date: date, place, formulas, week, weekday, ...row }));
}
