import { byCodeUnits, sumOf } from '../numbers.ts';
import type { Compliance, Fraction, Grades, HoldCount, Spread } from './shape.ts';

/** Adds numerators with numerators and denominators with denominators; percentages are never averaged. */
export function sumFractions(fractions: readonly Fraction[]): Fraction {
  return { num: sumOf(fractions.map(({ num }) => num)), den: sumOf(fractions.map(({ den }) => den)) };
}

/** Adds what can be added of some spreads: count, sum and largest. Percentiles of a sum need the spans themselves. */
export function sumSpreads(spreads: readonly Spread[]): Spread {
  const largest = spreads.map(({ maxMs }) => maxMs).filter((max) => max !== null);
  return {
    n: sumOf(spreads.map(({ n }) => n)),
    sumMs: sumOf(spreads.map(({ sumMs }) => sumMs)),
    p50Ms: null,
    p90Ms: null,
    p99Ms: null,
    maxMs: largest.length === 0 ? null : largest.reduce((a, b) => Math.max(a, b)),
  };
}

export function sumCompliance(groups: readonly Compliance[]): Compliance {
  return {
    official: sumFractions(groups.map(({ official }) => official)),
    strict: sumFractions(groups.map(({ strict }) => strict)),
    wait: sumSpreads(groups.map(({ wait }) => wait)),
  };
}

export function sumHolds(counts: readonly HoldCount[]): HoldCount {
  return {
    holds: sumOf(counts.map(({ holds }) => holds)),
    visits: sumOf(counts.map(({ visits }) => visits)),
    sumMs: sumOf(counts.map(({ sumMs }) => sumMs)),
  };
}

export function sumGrades(grades: readonly Grades[]): Grades {
  const gave = (index: 0 | 1 | 2 | 3 | 4 | 5 | 6) => sumOf(grades.map((day) => day[index]));
  return [gave(0), gave(1), gave(2), gave(3), gave(4), gave(5), gave(6)];
}

/** Adds records of counts that have the same keys; `keys` fixes their order. */
export function sumCounts<K extends string>(
  keys: readonly K[],
  records: readonly Readonly<Record<K, number>>[],
): Readonly<Record<K, number>> {
  return Object.fromEntries(keys.map((key) => [key, sumOf(records.map((record) => record[key]))])) as Record<K, number>;
}

/** Joins the rows of several days by their id, in code-unit order, and adds each group. */
export function sumRows<T, K extends string, R>(
  rows: readonly T[],
  idOf: (row: T) => K,
  add: (id: K, group: readonly T[]) => R,
): readonly R[] {
  return [...Map.groupBy(rows, idOf)].sort(([a], [b]) => byCodeUnits(a, b)).map(([id, group]) => add(id, group));
}
