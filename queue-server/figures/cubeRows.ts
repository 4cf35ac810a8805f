import { columnsOf, type FactRow, type FactValue } from '@turno25/shared/domain/figures/facts/tables.ts';
import { type BreakdownKey, breakdownOf } from '@turno25/shared/figures/cube/breakdowns.ts';
import type { Group, Term } from '@turno25/shared/figures/cube/expression.ts';
import { factsTable } from '@turno25/shared/figures/cube/factsTable.ts';
import { type FigureKey, figureOf } from '@turno25/shared/figures/cube/figures.ts';
import type { GroupKey } from '@turno25/shared/figures/cube/fold.ts';
import type { Table } from '@turno25/shared/figures/table.ts';
import type { Db } from '../ledger/database.ts';
import type { LiveRows } from './cube.ts';

/** Which rows: those that make the numerator or the denominator of a figure, in one of its groups or in all (null). */
export type RowsAsk = {
  readonly from: string;
  readonly to: string;
  readonly formulas: number;
  readonly figure: FigureKey;
  readonly part: 'numerator' | 'denominator';
  readonly by: readonly BreakdownKey[];
  readonly key: GroupKey | null;
};

/** Where a page begins: after the row of this date and place. */
type After = { readonly date: string; readonly place: number };

/** So many rows are made ready at once. */
const ROWS_PAGE = 100;

/** Columns that say who attended, by where: in no row. */
const OF_WHOM = ['counter_id'];

/**
 * Whether the rows behind a figure may be looked at: never what people answered, one by one, nor where a counter's time went,
 * which is its attendant's.
 */
export function hasRows(figure: FigureKey, by: readonly BreakdownKey[]): boolean {
  const { table, sensitive } = figureOf(figure);
  return sensitive !== true && table !== 'fact_counter' && !by.some((one) => breakdownOf(one).tells === 'guarded');
}

/** A page of the rows behind a number, by date and place, as a table without who attended; `next` null on the last one. */
export function rowsPage(
  parts: { readonly db: Db; readonly live: LiveRows },
  ask: RowsAsk,
  after: After | null,
  size: number = ROWS_PAGE,
): { readonly table: Table; readonly next: After | null } {
  const figure = figureOf(ask.figure);
  const { table } = figure;
  const term = ask.part === 'denominator' ? (figure.denominator ?? figure.numerator) : figure.numerator;
  const groups = ask.by.map((key, index) => [breakdownOf(key).group, ask.key?.[index] ?? null] as const);
  const live = parts
    .live(table, ask)
    .filter(
      (row) => isAfter(row, after) && isOf(row, term) && (ask.key === null || groups.every((one) => fits(row, one))),
    );
  const kept = table === 'fact_case' ? [] : storedRows(parts.db, ask, table, term, groups, after, size);
  const rows = [...kept, ...live].sort(byPlace).slice(0, size + 1);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    table: factsTable(table, page, OF_WHOM),
    next:
      rows.length <= size || last === undefined
        ? null
        : { date: String(last.business_date), place: Number(last.place) },
  };
}

type Wanted = readonly [Group, FactValue];

function storedRows(
  db: Db,
  { from, to, formulas, key }: RowsAsk,
  table: Parameters<LiveRows>[0],
  term: Term,
  groups: readonly Wanted[],
  after: After | null,
  size: number,
): readonly FactRow[] {
  const names = columnsOf(table).map(([name]) => name);
  const wanted = key === null ? [] : groups.map(([group]) => `${group.sql} IS ?`);
  const sql = [
    `SELECT ${names.join(', ')} FROM ${table}`,
    'WHERE business_date BETWEEN ? AND ? AND formulas = ? AND (business_date, place) > (?, ?)',
    `AND (${term.sql}) <> 0`,
    ...wanted.map((condition) => `AND ${condition}`),
    'ORDER BY business_date, place LIMIT ?',
  ].join('\n');
  const values = key === null ? [] : groups.map(([, value]) => value);
  const start = after ?? { date: '', place: -1 };
  return db.prepare(sql).all(from, to, formulas, start.date, start.place, ...values, size + 1) as FactRow[];
}

function isOf(row: FactRow, term: Term): boolean {
  return (term.of(row) ?? 0) !== 0;
}

function fits(row: FactRow, [group, value]: Wanted): boolean {
  return group.of(row) === value;
}

function isAfter(row: FactRow, after: After | null): boolean {
  if (after === null) return true;
  const date = String(row.business_date);
  return date > after.date || (date === after.date && Number(row.place) > after.place);
}

function byPlace(a: FactRow, b: FactRow): number {
  const [left, right] = [String(a.business_date), String(b.business_date)];
  return left < right ? -1 : left > right ? 1 : Number(a.place) - Number(b.place);
}
