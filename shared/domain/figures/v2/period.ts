import type { Millis } from '../../ids.ts';
import { nearestRank, sumOf } from '../numbers.ts';
import { type PeriodWaits, withPercentiles as withPercentilesOfVersion1 } from '../v1/rows.ts';
import type { PeriodFigures, Spread } from '../v1/shape.ts';
import { sumCounts, sumFractions, sumGrades, sumHolds, sumRows, sumSpreads } from '../v1/sums.ts';
import { cellName } from './beside.ts';
import type { AttendantSignals, Cell, PeriodFiguresV2, WaitsFigures } from './shape.ts';
import type { Compliance } from './standard.ts';

/** The waits of a period whose percentiles are shown: those of version 1, and what version 2 has beside. */
export type PeriodWaitsV2 = PeriodWaits & {
  readonly strict: Float64Array;
  readonly sinceArrival: Float64Array;
  readonly cells: ReadonlyMap<string, { readonly official: Float64Array; readonly sinceArrival: Float64Array }>;
};

const COUNTS = [
  'staffHolds',
  'unconfirmedHolds',
  'briefFinishes',
  'touches',
  'undoneStarts',
  'endsBeforeLimit',
  'unannouncedCalls',
] as const satisfies readonly (keyof AttendantSignals)[];

/** Adds what version 2 has beside, day by day: numerators with numerators, denominators with denominators. */
export function sumWaits(days: readonly WaitsFigures[]): WaitsFigures {
  const sum = (read: (day: WaitsFigures) => number) => sumOf(days.map(read));
  return {
    withoutBrief: sumShares(days.map(({ withoutBrief }) => withoutBrief)),
    withoutExclusions: sumCompliance(days.map(({ withoutExclusions }) => withoutExclusions)),
    strictWait: sumSpreads(days.map(({ strictWait }) => strictWait)),
    sinceArrival: sumSpreads(days.map(({ sinceArrival }) => sinceArrival)),
    cells: sumRows(
      days.flatMap(({ cells }) => cells),
      (cell) => cellName(cell.serviceId, cell.class, cell.channel),
      (_key, group) => sumCells(group),
    ).flatMap((cell) => cell ?? []),
    uncertain: sum(({ uncertain }) => uncertain),
    continued: sum(({ continued }) => continued),
    sentAway: sum(({ sentAway }) => sentAway),
    walkDirects: sumCounts(
      ['all', 'paired'],
      days.map(({ walkDirects }) => walkDirects),
    ),
    confirmedHolds: sumHolds(days.map(({ confirmedHolds }) => confirmedHolds)),
    unconfirmedHolds: sumHolds(days.map(({ unconfirmedHolds }) => unconfirmedHolds)),
    answers: sumCounts(
      ['bound', 'anonymous'],
      days.map(({ answers }) => answers),
    ),
    ...anonymousOf(days),
    ...rollOf(days),
    signals: sumRows(
      days.flatMap(({ signals }) => signals),
      ({ attendantId }) => attendantId,
      (attendantId, group) => ({ attendantId, ...sumCounts(COUNTS, group), ...undoneEndsOf(group) }),
    ),
  };
}

function undoneEndsOf(group: readonly AttendantSignals[]): Pick<AttendantSignals, 'undoneEnds'> {
  const undoneEnds = sumOf(group.map((row) => row.undoneEnds ?? 0));
  return undoneEnds === 0 ? {} : { undoneEnds };
}

/** Of the days that told them apart. */
function anonymousOf(days: readonly WaitsFigures[]): Pick<WaitsFigures, 'anonymous'> {
  const told = days.flatMap(({ anonymous }) => anonymous ?? []);
  if (told.length === 0) return {};
  return {
    anonymous: {
      global: sumGrades(told.map(({ global }) => global)),
      treatment: sumGrades(told.map(({ treatment }) => treatment)),
      wait: sumGrades(told.map(({ wait }) => wait)),
      resolved: sumCounts(
        ['yes', 'partly', 'no'],
        told.map(({ resolved }) => resolved),
      ),
    },
  };
}

/** Of a day without papers its own shares stand without them: the sum of its cells. */
function rollOf(days: readonly WaitsFigures[]): Pick<WaitsFigures, 'roll'> {
  const rolls = days.flatMap(({ roll }) => roll ?? []);
  if (rolls.length === 0) return {};
  const without = days.map(({ roll, cells }) => roll?.without ?? sumCompliance(cells));
  return {
    roll: { ...sumCounts(['visits', 'attended', 'spoiled'], rolls), without: sumCompliance(without) },
  };
}

/** The figures of a period with its percentiles, by nearest rank over the units themselves. */
export function withPercentiles(period: PeriodFigures, waits: WaitsFigures, spans: PeriodWaitsV2): PeriodFiguresV2 {
  return {
    ...withPercentilesOfVersion1(period, spans),
    waits: {
      ...waits,
      strictWait: ranked(waits.strictWait, spans.strict),
      sinceArrival: ranked(waits.sinceArrival, spans.sinceArrival),
      cells: waits.cells.map((cell) => {
        const of = spans.cells.get(cellName(cell.serviceId, cell.class, cell.channel));
        return {
          ...cell,
          wait: ranked(cell.wait, of?.official ?? new Float64Array()),
          sinceArrival: ranked(cell.sinceArrival, of?.sinceArrival ?? new Float64Array()),
        };
      }),
    },
  };
}

function sumCells(group: readonly Cell[]): Cell | null {
  const [first] = group;
  if (first === undefined) return null;
  return {
    serviceId: first.serviceId,
    class: first.class,
    channel: first.channel,
    ...sumCompliance(group),
    limitsMs: [...new Set(group.flatMap(({ limitsMs }) => limitsMs))].sort((a, b) => a - b),
    wait: sumSpreads(group.map(({ wait }) => wait)),
    sinceArrival: sumSpreads(group.map(({ sinceArrival }) => sinceArrival)),
    ...sumCounts(['expired', 'open'], group),
  };
}

export function sumCompliance(parts: readonly Compliance[]): Compliance {
  return { ...sumShares(parts), withoutBrief: sumShares(parts.map(({ withoutBrief }) => withoutBrief)) };
}

function sumShares(parts: readonly Pick<Compliance, 'official' | 'strict'>[]) {
  return {
    official: sumFractions(parts.map(({ official }) => official)),
    strict: sumFractions(parts.map(({ strict }) => strict)),
  };
}

/** Sorts `waits` in place. Throws when they are not the spans that were summed. */
function ranked(spread: Spread, waits: Float64Array): Spread {
  if (waits.length !== spread.n) throw new Error(`${waits.length} waits where ${spread.n} were summed`);
  waits.sort();
  const sorted = waits as unknown as readonly Millis[];
  return { ...spread, p50Ms: nearestRank(sorted, 50), p90Ms: nearestRank(sorted, 90), p99Ms: nearestRank(sorted, 99) };
}
