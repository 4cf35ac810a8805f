import type { BusinessDate, Instant, ServiceId, VisitId } from '../../ids.ts';
import type { DayEnd } from './ends.ts';
import { type AnyEvent, type EventV2, isEventV2 } from './events.ts';
import { exclusionOf } from './exclusions.ts';
import { foldVisits } from './foldVisits.ts';
import { withPapers } from './papers.ts';
import { settingsOf } from './settings.ts';
import { type IssueTime, issueTimes } from './uncertain.ts';
import { unitId } from './units.ts';
import type { ExclusionRecord, VisitRecord } from './visitRecord.ts';
import { type UnitWaits, waitsOf } from './waits.ts';

/** A visit with what it waited. */
export type MeasuredVisit = {
  readonly record: VisitRecord;
  readonly issue: IssueTime;
  /** The exclusion that holds; null when it counts. */
  readonly exclusion: ExclusionRecord | null;
  readonly units: readonly MeasuredUnit[];
};

export type MeasuredUnit = UnitWaits & {
  readonly unitId: string;
  readonly visit: MeasuredVisit;
  /** The unit whose wait this one carries: the last one of the visit that its own continues. */
  readonly carries: MeasuredUnit | null;
};

/** Somebody attended without a ticket. */
export type WalkDirect = { readonly at: Instant; readonly serviceId: ServiceId };

/** A business date with every visit measured. */
export type MeasuredDay = {
  readonly end: DayEnd;
  /** In order of issue. */
  readonly visits: readonly MeasuredVisit[];
  readonly walkDirects: readonly WalkDirect[];
};

/** Measures a business date; events of other dates and of unknown types are passed over. `now` (UTC ms) for an open day. */
export function measureDay(events: readonly AnyEvent[], businessDate: BusinessDate, now: Instant | null): MeasuredDay {
  const ofDay = withPapers(events.filter((event) => event.businessDate === businessDate)).filter(isEventV2);
  const end = dayEnd(ofDay, now);
  const records = [...foldVisits(ofDay, end.settings).values()];
  const walkDirects = ofDay
    .filter((event) => event.type === 'attendedWithoutTicket')
    .map(({ at, payload }) => ({ at, serviceId: payload.serviceId }));
  return { end, visits: measureRecords(records, end), walkDirects };
}

/**
 * Measures visits by their records, in the ledger's order of issue; in order of issue by their tickets. A visit that is
 * linked to none of the others, and whose instant is certain, comes out the same whoever is measured with it.
 */
export function measureRecords(records: readonly VisitRecord[], end: DayEnd): readonly MeasuredVisit[] {
  const issued = issueTimes(records, end.settings);
  const measured = new Map<VisitId, MeasuredVisit>();
  const carried = new Set<VisitId>();
  for (const record of records) {
    const issue = issued.get(record.visitId) ?? { estimate: record.issuedAt, earliest: record.issuedAt, latest: null };
    measured.set(record.visitId, measuredVisit(record, issue, end, carriedBy(record, measured, carried)));
  }
  return [...measured.values()].sort((a, b) => a.record.ordinal - b.record.ordinal);
}

function measuredVisit(
  record: VisitRecord,
  issue: IssueTime,
  end: DayEnd,
  carries: MeasuredUnit | null,
): MeasuredVisit {
  const waits = waitsOf(record, issue, end);
  const exclusion = exclusionOf(
    record.exclusions,
    waits.some(({ attended }) => attended),
  );
  const units: MeasuredUnit[] = [];
  const visit: MeasuredVisit = { record, issue, exclusion, units };
  for (const [index, unit] of waits.entries()) {
    units.push({
      ...unit,
      unitId: unitId(record.visitId, index),
      visit,
      carries: index === 0 ? carries : null,
    });
  }
  return visit;
}

/** The unit that a visit stands for too. What two visits name is carried by the first of them only: nobody waited it twice. */
function carriedBy(
  { continues }: VisitRecord,
  earlier: ReadonlyMap<VisitId, MeasuredVisit>,
  carried: Set<VisitId>,
): MeasuredUnit | null {
  if (continues === null || carried.has(continues)) return null;
  carried.add(continues);
  return earlier.get(continues)?.units.at(-1) ?? null;
}

function dayEnd(events: readonly EventV2[], now: Instant | null): DayEnd {
  const closedAt = events.find((event) => event.type === 'dayClosed')?.at ?? null;
  const calls = events.filter((event) => event.type === 'visitCalled' || event.type === 'visitRecalled');
  const lastCallAt = calls.reduce<Instant | null>((last, { at }) => Math.max(last ?? at, at), null);
  return { settings: settingsOf(events), closedAt, lastCallAt, asOf: closedAt ?? now };
}
