import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { generatedBranches } from '@turno25/central/generated/branches.ts';
import { loadGenerated } from '@turno25/central/generated/load.ts';
import { writeQuarterFile } from '@turno25/central/reports/quarterFile.ts';
import { ANALYST_TABLES } from '@turno25/central/warehouse/analysts.ts';
import { PostgresWarehouse } from '@turno25/central/warehouse/postgres/postgres.ts';
import { WAREHOUSE_TABLES } from '@turno25/central/warehouse/schema.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeFolder, tempFolder } from '../support/branch.ts';
import { everyEngine } from '../support/twoEngines.ts';

const DATES = ['2026-09-30', '2026-10-01', '2026-10-02'] as const;
const QUARTER = { from: '2026-10-01', to: '2026-12-31' };

let under: Awaited<ReturnType<typeof everyEngine>>;
beforeAll(async () => {
  under = await everyEngine();
  for (const [, warehouse] of under.engines) {
    if (warehouse instanceof PostgresWarehouse) await warehouse.part(DATES);
    await loadGenerated(warehouse, generatedBranches(3, [], 10), DATES);
  }
}, 60_000);
afterAll(() => under.stop());

test('analysts are told of no counter, of no answer and of no signal, and of everything else', () => {
  const columns = ANALYST_TABLES.flatMap((table) => table.columns.map(({ name }) => name));
  expect(columns.filter((name) => /^(counter_id|attendant_id|global|treatment|rule)$/.test(name))).toEqual([]);
  const left = WAREHOUSE_TABLES.map(({ name }) => name).filter(
    (name) => !ANALYST_TABLES.some((of) => of.name === name),
  );
  expect(left.sort()).toEqual(['fact_answer', 'fact_counter', 'fact_signal', 'sum_answer']);
});

test('the file of a quarter has its dates alone, the same sums from every engine, and no answer in it', async () => {
  const folder = tempFolder();
  try {
    for (const [name, warehouse] of under.engines) {
      const file = join(folder, `${name}.duckdb`);
      const count = await writeQuarterFile(warehouse, QUARTER, file);
      // Written again over the one before.
      expect(await writeQuarterFile(warehouse, QUARTER, file)).toBe(count);
      const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
      const home = await instance.connect();
      const sql = `SELECT CAST(COUNT(*) AS BIGINT) AS visits, CAST(SUM(within_official) AS BIGINT) AS within FROM fact_unit`;
      const [expected] = await warehouse.rows(`${sql} WHERE business_date >= '2026-10-01'`);
      const [found] = (await home.runAndReadAll(sql)).getRowObjects();
      expect([name, Number(found?.visits), Number(found?.within)]).toEqual([name, expected?.visits, expected?.within]);
      expect(Number(found?.visits)).toBeGreaterThan(0);
      const tables = (await home.runAndReadAll('SHOW TABLES')).getRowsJS().flat();
      expect([...tables].sort()).toEqual(ANALYST_TABLES.map((table) => table.name).sort());
      home.closeSync();
      instance.closeSync();
    }
  } finally {
    removeFolder(folder);
  }
}, 60_000);

describe('the read-only door of PostgreSQL', () => {
  test('shows its views to whoever has the role, and nothing behind them, and lets nothing be written', async ({
    skip,
  }) => {
    const [, warehouse] = under.engines.find(([name]) => name === 'PostgreSQL') ?? [];
    if (!(warehouse instanceof PostgresWarehouse)) return skip();
    // Made again, as at every start.
    await warehouse.migrate();
    const as = (sql: string): Promise<void> => warehouse.run(['SET LOCAL ROLE turno25_analyst', sql]);
    await as('SELECT COUNT(*) FROM analyst.fact_unit');
    for (const sql of [
      'SELECT COUNT(*) FROM public.fact_unit',
      'SELECT COUNT(*) FROM public.fact_answer',
      'SELECT COUNT(*) FROM public.fact_unit_2026q4',
      'DELETE FROM analyst.fact_unit',
      "INSERT INTO analyst.dim_institution VALUES ('x', 'x')",
      'DROP VIEW analyst.fact_unit',
      'CREATE TABLE public.mine (a BIGINT)',
    ])
      await expect(as(sql), sql).rejects.toThrow(/permission denied|must be owner/);
    await expect(as('SELECT counter_id FROM analyst.fact_unit')).rejects.toThrow('does not exist');
    await expect(as('SELECT 1 FROM analyst.fact_answer')).rejects.toThrow('does not exist');
  });
});
