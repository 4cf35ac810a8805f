import type { BusinessDate, Instant } from '../../ids.ts';
import { type AnyEvent, type EventV1, isEventV1 } from './events.ts';
import { foldVisits } from './foldVisits.ts';
import type { VisitRecord } from './visitRecord.ts';
import { type VisitWaits, waitsOf } from './waits.ts';

/** A visit with its waits, both from the ledger alone. */
export type MeasuredVisit = { readonly record: VisitRecord; readonly waits: VisitWaits };

/** The events of one business date and what every figure of that day starts from. */
export type MeasuredDay = {
  readonly events: readonly EventV1[];
  /** In order of issue. */
  readonly visits: readonly MeasuredVisit[];
  readonly closedAt: Instant | null;
  /** The closing, else the live `now`: once a day is closed its figures no longer depend on when they are asked for. */
  readonly asOf: Instant | null;
};

/**
 * Measures every visit of a business date. Events of other dates are left out, so that the whole ledger may be given:
 * what arrives later carries the date of its visit.
 */
export function measureDay(events: readonly AnyEvent[], businessDate: BusinessDate, now: Instant | null): MeasuredDay {
  const ofDay = events.filter((event) => event.businessDate === businessDate).filter(isEventV1);
  const closedAt = ofDay.find((event) => event.type === 'dayClosed')?.at ?? null;
  const asOf = closedAt ?? now;
  const visits = [...foldVisits(ofDay).values()]
    .map((record) => ({ record, waits: waitsOf(record, asOf) }))
    .sort((a, b) => a.record.ordinal - b.record.ordinal);
  return { events: ofDay, visits, closedAt, asOf };
}
