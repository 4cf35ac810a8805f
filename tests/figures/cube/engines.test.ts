import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetOf } from '@turno25/shared/exports/parquet.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_TABLES, type DayTable, type FactRow } from '../../../shared/domain/figures/facts/tables.ts';
import { BREAKDOWN_KEYS, type BreakdownKey, canBreakDown } from '../../../shared/figures/cube/breakdowns.ts';
import { factsTable } from '../../../shared/figures/cube/factsTable.ts';
import { FIGURE_KEYS, type Figure, figureOf } from '../../../shared/figures/cube/figures.ts';
import { foldFigure, type Measure, nameOf } from '../../../shared/figures/cube/fold.ts';
import { definitionSql, type Range, rankSql, sumsSql } from '../../../shared/figures/cube/query.ts';
import { factsOf, randomFactDays } from '../../support/randomFacts.ts';
import { gathered, inSqlite, overFiles } from './engines.ts';

const RUNS = { numRuns: process.env.TURNO25_FULL ? 40 : 1 };
const RANGE: Range = { from: '2000-01-01', to: '2099-12-31', formulas: 2 };
const FIGURES = FIGURE_KEYS.map(figureOf);

/** One question that every engine is asked: some figures of a table, by some breakdowns. */
type Question = { readonly table: DayTable; readonly figures: readonly Figure[]; readonly by: readonly BreakdownKey[] };
type Row = Readonly<Record<string, unknown>>;
/** What an engine answers: the measures of each group by its name. */
type Answer = ReadonlyMap<string, readonly Measure[]>;

const PAIRS: readonly (readonly [BreakdownKey, BreakdownKey])[] = [
  ['service', 'hour'],
  ['month', 'class'],
  ['band', 'channel'],
];

/** Every figure by every breakdown that its table has, and some by two; sums of one table in one question. */
function questions(table: DayTable, withOwn: boolean): readonly Question[] {
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

/** DuckDB takes its time for each question: percentiles by everything are asked of it in the long form only. */
function isAskedOfFiles({ figures, by }: Question): boolean {
  const isSum = figures[0]?.percentile === undefined;
  return Boolean(process.env.TURNO25_FULL) || isSum || by.length === 0 || by[0] === 'service';
}

function sqlOf({ table, figures, by }: Question): string {
  const [first] = figures;
  return first?.percentile !== undefined ? rankSql(first, by, RANGE) : sumsSql(table, figures, by, RANGE);
}

function folded({ figures, by }: Question, rows: readonly FactRow[]): Answer {
  const answer = new Map<string, Measure[]>();
  for (const figure of figures)
    for (const [name, { measure }] of foldFigure(figure, rows, by))
      answer.set(name, [...(answer.get(name) ?? []), measure]);
  return answer;
}

const number = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

function answered({ figures, by }: Question, rows: readonly Row[]): Answer {
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
function withoutEmpty({ figures }: Question, answer: Answer): Answer {
  if (figures[0]?.percentile === undefined) return answer;
  return new Map([...answer].filter(([, [measure]]) => (measure?.den ?? 0) > 0));
}

/** Sums over no rows at all are one row without breakdown, and none with one. */
function total({ figures, by }: Question, answer: Answer): Answer {
  if (by.length > 0 || answer.size > 0 || figures[0]?.percentile !== undefined) return answer;
  const nothing = figures.map(({ denominator }) => ({ num: 0, den: denominator === undefined ? null : 0 }));
  return new Map([[nameOf([]), nothing]]);
}

describe('for random ledgers', () => {
  test('the fold, SQLite over the tables and DuckDB over the files agree, for every figure and breakdown', async () => {
    await fc.assert(
      fc.asyncProperty(randomFactDays, async (days) => {
        const facts = gathered(factsOf(days));
        const folder = mkdtempSync(join(tmpdir(), 'turno25-cube-'));
        const db = inSqlite(facts);
        try {
          for (const table of DAY_TABLES)
            writeFileSync(join(folder, `${table}.parquet`), parquetOf(factsTable(table, facts[table])));
          const duck = await overFiles(folder);
          for (const table of DAY_TABLES) {
            const rows = facts[table].filter(({ formulas }) => formulas === RANGE.formulas);
            for (const question of questions(table, true)) {
              const expected = withoutEmpty(question, total(question, folded(question, rows)));
              const sqlite = answered(question, db.prepare(sqlOf(question)).all() as Row[]);
              expect([question.by, withoutEmpty(question, sqlite)]).toEqual([question.by, expected]);
            }
            for (const question of questions(table, false).filter(isAskedOfFiles)) {
              const expected = withoutEmpty(question, total(question, folded(question, rows)));
              const reader = await duck.runAndReadAll(sqlOf(question));
              const duckdb = answered(question, reader.getRowObjects() as Row[]);
              expect([question.by, withoutEmpty(question, duckdb)]).toEqual([question.by, expected]);
            }
          }
          duck.closeSync();
        } finally {
          db.close();
          rmSync(folder, { recursive: true });
        }
      }),
      RUNS,
    );
  });

  test('every breakdown of an additive figure sums to its total', () => {
    fc.assert(
      fc.property(randomFactDays, (days) => {
        const facts = gathered(factsOf(days));
        for (const figure of FIGURES.filter(({ percentile }) => percentile === undefined)) {
          if (figure.table === 'fact_case') continue;
          const rows = facts[figure.table];
          const whole = foldFigure(figure, rows, []).get('[]')?.measure ?? { num: 0, den: 0 };
          for (const key of BREAKDOWN_KEYS.filter((one) => canBreakDown(figure.table, one))) {
            const parts = [...foldFigure(figure, rows, [key]).values()].map(({ measure }) => measure);
            const sum = (read: (measure: Measure) => number | null) =>
              parts.reduce((all, part) => all + (read(part) ?? 0), 0);
            expect(sum(({ num }) => num)).toBe(whole.num ?? 0);
            expect(sum(({ den }) => den)).toBe(whole.den ?? 0);
          }
        }
      }),
      { numRuns: process.env.TURNO25_FULL ? 100 : 10 },
    );
  });

  test('no file says who attended', () => {
    const facts = gathered(factsOf(fc.sample(randomFactDays, 1)[0] ?? []));
    for (const table of DAY_TABLES) {
      const written = JSON.stringify(factsTable(table, facts[table]));
      expect(written).not.toMatch(/"a[123]"|attendant/);
    }
  });

  test('the definition that is shown is the one that runs', () => {
    const official = figureOf('official');
    expect(definitionSql(official, ['service'], RANGE)).toBe(sumsSql('fact_unit', [official], ['service'], RANGE));
  });
});
