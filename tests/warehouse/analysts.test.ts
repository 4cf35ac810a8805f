import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { generatedBranches } from '@turno25/central/generated/branches.ts';
import { loadGenerated } from '@turno25/central/generated/load.ts';
import { ANALYST_TABLES } from '@turno25/central/warehouse/analysts/tables.ts';
import { writeTakenFile } from '@turno25/central/warehouse/analysts/takenFile.ts';
import { analystViews } from '@turno25/central/warehouse/analysts/views.ts';
import { openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import { ANALYST_ROLE, ANALYST_SCHEMA } from '@turno25/central/warehouse/postgres/analysts.ts';
import { PostgresWarehouse } from '@turno25/central/warehouse/postgres/postgres.ts';
import { WAREHOUSE_TABLES } from '@turno25/central/warehouse/schema.ts';
import { describe, expect, test } from 'vitest';
import { removeFolder, tempFolder } from '../support/branch.ts';
import { everyEngine } from '../support/twoEngines.ts';

const DATES = ['2026-09-29', '2026-09-30', '2026-10-01', '2026-10-02', '2026-11-03'];
const QUARTER = { from: '2026-10-01', to: '2026-12-31' };
/** What no file and no view of analysts may say: of one of the staff, of one who answered, of a signal. */
const NEVER = ['counter_id', 'attendant_id', 'global', 'treatment', 'rule'];

describe('what analysts have', () => {
  test('a file of the quarter has its rows, the same sums, and nobody in it', async () => {
    const folder = tempFolder();
    const warehouse = await openDuckDb(':memory:');
    await warehouse.migrate();
    await loadGenerated(warehouse, generatedBranches(4, [], 30), DATES);
    const file = join(folder, 'quarter.duckdb');
    await writeTakenFile(warehouse, file, QUARTER);
    // Once more over the one that is there.
    await writeTakenFile(warehouse, file, QUARTER);
    expect(existsSync(`${file}.part`)).toBe(false);
    const taken = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
    const asking = await taken.connect();
    const ask = async (sql: string) => (await asking.runAndReadAll(sql)).getRowsJson();
    const official = 'SUM(within_official) AS n, SUM(in_official) AS d, MIN(business_date) AS first';
    const [expected] = await warehouse.rows(
      `SELECT CAST(SUM(within_official) AS BIGINT) AS n, CAST(SUM(in_official) AS BIGINT) AS d FROM fact_unit
         WHERE business_date >= '2026-10-01'`,
    );
    expect(Number(expected?.d)).toBeGreaterThan(50);
    expect(await ask(`SELECT ${official} FROM fact_unit`)).toEqual([
      [String(expected?.n), String(expected?.d), '2026-10-01'],
    ]);
    const columns = (await ask('SELECT DISTINCT column_name FROM information_schema.columns')).flat();
    expect(columns.filter((name) => NEVER.includes(String(name)))).toEqual([]);
    const tables = (await ask('SELECT DISTINCT table_name FROM information_schema.tables')).flat();
    expect(tables.sort()).toEqual(
      analystViews()
        .map(({ name }) => name)
        .sort(),
    );
    asking.closeSync();
    taken.closeSync();
    await warehouse.close();
    removeFolder(folder);
  });

  test('answers are told of whole months that are over for the branch, and of ten or more', async () => {
    const warehouse = await openDuckDb(':memory:');
    await warehouse.migrate();
    const answer = (branch: string, date: string, asked: number): string =>
      `INSERT INTO sum_answer (branch_id, business_date, formulas, n_satisfied, d_satisfied, n_mean_grade, d_mean_grade)
       VALUES ('${branch}', '${date}', 2, ${asked - 1}, ${asked}, ${asked * 6}, ${asked})`;
    const day = (branch: string, date: string): string =>
      `INSERT INTO day_of VALUES ('${branch}', '${date}', 1, 2, NULL)`;
    await warehouse.run([
      ...['2026-09-30', '2026-10-01', '2026-11-02'].map((date) => day('uno', date)),
      answer('uno', '2026-09-30', 9),
      answer('uno', '2026-10-01', 6),
      answer('uno', '2026-10-02', 4),
      answer('uno', '2026-11-02', 40),
      // A clock that is ahead opens its own months alone.
      ...['2026-11-03', '2031-01-01'].map((date) => day('dos', date)),
      answer('dos', '2026-11-03', 12),
    ]);
    const view = analystViews().find(({ name }) => name === 'answers_month')?.sql ?? '';
    const rows = await warehouse.rows(
      `SELECT branch_id, month, n_satisfied, d_satisfied FROM (${view}) AS told ORDER BY 1, 2`,
    );
    // Two files that differ by one day, or one of a part of a month, would else tell what was answered on that day.
    const taken = async (from: string, to: string): Promise<readonly unknown[]> => {
      const sql = analystViews({ from, to }).find(({ name }) => name === 'answers_month')?.sql ?? '';
      return warehouse.rows(`SELECT branch_id, month, d_satisfied FROM (${sql}) AS told WHERE d_satisfied > 0`);
    };
    await warehouse.run([answer('uno', '2026-10-03', 20)]);
    expect(await taken('2026-10-01', '2026-10-30')).toEqual([]);
    expect(await taken('2026-10-02', '2026-10-31')).toEqual([]);
    expect(await taken('2026-09-15', '2026-11-14')).toEqual([{ branch_id: 'uno', month: '2026-10', d_satisfied: 30 }]);
    expect(rows.map(Object.values)).toEqual([
      ['dos', '2026-11', 11, 12],
      ['uno', '2026-09', null, null],
      ['uno', '2026-10', 8, 10],
    ]);
    await warehouse.close();
  });

  test('the role of PostgreSQL reads its views, and nothing else', async ({ skip }) => {
    const { engines, stop } = await everyEngine();
    try {
      const [, warehouse] = engines.find(([name]) => name === 'PostgreSQL') ?? [];
      if (!(warehouse instanceof PostgresWarehouse)) return skip();
      await warehouse.part(DATES);
      await loadGenerated(warehouse, generatedBranches(3, [], 10), DATES);
      // As at every start: what an analyst built upon the views stays.
      await warehouse.run([
        'CREATE SCHEMA own',
        `CREATE VIEW own.mine AS SELECT branch_id FROM ${ANALYST_SCHEMA}.dim_branch`,
      ]);
      await warehouse.migrate();
      expect(await warehouse.rows('SELECT COUNT(*) AS n FROM own.mine')).toEqual([{ n: 3 }]);
      const as = (sql: string): Promise<void> => warehouse.run([`SET LOCAL ROLE ${ANALYST_ROLE}`, sql]);
      for (const { name } of analystViews()) await as(`SELECT COUNT(*) FROM ${ANALYST_SCHEMA}.${name}`);
      const sums = 'SELECT CAST(SUM(n_official) AS BIGINT) AS n FROM';
      expect(await warehouse.rows(`${sums} ${ANALYST_SCHEMA}.sum_unit`)).toEqual(
        await warehouse.rows(`${sums} sum_unit`),
      );
      for (const sql of [
        'SELECT COUNT(*) FROM public.fact_unit',
        'SELECT COUNT(*) FROM public.fact_answer',
        'SELECT COUNT(*) FROM public.sum_answer',
        'SELECT COUNT(*) FROM public.fact_unit_2026q4',
        `DELETE FROM ${ANALYST_SCHEMA}.fact_unit`,
        `UPDATE ${ANALYST_SCHEMA}.sum_unit SET n_official = 0`,
        `INSERT INTO ${ANALYST_SCHEMA}.dim_institution VALUES ('x', 'x')`,
        `DROP VIEW ${ANALYST_SCHEMA}.fact_unit`,
        'CREATE TABLE public.mine (a BIGINT)',
      ])
        await expect(as(sql), sql).rejects.toThrow(/permission denied|must be owner/);
      await expect(as(`SELECT counter_id FROM ${ANALYST_SCHEMA}.fact_unit`)).rejects.toThrow('does not exist');
      await expect(as(`SELECT 1 FROM ${ANALYST_SCHEMA}.fact_answer`)).rejects.toThrow('does not exist');
    } finally {
      await stop();
    }
  }, 60_000);

  test('nothing of a counter, an answer or a signal, and of everything else', () => {
    const columns = ANALYST_TABLES.flatMap((table) => table.columns.map(({ name }) => name));
    expect(columns.filter((name) => NEVER.includes(name))).toEqual([]);
    const told = new Set(ANALYST_TABLES.map(({ name }) => name));
    const left = WAREHOUSE_TABLES.map(({ name }) => name).filter((name) => !told.has(name));
    expect(left.sort()).toEqual(['fact_answer', 'fact_counter', 'fact_signal', 'sum_answer']);
  });
});
