import type { Instant, Millis, ServiceId, VisitId } from '../../ids.ts';
import { carriedStrictMs } from './carried.ts';
import type { ChannelV2, ClassV2, ExclusionCodeV2 } from './events.ts';
import type { MeasuredDay, MeasuredUnit } from './measured.ts';
import { countedOf, countsInStandard, isWithin } from './standard.ts';
import type { Standing } from './standing.ts';
import type { UnitEnd } from './visitRecord.ts';

type Share = 'official' | 'strict';

/** One unit of a day as an auditor reads it: its waits, its outcome, and where it counts. Instants in UTC ms, spans in ms. */
export type UnitRow = {
  readonly unitId: string;
  readonly visitId: VisitId;
  readonly ordinal: number;
  readonly serviceId: ServiceId;
  readonly class: ClassV2;
  readonly channel: ChannelV2;
  readonly limitMs: Millis;
  readonly waitsFrom: Instant;
  /** Earliest and latest instant of issue; null when it is certain. */
  readonly uncertain: readonly [Instant, Instant] | null;
  readonly outcome: UnitEnd;
  readonly attended: boolean;
  readonly brief: boolean;
  readonly officialMs: Millis | null;
  /** With what it carries of the visit that it continues. */
  readonly strictMs: Millis | null;
  readonly heldMs: Millis;
  readonly laterMs: readonly Millis[];
  /** In which denominators it counts, and in which numerators. */
  readonly in: readonly Share[];
  readonly within: readonly Share[];
  readonly continues: VisitId | null;
  readonly excluded: ExclusionCodeV2 | null;
  /** `roll`: of a paper that two people entered afterwards; absent: given by the system. */
  readonly origin?: 'roll';
};

/** The rows of a day: visits in order of issue, their units in order of beginning. */
export function unitRows(day: MeasuredDay): readonly UnitRow[] {
  const counted = countedOf(day, countsInStandard);
  const official = new Set(counted.official);
  const strict = new Map(counted.strict.map((standing) => [standing.unit, standing]));
  return day.visits
    .flatMap((visit) => visit.units)
    .map((unit) => rowOf(unit, official.has(unit), strict.get(unit) ?? null));
}

function rowOf(measured: MeasuredUnit, official: boolean, strict: Standing | null): UnitRow {
  const { unit, visit } = measured;
  const { record, issue } = visit;
  const first = visit.units[0] === measured;
  return {
    unitId: measured.unitId,
    visitId: record.visitId,
    ordinal: record.ordinal,
    serviceId: unit.serviceId,
    class: record.class,
    channel: record.channel,
    limitMs: unit.limitMs,
    waitsFrom: measured.from.estimate,
    uncertain: issue.latest === null || !first ? null : [issue.earliest, issue.latest],
    outcome: unit.end,
    attended: measured.attended,
    brief: measured.brief,
    officialMs: measured.officialMs,
    strictMs: carriedStrictMs(measured),
    heldMs: measured.heldMs,
    laterMs: measured.laterMs,
    in: shares(official, strict !== null),
    within: shares(official && isWithin(measured), strict?.within ?? false),
    continues: first ? record.continues : null,
    excluded: visit.exclusion?.code ?? null,
    ...(record.origin === null ? {} : { origin: record.origin }),
  };
}

function shares(official: boolean, strict: boolean): readonly Share[] {
  return [...(official ? (['official'] as const) : []), ...(strict ? (['strict'] as const) : [])];
}
