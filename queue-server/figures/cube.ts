import type { FactRow, FactTable } from '@turno25/shared/domain/figures/facts/tables.ts';
import { nearestRanks } from '@turno25/shared/domain/figures/selection.ts';
import { type Ask, isCoarse, isGuarded, isOfWholeMonths } from '@turno25/shared/figures/cube/ask.ts';
import { type BreakdownKey, breakdownOf } from '@turno25/shared/figures/cube/breakdowns.ts';
import { type Figure, type FigureKey, figureOf } from '@turno25/shared/figures/cube/figures.ts';
import { compareKeys, type GroupKey, type Measure, measureOf, nameOf } from '@turno25/shared/figures/cube/fold.ts';
import { gatherSql, type Range, sumsSql } from '@turno25/shared/figures/cube/query.ts';
import { type Hidden, hiddenByMonth, type MonthCell } from '@turno25/shared/figures/cube/smallCells.ts';
import type { Db } from '../ledger/database.ts';

/** Of a counter at which fewer people attended in a month, its figures would be theirs. */
const FEWEST_ATTENDANTS = 3;

/** Why a cell is not shown: too few behind it, a range or a breakdown that could be subtracted. */
type Withheld = 'few' | 'months';

/** A figure in a group: its two numbers, or why it is not shown. */
export type CubeCell = { readonly hidden: Withheld } | ({ readonly hidden: null } & Measure);

type CubeGroup = { readonly key: GroupKey; readonly cells: readonly CubeCell[] };

export type CubeAnswer = {
  readonly range: Range;
  readonly groups: readonly CubeGroup[];
  readonly total: readonly CubeCell[];
};

/** Rows that no table keeps: of the day that goes on, and of cases, which go on for weeks. */
export type LiveRows = (table: FactTable, range: Range) => readonly FactRow[];

type Parts = { readonly db: Db; readonly live: LiveRows };
type Guards = {
  readonly smallestCell: number;
  readonly today: string;
  /** The day that goes on, whichever date it is of; null while none does. */
  readonly openDate: string | null;
  readonly formulas: number;
};

/** The figures that are asked for, by their one declaration: sums by SQL over the kept facts, with what goes on folded in. */
export function cubeAnswer(parts: Parts, ask: Ask, guards: Guards): CubeAnswer {
  const range: Range = { from: ask.from, to: ask.to, formulas: guards.formulas };
  const gathered = gather(parts, ask.figures, ask.by, range);
  const hidden = ask.figures.map((key) => withheld(parts, key, ask, guards));
  const groups = [...gathered.values()]
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ key, parts: measured }) => ({
      key,
      cells: measured.map((part, index) => shown(part, ask.figures[index], hidden[index]?.(key) ?? null)),
    }));
  const total = ask.figures.map((key, index) => {
    const all = [...gathered.values()].map((group) => group.parts[index] ?? NOTHING);
    return shown(joined(all), key, hidden[index]?.('total') ?? null);
  });
  return { range, groups, total };
}

/** What is known of a figure in a group before it is divided or ranked. */
type Part = { readonly num: number; readonly den: number; readonly values: readonly number[] };

const NOTHING: Part = { num: 0, den: 0, values: [] };

type Gathered = Map<string, { readonly key: GroupKey; readonly parts: Part[] }>;

function gather({ db, live }: Parts, keys: readonly FigureKey[], by: readonly BreakdownKey[], range: Range): Gathered {
  const groups: Gathered = new Map();
  const add = (key: GroupKey, index: number, part: Part): void => {
    const name = nameOf(key);
    const group = groups.get(name) ?? { key, parts: keys.map(() => NOTHING) };
    groups.set(name, group);
    group.parts[index] = joined([group.parts[index] ?? NOTHING, part]);
  };
  const figures = keys.map((key, index) => ({ figure: figureOf(key), index }));
  for (const [table, ofTable] of Map.groupBy(figures, ({ figure }) => figure.table)) {
    const own = table === 'fact_case' ? { ...range, formulas: null } : range;
    if (table !== 'fact_case') {
      const sums = ofTable.filter(({ figure }) => figure.percentile === undefined);
      if (sums.length > 0) addSums(db, table, sums, by, own, add);
      const ranked = ofTable.filter(({ figure }) => figure.percentile !== undefined);
      for (const same of Map.groupBy(ranked, ({ figure }) => figure.numerator.sql).values())
        addValues(db, same, by, own, add);
    }
    const rows = live(table, range);
    for (const [key, group] of groupedRows(rows, by))
      for (const { figure, index } of ofTable) add(key, index, partOf(figure, group));
  }
  return groups;
}

