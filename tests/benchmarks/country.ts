import { type GeneratedBranch, generatedBranches } from '@turno25/central/generated/branches.ts';
import { type BulkWarehouse, loadGenerated } from '@turno25/central/generated/load.ts';
import { nationOf } from '@turno25/central/national/nation.ts';
import { openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import { openPostgres } from '@turno25/central/warehouse/postgres/postgres.ts';
import { denominatorColumn, numeratorColumn } from '@turno25/central/warehouse/sums.ts';
import { workingDaysBefore } from '@turno25/queue-server/demo/pastDays.ts';
import type { FigureKey } from '@turno25/shared/figures/cube/figures.ts';
import { figureOf } from '@turno25/shared/figures/cube/figures.ts';
import { rankSql, sumsSql } from '@turno25/shared/figures/cube/query.ts';
import { removeFolder, tempFolder } from '../support/branch.ts';
import { startPostgres } from '../support/postgres.ts';
import { durations, type Measured, measured, quantile } from './measure.ts';

/** Branches with room to grow, business days of a quarter, visits of a day: 6.2 million. */
const BRANCHES = 344;
const DAYS = 60;
const VISITS = 300;
/** A database of rows takes minutes to be given what columns take in seconds: the same days, with so many visits each. */
const VISITS_IN_ROWS = 30;
/** Ms within which the table of a quarter by category, and all of the national page, are promised. */
const TABLE_MS = 2000;
const PAGE_MS = 3000;
/** The program's memory while it loads and answers, MB: 2 GB of them are the engine's. */
const MEMORY_MB = 3000;
const MEGABYTE = 1_048_576;

const FIGURES: readonly FigureKey[] = ['official', 'strict', 'wait', 'abandonment', 'resolvedByStaff', 'tickets'];

/** A quarter of the whole country on both engines: its table by category from sums of days and from every visit, and the page. */
export async function countryBench(): Promise<Measured[]> {
  const dates = workingDaysBefore('2026-12-24', DAYS);
  const folder = tempFolder();
  const duck = await openDuckDb(folder);
  try {
    const inColumns = await asked('DuckDB', duck, dates, VISITS);
    const memory = measured(
      'country on DuckDB: most memory of this program until here',
      process.resourceUsage().maxRSS / 1024,
      'MB',
      (BRANCHES * DAYS * VISITS * 400) / MEGABYTE,
      '400 bytes a visit',
      MEMORY_MB,
    );
    return [...inColumns, memory, ...(await onPostgres(dates))];
  } finally {
    await duck.close();
    removeFolder(folder);
  }
}

async function onPostgres(dates: readonly string[]): Promise<Measured[]> {
  const postgres = await startPostgres();
  if (postgres === null) return [];
  const warehouse = await openPostgres(postgres.url);
  try {
    return await asked('PostgreSQL', warehouse, dates, VISITS_IN_ROWS);
  } finally {
    await warehouse.close();
    postgres.stop();
  }
}

async function asked(
  engine: string,
  warehouse: BulkWarehouse & { readonly part?: (dates: readonly string[]) => Promise<void> },
  dates: readonly string[],
  visits: number,
): Promise<Measured[]> {
  await warehouse.migrate();
  await warehouse.part?.(dates);
  const branches = generatedBranches(BRANCHES, []).map((branch): GeneratedBranch => ({ ...branch, visits }));
  const [loaded = 0] = await durations(1, () => loadGenerated(warehouse, branches, dates));
  const [from = '', to = ''] = [dates[0], dates.at(-1)];
  const units = BRANCHES * DAYS * visits;
  const name = (what: string): string => `country on ${engine}, ${units} visits: ${what}`;
  const median = async (run: () => Promise<unknown>): Promise<number> => quantile(await durations(5, run), 0.5);
  const read = await median(() => warehouse.rows('SELECT SUM(official_ms) AS s, COUNT(*) AS n FROM fact_unit'));
  const bySums = await median(() => warehouse.rows(categoriesOfSums(from, to)));
  const byVisits = await median(() => warehouse.rows(categoriesOfVisits(from, to)));
  const rank = await median(() => warehouse.rows(rankSql(figureOf('waitP90'), [], { from, to, formulas: 2 })));
  const page = await median(() => nationOf(warehouse, { from, to }, [], '2027-01-10'));
  const same = JSON.stringify(await warehouse.rows(categoriesOfSums(from, to)));
  if (same !== JSON.stringify(await warehouse.rows(categoriesOfVisits(from, to))))
    throw new Error('the sums of days are not the sums of visits');
  const floor = 'reading one column';
  return [
    measured(name('made where it lies'), loaded, 'ms', read, floor),
    measured(name('a quarter by category, of sums'), bySums, 'ms', read, floor, TABLE_MS),
    measured(
      name('a quarter by category, of visits'),
      byVisits,
      'ms',
      read,
      floor,
      visits === VISITS ? TABLE_MS : null,
    ),
    measured(name('a percentile of all its waits'), rank, 'ms', read, floor),
    measured(name('the national page'), page, 'ms', read, floor, PAGE_MS),
  ];
}

/** The figures of each category from the sums of days. */
function categoriesOfSums(from: string, to: string): string {
  const names = FIGURES.flatMap((key) => [numeratorColumn(key), denominatorColumn(key)]).filter((one) => one !== null);
  return `SELECT category, ${names.map((one, at) => `CAST(SUM(${one}) AS BIGINT) AS s${at}`).join(', ')}
    FROM sum_unit JOIN dim_branch ON dim_branch.branch_id = sum_unit.branch_id
    WHERE business_date BETWEEN '${from}' AND '${to}' AND formulas = 2 GROUP BY category ORDER BY category`;
}

/** The same of every visit, as the figures are declared. */
function categoriesOfVisits(from: string, to: string): string {
  const declared = sumsSql('fact_unit', FIGURES.map(figureOf), [], { from, to, formulas: 2 });
  const names = FIGURES.flatMap((key, at) => [
    `n${at}`,
    ...(figureOf(key).denominator === undefined ? [] : [`d${at}`]),
  ]);
  const ofBranch = `${declared.replace('SELECT ', 'SELECT branch_id, ')} GROUP BY branch_id`;
  return `SELECT category, ${names.map((one, at) => `CAST(SUM(${one}) AS BIGINT) AS s${at}`).join(', ')}
    FROM (${ofBranch}) AS of_branch JOIN dim_branch ON dim_branch.branch_id = of_branch.branch_id
    GROUP BY category ORDER BY category`;
}
