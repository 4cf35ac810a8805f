import { nearestRank, sumOf } from '../../domain/figures/numbers.ts';
import { MINUTE, type Millis } from '../../domain/ids.ts';

/** One visit of a played day, as its events or a simulation tell it. Times in whole milliseconds. */
export type PlayedVisit = {
  readonly serviceId: string;
  readonly preferential: boolean;
  /** Order of issue. */
  readonly ordinal: number;
  readonly waitsFrom: number;
  readonly limitMs: Millis;
  /** From entry to the first call; null when nobody called. */
  readonly firstCallMs: Millis | null;
  /** From entry to the first start of attention; null for whoever was never attended. */
  readonly officialMs: Millis | null;
  /** Of whoever was never attended: to where the wait ended. */
  readonly elapsedMs: Millis | null;
  /** Wait of the second stage to its call; null without one. */
  readonly secondStageMs: Millis | null;
  readonly end: 'finished' | 'left' | 'noShow' | 'removed' | 'expired' | 'open';
};

export type PlayedDay = {
  readonly visits: readonly PlayedVisit[];
  readonly official: Share;
  readonly strict: Share;
  /** Times that a call passed a ticket that had entered the same line (service, class, stage) before. */
  readonly inversions: number;
};

export type Share = { readonly num: number; readonly den: number };

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
  /** Second stages, from the transfer to the call. */
  readonly secondP90: number | null;
  /** Share within of the worst service. */
  readonly worstService: number | null;
  /** Minutes beyond the limit to the first call, over all tickets. */
  readonly overPerTicket: number | null;
  /** Tickets that a later one of the same service and class was called before: a count. */
  readonly overtaken: number;
  readonly inversions: number;
};

export function figuresOf(day: PlayedDay): RehearsalFigures {
  const { visits } = day;
  const waits = sorted(visits.map((visit) => visit.firstCallMs));
  const preferential = sorted(visits.filter((visit) => visit.preferential).map((visit) => visit.firstCallMs));
  const second = sorted(visits.map((visit) => visit.secondStageMs));
  return {
    tickets: visits.length,
    attended: countEnd(visits, 'finished'),
    left: countEnd(visits, 'left'),
    noShows: countEnd(visits, 'noShow'),
    removed: countEnd(visits, 'removed'),
    expired: countEnd(visits, 'expired'),
    official: percent(day.official.num, day.official.den),
    strict: percent(day.strict.num, day.strict.den),
    within: percent(visits.filter(isWithinLimit).length, visits.length),
    meanWait: minutes(sumOf(waits), waits.length),
    p50: minutesOrNull(nearestRank(waits, 50)),
    p90: minutesOrNull(nearestRank(waits, 90)),
    p99: minutesOrNull(nearestRank(waits, 99)),
    maxWait: minutesOrNull(waits.at(-1) ?? null),
    prefP90: minutesOrNull(nearestRank(preferential, 90)),
    secondP90: minutesOrNull(nearestRank(second, 90)),
    worstService: worstService(visits),
    overPerTicket: minutes(sumOf(visits.map(beyondLimit)), visits.length),
    overtaken: overtaken(visits),
    inversions: day.inversions,
  };
}

export function isWithinLimit(visit: PlayedVisit): boolean {
  return visit.firstCallMs !== null && visit.firstCallMs <= visit.limitMs;
}

/** Wait beyond the limit to the first call; 0 for whoever was not called. */
export function beyondLimit(visit: PlayedVisit): Millis {
  return Math.max(0, (visit.firstCallMs ?? 0) - visit.limitMs);
}

/** The values that are there, ascending. */
function sorted(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null).sort((a, b) => a - b);
}

function countEnd(visits: readonly PlayedVisit[], end: PlayedVisit['end']): number {
  return visits.filter((visit) => visit.end === end).length;
}

function worstService(visits: readonly PlayedVisit[]): number | null {
  const shares = [...Map.groupBy(visits, (visit) => visit.serviceId).values()].map(
    (mine) => percent(mine.filter(isWithinLimit).length, mine.length) ?? 100,
  );
  return shares.length === 0 ? null : Math.min(...shares);
}

/** Tickets that a later one of the same service and class was called before. */
function overtaken(visits: readonly PlayedVisit[]): number {
  const lines = Map.groupBy(visits, (visit) => `${visit.serviceId} ${visit.preferential}`);
  let passed = 0;
  for (const line of lines.values()) {
    let earliestLater = Number.POSITIVE_INFINITY;
    for (const visit of [...line].sort((a, b) => b.waitsFrom - a.waitsFrom || b.ordinal - a.ordinal)) {
      if (visit.firstCallMs === null) continue;
      const calledAt = visit.waitsFrom + visit.firstCallMs;
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
  return span === null ? null : rounded(span / MINUTE);
}

/** Two decimals, for reading: these figures compare policies, they pay nobody. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