type Indexed = { readonly figure: Figure; readonly index: number };
type Add = (key: GroupKey, index: number, part: Part) => void;

function addSums(
  db: Db,
  table: FactTable,
  figures: readonly Indexed[],
  by: readonly BreakdownKey[],
  range: Range,
  add: Add,
): void {
  const sql = sumsSql(
    table,
    figures.map(({ figure }) => figure),
    by,
    range,
  );
  const rows = db.prepare(sql).all() as Record<string, string | number | null>[];
  for (const row of rows) {
    const key = by.map((_, index) => row[`g${index + 1}`] ?? null);
    for (const [place, { index }] of figures.entries())
      add(key, index, { num: Number(row[`n${place}`]), den: Number(row[`d${place}`] ?? 0), values: [] });
  }
}

/** The values themselves, since a percentile of parts is none of the whole; several percentiles of the same values at once. */
function addValues(db: Db, figures: readonly Indexed[], by: readonly BreakdownKey[], range: Range, add: Add): void {
  const [first] = figures;
  if (first === undefined) return;
  const rows = db.prepare(gatherSql(first.figure, by, range)).all() as Record<string, string | number | null>[];
  for (const row of rows) {
    const key = by.map((_, index) => row[`g${index + 1}`] ?? null);
    const values = JSON.parse(String(row.list)) as number[];
    for (const { index } of figures) add(key, index, { num: 0, den: 0, values });
  }
}

function groupedRows(
  rows: readonly FactRow[],
  by: readonly BreakdownKey[],
): readonly (readonly [GroupKey, readonly FactRow[]])[] {
  const groups = Map.groupBy(rows, (row) => nameOf(by.map((one) => breakdownOf(one).group.of(row))));
  return [...groups].map(([name, group]) => [JSON.parse(name) as GroupKey, group]);
}

function partOf(figure: Figure, rows: readonly FactRow[]): Part {
  if (figure.percentile !== undefined)
    return { num: 0, den: 0, values: rows.map(figure.numerator.of).filter((value) => value !== null) };
  const { num, den } = measureOf(figure, rows);
  return { num: num ?? 0, den: den ?? 0, values: [] };
}

function joined(parts: readonly Part[]): Part {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  return {
    num: parts.reduce((sum, { num }) => sum + num, 0),
    den: parts.reduce((sum, { den }) => sum + den, 0),
    values: parts.flatMap(({ values }) => values),
  };
}

function shown({ num, den, values }: Part, key: FigureKey | undefined, hidden: Withheld | null): CubeCell {
  if (hidden !== null || key === undefined) return { hidden: hidden ?? 'few' };
  const { percentile, denominator } = figureOf(key);
  if (percentile === undefined) return { hidden: null, num, den: denominator === undefined ? null : den };
  const [value = null] = nearestRanks(Float64Array.from(values), [percentile]);
  return { hidden: null, num: value, den: values.length };
}

/** Why a figure is not shown in a group, or in the total. */
type Withholding = (group: GroupKey | 'total') => Withheld | null;

