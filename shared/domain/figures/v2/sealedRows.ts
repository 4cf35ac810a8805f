import type { Millis } from '../../ids.ts';
import { measureDay as measurePlain } from '../v1/measured.ts';
import { sinceArrivalMs } from './beside.ts';
import type { AnyEvent } from './events.ts';
import type { MeasuredDay } from './measured.ts';
import { plainEvents } from './plain.ts';
import { type UnitRow, unitRows } from './rows.ts';

/** A unit as a seal names it, with the waits beside the standard whose percentiles a period shows; those of calls are of the visit, on its first unit. */
export type SealedUnit = UnitRow & {
  readonly sinceArrivalMs: Millis | null;
  readonly firstCallMs: Millis | null;
  readonly lastCallMs: Millis | null;
  readonly totalMs: Millis | null;
};

/** The rows of a day of version 2, visits in order of issue; `events` are the day's own. */
export function sealedUnits(
  day: MeasuredDay,
  events: readonly AnyEvent[],
  businessDate: string,
): readonly SealedUnit[] {
  const plain = measurePlain(plainEvents(events, day), businessDate, day.end.closedAt === null ? day.end.asOf : null);
  const calls = new Map(plain.visits.map(({ record, waits }) => [record.visitId, waits]));
  const units = new Map(day.visits.flatMap((visit) => visit.units).map((unit) => [unit.unitId, unit]));
  return unitRows(day).map((row) => {
    const unit = units.get(row.unitId);
    const waits = row.unitId === row.visitId ? calls.get(row.visitId) : undefined;
    return {
      ...row,
      sinceArrivalMs: unit === undefined ? null : sinceArrivalMs(unit, day),
      firstCallMs: waits?.firstCallMs ?? null,
      lastCallMs: waits?.lastCallMs ?? null,
      totalMs: waits?.totalMs ?? null,
    };
  });
}
