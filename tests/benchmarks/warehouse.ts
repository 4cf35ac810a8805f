import { generatedBranches } from '@turno25/central/generated/branches.ts';
import { type BulkWarehouse, loadGenerated } from '@turno25/central/generated/load.ts';
import { nationOf } from '@turno25/central/national/nation.ts';
import { openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import { openPostgres } from '@turno25/central/warehouse/postgres/postgres.ts';
import { denominatorColumn, numeratorColumn } from '@turno25/central/warehouse/sums.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { isoWeekday } from '@turno25/shared/domain/figures/facts/days.ts';
import type { FigureKey } from '@turno25/shared/figures/cube/figures.ts';
import { removeFolder, tempFolder } from '../support/branch.ts';
import { startPostgres } from '../support/postgres.ts';
import { durations, type Measured, measured, quantile } from './measure.ts';

/** A quarter of the country with room to grow (202 branches in 2025): 6.2 million visits. */
const BRANCHES = 344;
const DAYS = 60;
const VISITS = 300;
const FIRST = '2026-10-01';
/** Milliseconds within which the quarter's table by category, and the national page, are promised. */
const TABLE_MS = 2000;
const PAGE_MS = 3000;
/** Bytes that asking may add to this process. */
const MEMORY = 256 * 1024 * 1024;

const FIGURES: readonly FigureKey[] = ['official', 'strict', 'wait', 'abandonment', 'resolvedByStaff'];

/** The quarter of the country by category and the national page, on both engines, beside counting every visit. */
export async function warehouseBench(): Promise<Measured[]> {
  const folder = tempFolder();
  const duck = await openDuckDb(folder);
  const results: Measured[] = [];
  try {
    results.push(...(await asked('DuckDB', duck, async () => undefined)));
  } finally {
    await duck.close();
    removeFolder(folder);
  }
  const server = await startPostgres();
  if (server === null) return results;
  const postgres = await openPostgres(server.url);
  try {
    results.push(...(await asked('PostgreSQL', postgres, (dates) => postgres.part(dates))));
  } finally {
    await postgres.close();
    server.stop();
  }
  return results;
}

async function asked(
  engine: string,
  warehouse: BulkWarehouse,
  part: (dates: readonly string[]) => Promise<void>,
): Promise<Measured[]> {
  const dates = businessDays();
  const branches = generatedBranches(BRANCHES, []).map((one) => ({ ...one, visits: VISITS, counters: VISITS / 30 }));
  await warehouse.migrate();
  await part(dates);
  const [loading = 0] = await durations(1, () => loadGenerated(warehouse, branches, dates));
  const [counted] = await warehouse.rows('SELECT COUNT(*) AS n FROM fact_unit');
  const visits = Number(counted?.n);
  if (visits !== BRANCHES * DAYS * VISITS) throw new Error(`${visits} visits were generated`);
  const ask = async (sql: string): Promise<number> => quantile(await durations(5, () => warehouse.rows(sql)), 0.5);
  const before = process.memoryUsage().rss;
  const counting = await ask('SELECT COUNT(*) AS n FROM fact_unit WHERE in_official = 1');
  const table = await ask(byCategory());
  const period = { from: FIRST, to: dates.at(-1) ?? FIRST };
  const page = quantile(await durations(3, () => nationOf(warehouse, period, [], '2027-01-01')), 0.5);
  const grown = Math.max(0, process.memoryUsage().rss - before);
  const floor = 'counting the visits';
  return [
    measured(`${engine}: a quarter of ${visits} visits by category`, table, 'ms', counting, floor, TABLE_MS),
    measured(`${engine}: what the national page tells of it`, page, 'ms', counting, floor, PAGE_MS),
    measured(`${engine}: loading it`, loading / 1000, 's', counting / 1000, floor),
    measured(`${engine}: memory while asking`, grown / 2 ** 20, 'MiB', 1, 'one MiB', MEMORY / 2 ** 20),
  ];
}

/** Sums of figures by category of branch and date's month, of the sums of days. */
function byCategory(): string {
  const sums = FIGURES.flatMap((key) => [numeratorColumn(key), denominatorColumn(key)])
    .filter((column) => column !== null)
    .map((column) => `SUM(${column}) AS ${column}`);
  return `SELECT category, ${sums.join(', ')} FROM sum_unit JOIN dim_branch ON dim_branch.branch_id = sum_unit.branch_id
    WHERE business_date BETWEEN '${FIRST}' AND '2026-12-31' AND formulas = 2 GROUP BY category ORDER BY category`;
}

function businessDays(): readonly string[] {
  const dates: string[] = [];
  for (let date = FIRST; dates.length < DAYS; date = addDays(date, 1)) if (isoWeekday(date) <= 5) dates.push(date);
  return dates;
}
