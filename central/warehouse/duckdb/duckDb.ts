import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, StatementType } from '@duckdb/node-api';
import type { FactRow, FactValue } from '@turno25/shared/domain/figures/facts/tables.ts';
import { checksumsOf } from '../checksum.ts';
import { InLine } from '../inLine.ts';
import { daysSql, mustOnlyAsk, ONLY_ONE_QUESTION, quoted } from '../literals.ts';
import type { BranchDay, Dimensions, Warehouse, WarehouseRow } from '../port.ts';
import { type Rows, rowsOfCalendar, rowsOfDays, rowsOfDimensions } from '../rowsOfDay.ts';
import { columnsSql, factColumns, OF_DAY, WAREHOUSE_TABLES, WAREHOUSE_VERSION } from '../schema.ts';
import { addUpSql, SUM_TABLES } from '../sums.ts';

/** In memory alone, gone with the process. */
const IN_MEMORY = ':memory:';

/** What the engine may take of the machine's memory; beyond it, it writes to a folder beside its file. */
const MOST_MEMORY = '2GB';

/** The warehouse embedded in this process: a file of the centre's folder. Read by others while it is closed. */
export async function openDuckDb(folder: string): Promise<DuckDbWarehouse> {
  const file = folder === IN_MEMORY ? IN_MEMORY : join(folder, 'warehouse.duckdb');
  const instance = await DuckDBInstance.create(file, folder === IN_MEMORY ? {} : { memory_limit: MOST_MEMORY });
  return new DuckDbWarehouse(instance, await instance.connect(), await instance.connect());
}

/** One connection writes, in line; another is asked, and sees what was committed. */
export class DuckDbWarehouse implements Warehouse {
  readonly #instance: DuckDBInstance;
  readonly #writing: DuckDBConnection;
  readonly #asking: DuckDBConnection;
  readonly #line = new InLine();

  constructor(instance: DuckDBInstance, writing: DuckDBConnection, asking: DuckDBConnection) {
    this.#instance = instance;
    this.#writing = writing;
    this.#asking = asking;
  }

