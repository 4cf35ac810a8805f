import type { DayTable, FactRow } from '../../../shared/domain/figures/facts/tables.ts';
import { BREAKDOWN_KEYS, type BreakdownKey, canBreakDown } from '../../../shared/figures/cube/breakdowns.ts';
import { FIGURE_KEYS, type Figure, figureOf } from '../../../shared/figures/cube/figures.ts';
import { foldFigure, type Measure, nameOf } from '../../../shared/figures/cube/fold.ts';
import { type From, type Range, rankSql, sumsSql } from '../../../shared/figures/cube/query.ts';

export const RANGE: Range = { from: '2000-01-01', to: '2099-12-31', formulas: 2 };
export const FIGURES = FIGURE_KEYS.map(figureOf);

/** One question that every engine is asked: some figures of a table, by some breakdowns. */
export type Question = {
  readonly table: DayTable;
  readonly figures: readonly Figure[];
  readonly by: readonly BreakdownKey[];
};
export type Row = Readonly<Record<string, unknown>>;
/** What an engine answers: the measures of each group by its name. */
type Answer = ReadonlyMap<string, readonly Measure[]>;

const PAIRS: readonly (readonly [BreakdownKey, BreakdownKey])[] = [
  ['service', 'hour'],
  ['month', 'class'],
  ['band', 'channel'],
];

/** Every figure by every breakdown that its table has, and some by two; sums of one table in one question. */
export function questions(table: DayTable, withOwn: boolean): readonly Question[] {
  const singles = BREAKDOWN_KEYS.map((key) => [key]);
  return [[], ...singles, ...PAIRS]
    .filter((by) => by.every((key) => canBreakDown(table, key) && (withOwn || key !== 'attendant')))
    .flatMap((by) => {
      const own = FIGURES.filter((figure) => figure.table === table);
      const ranks = own.filter(({ percentile }) => percentile !== undefined);
      return [
        { table, by, figures: own.filter(({ percentile }) => percentile === undefined) },
        ...ranks.map((figure) => ({ table, by, figures: [figure] })),
      ];
    });
}

export function sqlOf({ table, figures, by }: Question, from?: From): string {
  const [first] = figures;
  return first?.percentile !== undefined ? rankSql(first, by, RANGE, from) : sumsSql(table, figures, by, RANGE, from);
}

export function folded({ figures, by }: Question, rows: readonly FactRow[]): Answer {
  const answer = new Map<string, Measure[]>();
  for (const figure of figures)
    for (const [name, { measure }] of foldFigure(figure, rows, by))
      answer.set(name, [...(answer.get(name) ?? []), measure]);
  return answer;
}

const number = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

export function answered({ figures, by }: Question, rows: readonly Row[]): Answer {
  return new Map(
    rows.map((row) => {
      const key = by.map((_, index) => {
        const value = row[`g${index + 1}`];
        return typeof value === 'bigint' ? Number(value) : (value as string | number | null);
      });
      const measures = figures.map(({ percentile, denominator }, index) =>
        percentile !== undefined
          ? { num: number(row.v), den: number(row.n) }
          : { num: number(row[`n${index}`]), den: denominator === undefined ? null : number(row[`d${index}`]) },
      );
      return [nameOf(key), measures];
    }),
  );
}

/** A percentile of a group without values is no row in SQL. */
export function withoutEmpty({ figures }: Question, answer: Answer): Answer {
  if (figures[0]?.percentile === undefined) return answer;
  return new Map([...answer].filter(([, [measure]]) => (measure?.den ?? 0) > 0));
}

/** Sums over no rows at all are one row without breakdown, and none with one. */
export function total({ figures, by }: Question, answer: Answer): Answer {
  if (by.length > 0 || answer.size > 0 || figures[0]?.percentile !== undefined) return answer;
  const nothing = figures.map(({ denominator }) => ({ num: 0, den: denominator === undefined ? null : 0 }));
  return new Map([[nameOf([]), nothing]]);
}