function withheld(parts: Parts, key: FigureKey, ask: Ask, guards: Guards): Withholding {
  if (!isGuarded(key, ask.by)) return () => null;
  const [by] = ask.by;
  const goesOn = guards.openDate !== null && ask.from <= guards.openDate && guards.openDate <= ask.to;
  if (goesOn || !isCoarse(ask.by) || !isOfWholeMonths(ask, guards.today)) {
    // The total of a figure of waits is everybody's; only its parts by counter are somebody's.
    const totalToo = figureOf(key).sensitive === true;
    return (group) => (group === 'total' && !totalToo ? null : 'months');
  }
  if (by === 'counter') {
    const months = [...hiddenCounters(parts.db, ask, guards.formulas).values()];
    return (group) => {
      if (group === 'total') return null;
      const name = String(group[0] ?? '');
      // Whoever sat at a counter and attended nobody is one person too.
      const isKnown = months.some(({ counters }) => counters.has(name));
      return !isKnown || months.some(({ cells }) => cells.has(name)) ? 'few' : null;
    };
  }
  const hidden = [...hiddenByMonth(sizesOf(parts, key, by, ask, guards.formulas), guards.smallestCell)];
  return (group) => {
    if (group === 'total') return hidden.some(([, { total }]) => total) ? 'few' : null;
    const name = String(group[0] ?? '');
    return hidden.some(([month, one]) => hides(one, month, by, name)) ? 'few' : null;
  };
}

function hides({ total, parents, cells }: Hidden, month: string, by: BreakdownKey | undefined, name: string): boolean {
  if (by === undefined) return total;
  if (by === 'institution') return parents.has(name);
  // A stretch of time hides what the totals of its months hide.
  if (breakdownOf(by).tells === 'time')
    return total && breakdownOf(by).group.of({ business_date: `${month}-01`, week: '' }) === name;
  return cells.has(name);
}

/** How many answers are behind each group of each month; services with their institution, by which they could be told. */
function sizesOf(
  parts: Parts,
  key: FigureKey,
  by: BreakdownKey | undefined,
  { from, to }: Ask,
  formulas: number,
): readonly MonthCell[] {
  const isTime = by === undefined || breakdownOf(by).tells === 'time';
  const isService = by === 'service' || by === 'institution';
  const inner: readonly BreakdownKey[] = isTime ? [] : isService ? ['service', 'institution'] : [by];
  const groups = gather(parts, [key], [...inner, 'month'], { from, to, formulas });
  const counts = figureOf(key).denominator === undefined;
  return [...groups.values()].map(({ key: names, parts: [part = NOTHING] }) => ({
    cell: String(names[0] ?? ''),
    parent: isService ? String(names[1] ?? '') : null,
    month: String(names.at(-1)),
    n: counts ? part.num : part.den,
  }));
}

/** With all the counters at which somebody attended. */
type HiddenCounters = Hidden & { readonly counters: ReadonlySet<string> };

/**
 * What is hidden of counters in each month: those at which too few people attended, and others until those hidden together had
 * enough. By who they were, since one person may have been at all of them.
 */
function hiddenCounters(db: Db, { from, to }: Ask, formulas: number): ReadonlyMap<string, HiddenCounters> {
  const rows = db
    .prepare(
      `SELECT counter_id, SUBSTR(business_date, 1, 7), attendant_id FROM fact_attention
       WHERE counter_id IS NOT NULL AND business_date BETWEEN ? AND ? AND formulas = ? GROUP BY 1, 2, 3`,
    )
    .raw()
    .all(from, to, formulas) as [string, string, string][];
  const months = Map.groupBy(rows, ([, month]) => month);
  return new Map(
    [...months].map(([month, ofMonth]) => {
      const counters = Map.groupBy(ofMonth, ([counter]) => counter);
      const sizes = [...counters].map(([cell, people]) => ({ cell, parent: null, month, n: people.length }));
      const hidden = new Set(hiddenByMonth(sizes, FEWEST_ATTENDANTS).get(month)?.cells);
      const people = (): number =>
        new Set(ofMonth.flatMap(([counter, , who]) => (hidden.has(counter) ? who : []))).size;
      for (const { cell } of sizes.toSorted((a, b) => a.n - b.n)) {
        if (hidden.size === 0 || people() >= FEWEST_ATTENDANTS) break;
        hidden.add(cell);
      }
      return [month, { total: false, parents: new Set<string>(), cells: hidden, counters: new Set(counters.keys()) }];
    }),
  );
}