  migrate(): Promise<void> {
    return this.#together(async () => {
      await this.#writing.run('CREATE TABLE IF NOT EXISTS warehouse_version (version BIGINT NOT NULL)');
      const [known] = (await this.#writing.runAndReadAll('SELECT version FROM warehouse_version')).getRowsJS();
      const version = known === undefined ? 0 : Number(known[0]);
      if (version > WAREHOUSE_VERSION) throw new Error(`the warehouse is at version ${version}, of a newer program`);
      if (version === WAREHOUSE_VERSION) return;
      // Everything in it is made of the evidence: another shape is made anew.
      for (const { name } of WAREHOUSE_TABLES) await this.#writing.run(`DROP TABLE IF EXISTS ${name}`);
      for (const table of WAREHOUSE_TABLES)
        await this.#writing.run(`CREATE TABLE ${table.name} (\n  ${columnsSql(table, false)}\n)`);
      await this.#writing.run('DELETE FROM warehouse_version');
      await this.#writing.run(`INSERT INTO warehouse_version VALUES (${WAREHOUSE_VERSION})`);
    });
  }

  putDimensions(dimensions: Dimensions): Promise<void> {
    return this.#together(async () => {
      for (const part of rowsOfDimensions(dimensions)) {
        const rows = [...part.rows];
        if (rows.length === 0) continue;
        const keys = rows.map(([key]) => quoted(String(key))).join(', ');
        await this.#writing.run(`DELETE FROM ${part.table} WHERE ${part.key} IN (${keys})`);
        await this.#append({ ...part, rows });
      }
    });
  }

  async loadedSeals(branchId: string): Promise<ReadonlyMap<string, number | null>> {
    const sql = `SELECT business_date, seal_seq FROM day_of WHERE branch_id = ${quoted(branchId)}`;
    const rows = await this.rows(sql);
    return new Map(rows.map((row) => [String(row.business_date), row.seal_seq === null ? null : Number(row.seal_seq)]));
  }

  load(days: readonly BranchDay[]): Promise<void> {
    if (days.length === 0) return Promise.resolve();
    return this.#together(async () => {
      await this.#drop(days);
      for (const rows of rowsOfDays(days)) await this.#append(rows);
      for (const table of SUM_TABLES) await this.#writing.run(addUpSql(table, daysSql(days)));
      await this.#writing.run(newDatesSql(days.map(({ date }) => date)));
      const dates = await this.#writing.runAndReadAll('SELECT business_date FROM new_date');
      await this.#append(rowsOfCalendar(dates.getRowsJS().map(([date]) => String(date))));
    });
  }

  forgetDays(branchId: string, dates: readonly string[]): Promise<void> {
    if (dates.length === 0) return Promise.resolve();
    return this.#together(() => this.#drop(dates.map((date) => ({ branchId, date }))));
  }

  replaceCases(branchId: string, cases: readonly FactRow[]): Promise<void> {
    return this.#together(async () => {
      await this.#writing.run(`DELETE FROM fact_case WHERE branch_id = ${quoted(branchId)}`);
      const columns = factColumns('fact_case').map(({ name }) => name);
      const [, ...names] = columns;
      const rows = cases.map((row) => [branchId, ...names.map((name) => row[name] ?? null)]);
      await this.#append({ table: 'fact_case', columns, rows });
    });
  }

  async rows(sql: string): Promise<readonly WarehouseRow[]> {
    mustOnlyAsk(sql);
    const prepared = await this.#asking.prepare(sql);
    // A question may begin as one (`WITH …`) and go on to write: the engine knows.
    if (prepared.statementType !== StatementType.SELECT) throw new Error(ONLY_ONE_QUESTION);
    const read = await prepared.runAndReadAll();
    const names = read.columnNames();
    return read.getRows().map((row) => Object.fromEntries(names.map((name, at) => [name, plain(row[at])])));
  }

  checksums(): Promise<Readonly<Record<string, string>>> {
    return checksumsOf((sql) => this.rows(sql));
  }

  /** Statements of a bulk load, in one transaction. For data that is made where it lies. */
  run(statements: readonly string[]): Promise<void> {
    return this.#together(async () => {
      for (const sql of statements) await this.#writing.run(sql);
    });
  }

  /** Writes the rows of some questions, as they are at one moment, as tables of another file of DuckDB. */
  async takeOut(file: string, tables: readonly { readonly name: string; readonly sql: string }[]): Promise<void> {
    const taking = await this.#instance.connect();
    try {
      await taking.run(`ATTACH ${quoted(file)} AS taken`);
      try {
        await taking.run('BEGIN TRANSACTION');
        for (const { name, sql } of tables) await taking.run(`CREATE TABLE taken.${name} AS ${sql}`);
        await taking.run('COMMIT');
      } finally {
        await taking.run('DETACH taken').catch(() => undefined);
      }
    } finally {
      taking.closeSync();
    }
  }

  async close(): Promise<void> {
    await this.#line.idle();
    this.#asking.closeSync();
    this.#writing.closeSync();
    this.#instance.closeSync();
  }

  /** Drops days that are there; whoever comes for the first time costs one look. */
  async #drop(days: readonly { readonly branchId: string; readonly date: string }[]): Promise<void> {
    const there = `SELECT 1 FROM day_of WHERE ${daysSql(days)} LIMIT 1`;
    if ((await this.#writing.runAndReadAll(there)).getRowsJS().length === 0) return;
    for (const table of OF_DAY) await this.#writing.run(`DELETE FROM ${table} WHERE ${daysSql(days)}`);
  }

  async #append({ table, rows }: Rows): Promise<void> {
    const appender = await this.#writing.createAppender(table);
    for (const row of rows) {
      for (const value of row) {
        if (value === null) appender.appendNull();
        else if (typeof value === 'number') appender.appendBigInt(BigInt(value));
        else appender.appendVarchar(value);
      }
      appender.endRow();
    }
    appender.closeSync();
  }

  #together(work: () => Promise<void>): Promise<void> {
    return this.#line.run(async () => {
      await this.#writing.run('BEGIN TRANSACTION');
      try {
        await work();
      } catch (error) {
        await this.#writing.run('ROLLBACK');
        throw error;
      }
      await this.#writing.run('COMMIT');
    });
  }
}

/** The dates of a load that the calendar does not have yet. */
function newDatesSql(dates: readonly string[]): string {
  const values = [...new Set(dates)].map((date) => `(${quoted(date)})`).join(', ');
  return `CREATE OR REPLACE TEMP TABLE new_date AS SELECT business_date FROM (VALUES ${values}) AS asked (business_date)
    WHERE business_date NOT IN (SELECT business_date FROM dim_calendar)`;
}

/** Counts and instants fit a double; what does not is no figure of ours. */
function plain(value: unknown): FactValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' || typeof value === 'string') return value;
  throw new Error(`an answer of the warehouse is no number and no text: ${String(value)}`);
}
