import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetOf } from '@turno25/shared/exports/parquet.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_TABLES } from '../../../shared/domain/figures/facts/tables.ts';
import { BREAKDOWN_KEYS, canBreakDown } from '../../../shared/figures/cube/breakdowns.ts';
import { factsTable } from '../../../shared/figures/cube/factsTable.ts';
import { figureOf } from '../../../shared/figures/cube/figures.ts';
import { foldFigure, type Measure } from '../../../shared/figures/cube/fold.ts';
import { definitionSql, sumsSql } from '../../../shared/figures/cube/query.ts';
import { factsOf, randomFactDays } from '../../support/randomFacts.ts';
import { gathered, inSqlite, overFiles } from './engines.ts';
import {
  answered,
  FIGURES,
  folded,
  type Question,
  questions,
  RANGE,
  type Row,
  sqlOf,
  total,
  withoutEmpty,
} from './questions.ts';

const RUNS = { numRuns: process.env.TURNO25_FULL ? 40 : 1 };
/** DuckDB takes its time for each question: percentiles by everything are asked of it in the long form only. */
function isAskedOfFiles({ figures, by }: Question): boolean {
  const isSum = figures[0]?.percentile === undefined;
  return Boolean(process.env.TURNO25_FULL) || isSum || by.length === 0 || by[0] === 'service';
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
