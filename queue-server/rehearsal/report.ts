import type { DomainEvent } from '@turno25/shared/domain/events.ts';
import { type MeasuredVisit, measureDay } from '@turno25/shared/domain/figures/measured.ts';
import { nearestRank, sumOf } from '@turno25/shared/domain/figures/numbers.ts';
import { standardFigures } from '@turno25/shared/domain/figures/standard.ts';
import { MINUTE, SECOND } from '@turno25/shared/domain/ids.ts';

/** Figures of a rehearsed day: shares in percent 0 to 100, times in minutes. */
export type RehearsalFigures = {
  readonly tickets: number;
  readonly attended: number;
  readonly left: number;
  readonly noShows: number;
  readonly removed: number;
  readonly expired: number;
  /** Attended within the limit, of those attended. */
  readonly official: number | null;
  /** The same, with those lost past the limit in the denominator. */
  readonly strict: number | null;
  /** First call within the limit, no-shows included, of all tickets. */
  readonly within: number | null;
  /** Mean wait to the first call, of those called: no-shows waited too. */
  readonly meanWait: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  readonly maxWait: number | null;
  readonly prefP90: number | null;
  /** Share within of the worst service. */
  readonly worstService: number | null;
  /** Minutes beyond the limit to the first call, over all tickets. */
  readonly overPerTicket: number | null;
  /** Tickets that a later one of the same service and class was called before: a count. */
  readonly overtaken: number;
};

/** The figures of a played day, from its events alone. */
export function rehearsalFigures(events: readonly DomainEvent[], businessDate: string): RehearsalFigures {
  const day = measureDay(events, businessDate, null);
  const standard = standardFigures(day);
  const { visits } = day;
  const called = visits.filter((visit) => visit.waits.firstCallMs !== null);
  const waits = called.map(firstCall).sort((a, b) => a - b);
  const preferential = called
    .filter(({ record }) => record.class === 'preferential')
    .map(firstCall)
    .sort((a, b) => a - b);
  return {
    tickets: visits.length,
    attended: countEnd(visits, 'finished'),
    left: countEnd(visits, 'left'),
    noShows: countEnd(visits, 'noShow'),
    removed: countEnd(visits, 'removed'),
    expired: countEnd(visits, 'expired'),
    official: percent(standard.official.num, standard.official.den),
    strict: percent(standard.strict.num, standard.strict.den),
    within: percent(called.filter(isWithinLimit).length, visits.length),
    meanWait: minutes(sumOf(waits), waits.length),
    p50: minutesOrNull(nearestRank(waits, 50)),
    p90: minutesOrNull(nearestRank(waits, 90)),
    p99: minutesOrNull(nearestRank(waits, 99)),
    maxWait: minutesOrNull(waits.at(-1) ?? null),
    prefP90: minutesOrNull(nearestRank(preferential, 90)),
    worstService: worstService(visits),
    overPerTicket: minutes(
      sumOf(called.map((visit) => Math.max(0, firstCall(visit) - visit.record.limitMs))),
      visits.length,
    ),
    overtaken: overtaken(called),
  };
}

function firstCall({ waits }: MeasuredVisit): number {
  return waits.firstCallMs ?? 0;
}

function isWithinLimit(visit: MeasuredVisit): boolean {
  return visit.waits.firstCallMs !== null && visit.waits.firstCallMs <= visit.record.limitMs;
}

function countEnd(visits: readonly MeasuredVisit[], end: string): number {
  return visits.filter(({ record }) => record.end === end).length;
}

function worstService(visits: readonly MeasuredVisit[]): number | null {
  const services = [...new Set(visits.map(({ record }) => record.serviceId))];
  const shares = services.map((serviceId) => {
    const mine = visits.filter(({ record }) => record.serviceId === serviceId);
    return percent(mine.filter(isWithinLimit).length, mine.length) ?? 100;
  });
  return shares.length === 0 ? null : Math.min(...shares);
}

/** Tickets that a later one of the same service and class was called before. */
function overtaken(called: readonly MeasuredVisit[]): number {
  const lines = Map.groupBy(called, ({ record }) => `${record.serviceId} ${record.class}`);
  let passed = 0;
  for (const line of lines.values()) {
    const inOrder = [...line].sort(
      (a, b) => a.record.entryAt - b.record.entryAt || a.record.ordinal - b.record.ordinal,
    );
    let earliestLater = Number.POSITIVE_INFINITY;
    for (const visit of inOrder.reverse()) {
      const calledAt = visit.record.entryAt + firstCall(visit);
      if (earliestLater < calledAt) passed += 1;
      earliestLater = Math.min(earliestLater, calledAt);
    }
  }
  return passed;
}

function percent(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : rounded((numerator * 100) / denominator);
}

function minutes(sum: number, n: number): number | null {
  return n === 0 ? null : rounded(sum / n / MINUTE);
}

function minutesOrNull(span: number | null): number | null {
  return span === null ? null : rounded(span / (60 * SECOND));
}

/** Two decimals, for reading: these figures compare policies, they pay nobody. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
