import { nearestRank, sumOf } from '@turno25/shared/domain/figures/numbers.ts';
import type { Millis } from '@turno25/shared/domain/ids.ts';
import type { PlayedVisit, Share } from '@turno25/shared/rehearsal/recorded/played.ts';

/** What a group of people found in one play. Spans in whole milliseconds, null of nobody. */
export type GroupFigures = {
  readonly official: Share;
  readonly strict: Share;
  readonly meanMs: Millis | null;
  readonly p90Ms: Millis | null;
  readonly longestMs: Millis | null;
  readonly beyond: number;
  /** Sum over everybody. */
  readonly beyondMs: Millis;
  readonly neverCalled: number;
};

/** The wait to the first call; of whoever was never called, to where it ended: a rule does not look better by calling fewer. */
function waitOf({ firstCallMs, elapsedMs }: PlayedVisit): Millis {
  return firstCallMs ?? elapsedMs ?? 0;
}

/** Figures of a group; the standard by the formulas of the product (docs/figures.md), the waits of everybody. */
export function groupFigures(visits: readonly PlayedVisit[]): GroupFigures {
  const attended = visits.filter(({ officialMs }) => officialMs !== null);
  const within = attended.filter(({ officialMs, limitMs }) => (officialMs ?? 0) <= limitMs).length;
  const lost = visits.filter(({ elapsedMs, limitMs }) => elapsedMs !== null && elapsedMs > limitMs).length;
  const waits = visits.map(waitOf).sort((a, b) => a - b);
  const over = visits.map((visit) => Math.max(0, waitOf(visit) - visit.limitMs));
  return {
    official: { num: within, den: attended.length },
    strict: { num: within, den: attended.length + lost },
    meanMs: waits.length === 0 ? null : sumOf(waits) / waits.length,
    p90Ms: nearestRank(waits, 90),
    longestMs: waits.at(-1) ?? null,
    beyond: over.filter((ms) => ms > 0).length,
    beyondMs: sumOf(over),
    neverCalled: visits.filter(({ firstCallMs }) => firstCallMs === null).length,
  };
}
