import type { FactRow } from '@turno25/shared/domain/figures/facts/tables.ts';
import { type Hidden, hiddenByMonth } from '@turno25/shared/figures/cube/smallCells.ts';

/** What was asked: columns of an answer. */
const ASKED = ['global', 'treatment', 'wait', 'resolved'] as const;
type AskedColumn = (typeof ASKED)[number];

/** An answer without what would say whose it was: no hour, no day, no place among the others, no kind of attention. */
export type LooseAnswer = {
  /** `2026-11`. */
  readonly month: string;
  /** Null: of one of several that have too few, or of none. */
  readonly service_id: string | null;
} & { readonly [K in AskedColumn]: string | number | null };

/**
 * Answers of one month that are in the figures, in an order that says nothing of time. They tell what the figures of the month
 * by procedure tell, by the same hiding (ADR 0076), and nothing more: procedures that are hidden there stand here together,
 * without a name, and a question whose answers are hidden of others than these is not told of any of them. None at all of a
 * month with too few. What a month says depends on nothing but the month, so that two ranges never differ by a few people.
 */
export function looseAnswers(month: string, ofMonth: readonly FactRow[], least: number): readonly LooseAnswer[] {
  const rows = ofMonth.filter(({ in_figures }) => in_figures === 1);
  const hiddenOf = (belongs: (row: FactRow) => boolean): Hidden => hiddenIn(month, rows.filter(belongs), least);
  const named = hiddenOf(() => true);
  if (named.total || rows.length === 0) return [];
  const columns = ASKED.map((column) => [column, hiddenOf((row) => row[column] !== null)] as const);
  const told = rows.map((row): LooseAnswer => {
    const service = nameOf(row);
    const isNamed = !named.cells.has(service);
    const values = columns.map(([column, { total, cells }]) => {
      const isTold = isNamed ? !cells.has(service) : !total && sameSet(cells, named.cells);
      return [column, isTold && !total ? (row[column] ?? null) : null] as const;
    });
    return {
      month,
      service_id: isNamed && row.service_id !== null ? service : null,
      ...(Object.fromEntries(values) as Record<AskedColumn, string | number | null>),
    };
  });
  return told
    .map((row) => [JSON.stringify(row), row] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, row]) => row);
}

function hiddenIn(month: string, rows: readonly FactRow[], least: number): Hidden {
  const cells = [...Map.groupBy(rows, nameOf)].map(([cell, group]) => {
    return { cell, parent: String(group[0]?.institution_id ?? ''), month, n: group.length };
  });
  return hiddenByMonth(cells, least).get(month) ?? { total: false, parents: new Set(), cells: new Set() };
}

const nameOf = ({ service_id }: FactRow): string => String(service_id ?? '');

function sameSet(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size === right.size && [...left].every((one) => right.has(one));
}
