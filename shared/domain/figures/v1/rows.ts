import type { Instant, Millis, ServiceId, VisitId } from '../../ids.ts';
import { nearestRanks } from '../selection.ts';
import type { ChannelV1, ClassV1, ExclusionCodeV1, OutcomeV1 } from './events.ts';
import type { MeasuredDay } from './measured.ts';
import type { PeriodFigures, Spread, VisitEnd } from './shape.ts';
import { countsInStandard } from './visitRecord.ts';

/**
 * What the figures of a period need of each visit: its waits, its outcome and where it belongs. A seal carries the digest
 * of a day's rows, in order of issue, so that percentiles of a quarter rest on evidence without reading its events again.
 */
export type VisitRow = {
  readonly visitId: VisitId;
  readonly ordinal: number;
  readonly serviceId: ServiceId;
  readonly class: ClassV1;
  readonly channel: ChannelV1;
  readonly issuedAt: Instant;
  readonly waitsFrom: Instant;
  readonly limitMs: Millis;
  readonly officialMs: Millis | null;
  readonly firstCallMs: Millis | null;
  readonly lastCallMs: Millis | null;
  readonly totalMs: Millis | null;
  readonly elapsedMs: Millis | null;
  readonly end: VisitEnd;
  readonly outcome: OutcomeV1 | null;
  readonly exclusion: ExclusionCodeV1 | null;
  /** Whether the visit counts in the standard. */
  readonly counts: boolean;
};

/** The rows of a measured day. */
export function visitRows(day: MeasuredDay): readonly VisitRow[] {
  return day.visits.map(({ record, waits }) => ({
    visitId: record.visitId,
    ordinal: record.ordinal,
    serviceId: record.serviceId,
    class: record.class,
    channel: record.channel,
    issuedAt: record.issuedAt,
    waitsFrom: record.waitsFrom,
    limitMs: record.limitMs,
    officialMs: waits.officialMs,
    firstCallMs: waits.firstCallMs,
    lastCallMs: waits.lastCallMs,
    totalMs: waits.totalMs,
    elapsedMs: waits.elapsedMs,
    end: record.end,
    outcome: record.outcome,
    exclusion: record.exclusion?.code ?? null,
    counts: countsInStandard(record),
  }));
}

/** Of the visits that count: the waits whose percentiles a period shows, each with where it belongs. */
export type PeriodWaits = {
  readonly official: Float64Array;
  readonly firstCall: Float64Array;
  readonly lastCall: Float64Array;
  readonly total: Float64Array;
  readonly byService: ReadonlyMap<ServiceId, Float64Array>;
  readonly byClass: Readonly<Record<ClassV1, Float64Array>>;
};

/** The figures of a period with its percentiles, which cannot be added up from days: by nearest rank over the visits themselves. */
export function withPercentiles(period: PeriodFigures, waits: PeriodWaits): PeriodFigures {
  const { standard } = period;
  const { general, preferential } = standard.byClass;
  const byClass = {
    general: { ...general, wait: ranked(general.wait, waits.byClass.general) },
    preferential: { ...preferential, wait: ranked(preferential.wait, waits.byClass.preferential) },
  };
  const medians = [byClass.preferential.wait.p50Ms, byClass.general.wait.p50Ms] as const;
  return {
    ...period,
    standard: {
      ...standard,
      wait: ranked(standard.wait, waits.official),
      firstCallWait: ranked(standard.firstCallWait, waits.firstCall),
      lastCallWait: ranked(standard.lastCallWait, waits.lastCall),
      totalWait: ranked(standard.totalWait, waits.total),
      byService: standard.byService.map((service) => ({
        ...service,
        wait: ranked(service.wait, waits.byService.get(service.serviceId) ?? new Float64Array()),
      })),
      byClass,
      preferentialMedian: medians[0] === null || medians[1] === null ? null : { num: medians[0], den: medians[1] },
    },
  };
}

/** Reorders `waits`. Throws when they are not the spans that were summed: the two would contradict each other. */
function ranked(spread: Spread, waits: Float64Array): Spread {
  if (waits.length !== spread.n) throw new Error(`${waits.length} waits where ${spread.n} were summed`);
  const [p50Ms = null, p90Ms = null, p99Ms = null] = nearestRanks(waits, [50, 90, 99]);
  return { ...spread, p50Ms, p90Ms, p99Ms };
}
