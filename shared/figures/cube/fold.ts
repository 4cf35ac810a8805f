import type { FactRow, FactValue } from '../../domain/figures/facts/tables.ts';
import { byCodeUnits, nearestRank } from '../../domain/figures/numbers.ts';
import { type BreakdownKey, breakdownOf } from './breakdowns.ts';
import type { Figure } from './figures.ts';

/**
 * What a figure is in one group. Of a sum: its two numbers, `den` null where it is over nothing. Of a percentile: the value
 * itself, null where there is none, and how many there are.
 */
export type Measure = { readonly num: number | null; readonly den: number | null };

export type GroupKey = readonly FactValue[];

/** A figure folded from rows of its table, by some breakdowns: what its SQL gives, from its own declaration. */
export function foldFigure(
  figure: Figure,
  rows: readonly FactRow[],
  by: readonly BreakdownKey[],
): ReadonlyMap<string, { readonly key: GroupKey; readonly measure: Measure }> {
  const groups = new Map<string, { readonly key: GroupKey; readonly rows: FactRow[] }>();
  for (const row of rows) {
    const key = by.map((one) => breakdownOf(one).group.of(row));
    const name = nameOf(key);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { key, rows: [row] });
    else group.rows.push(row);
  }
  return new Map(
    [...groups].map(([name, group]) => [name, { key: group.key, measure: measureOf(figure, group.rows) }]),
  );
}

/** A figure over rows, all of them together. */
export function measureOf(figure: Figure, rows: readonly FactRow[]): Measure {
  if (figure.percentile !== undefined) {
    const values = rows.map(figure.numerator.of).filter((value) => value !== null);
    values.sort((a, b) => a - b);
    return { num: nearestRank(values, figure.percentile), den: values.length };
  }
  const sum = (of: (row: FactRow) => number | null): number => rows.reduce((total, row) => total + (of(row) ?? 0), 0);
  return {
    num: sum(figure.numerator.of),
    den: figure.denominator === undefined ? null : sum(figure.denominator.of),
  };
}

/** Names a group of an answer. */
export function nameOf(key: GroupKey): string {
  return JSON.stringify(key);
}

/** Numbers by their size, texts by code unit, what is in no group last. */
export function compareKeys(a: GroupKey, b: GroupKey): number {
  for (const [index, left] of a.entries()) {
    const order = compareValues(left, b[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareValues(a: FactValue, b: FactValue): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return byCodeUnits(String(a), String(b));
}
