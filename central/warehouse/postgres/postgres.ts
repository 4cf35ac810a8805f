import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FactRow, FactValue } from '@turno25/shared/domain/figures/facts/tables.ts';
import { type Client, Pool, types } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { checksumsOf } from '../checksum.ts';
import { InLine } from '../inLine.ts';
import { daysSql, mustOnlyAsk, quoted } from '../literals.ts';
import type { BranchDay, Dimensions, Warehouse, WarehouseRow } from '../port.ts';
import { type Rows, rowsOfCalendar, rowsOfDays, rowsOfDimensions } from '../rowsOfDay.ts';
import { factColumns, OF_DAY, WAREHOUSE_TABLES, WAREHOUSE_VERSION } from '../schema.ts';
import { addUpSql, SUM_TABLES } from '../sums.ts';
import {
  ANALYST_GRANTS_SQL,
  ANALYST_ROLE_STANDS_SQL,
  ANALYST_VIEWS_SQL,
  ANALYST_VIEWS_STAND_SQL,
  MAKE_ANALYST_ROLE_SQL,
} from './analysts.ts';
import { partitionsSql, tableSql } from './partitions.ts';
import { WritingConnection } from './writing.ts';

/** int8 and numeric as numbers: counts and instants fit a double. */
const AS_NUMBER = { 20: Number, 1700: Number } as const;
const numbers = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === 20 || oid === 1700 ? AS_NUMBER[oid] : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

/** The warehouse in a PostgreSQL of its own: parted by quarter, every key beginning with the branch. */
export async function openPostgres(url: string): Promise<PostgresWarehouse> {
  const writing = new WritingConnection(url, numbers);
  await writing.ready();
  const asking = new Pool({
    connectionString: url,
    types: numbers,
    max: 4,
    options: '-c default_transaction_read_only=on',
  });
  return new PostgresWarehouse(writing, asking);
}

/** One connection writes, in line; others only ask. */
export class PostgresWarehouse implements Warehouse {
  readonly #writing: WritingConnection;
  readonly #asking: Pool;
  readonly #line = new InLine();
  readonly #parted = new Set<string>();

  constructor(writing: WritingConnection, asking: Pool) {
    this.#writing = writing;
    this.#asking = asking;
    // A connection that breaks while nobody asks is made anew by the pool.
    asking.on('error', () => undefined);
  }

  migrate(): Promise<void> {
    return this.#together(async (client) => {
      await client.query('CREATE TABLE IF NOT EXISTS warehouse_version (version BIGINT NOT NULL)');
      const { rows } = await client.query('SELECT version FROM warehouse_version');
      const version = Number(rows[0]?.version ?? 0);
      if (version > WAREHOUSE_VERSION) throw new Error(`the warehouse is at version ${version}, of a newer program`);
      if (version === WAREHOUSE_VERSION) return this.#admitAnalysts(client, false);
      // Everything in it is made of the evidence: another shape is made anew.
      for (const { name } of WAREHOUSE_TABLES) await client.query(`DROP TABLE IF EXISTS ${name} CASCADE`);
      for (const table of WAREHOUSE_TABLES) for (const sql of tableSql(table)) await client.query(sql);
      await client.query('DELETE FROM warehouse_version');
      await client.query(`INSERT INTO warehouse_version VALUES (${WAREHOUSE_VERSION})`);
      await this.#admitAnalysts(client, true);
    });
  }

  putDimensions(dimensions: Dimensions): Promise<void> {
    return this.#together(async (client) => {
      for (const part of rowsOfDimensions(dimensions)) {
        const rows = [...part.rows];
        if (rows.length === 0) continue;
        const keys = rows.map(([key]) => quoted(String(key))).join(', ');
        await client.query(`DELETE FROM ${part.table} WHERE ${part.key} IN (${keys})`);
        await this.#copy(client, { ...part, rows });
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
    const dates = [...new Set(days.map(({ date }) => date))];
    return this.#together(async (client) => {
      await this.#part(client, dates);
      for (const table of OF_DAY) await client.query(`DELETE FROM ${table} WHERE ${daysSql(days)}`);
      for (const rows of rowsOfDays(days)) await this.#copy(client, rows);
      for (const table of SUM_TABLES) await client.query(addUpSql(table, daysSql(days)));
      const listed = dates.map(quoted).join(', ');
      await client.query(`DELETE FROM dim_calendar WHERE business_date IN (${listed})`);
      await this.#copy(client, rowsOfCalendar(dates));
    });
  }

  forgetDays(branchId: string, dates: readonly string[]): Promise<void> {
    if (dates.length === 0) return Promise.resolve();
    const days = daysSql(dates.map((date) => ({ branchId, date })));
    return this.#together(async (client) => {
      for (const table of OF_DAY) await client.query(`DELETE FROM ${table} WHERE ${days}`);
    });
  }

  replaceCases(branchId: string, cases: readonly FactRow[]): Promise<void> {
    return this.#together(async (client) => {
      await this.#part(client, [...new Set(cases.map((row) => String(row.business_date)))]);
      await client.query(`DELETE FROM fact_case WHERE branch_id = ${quoted(branchId)}`);
      const columns = factColumns('fact_case').map(({ name }) => name);
      const [, ...names] = columns;
      const rows = cases.map((row) => [branchId, ...names.map((name) => row[name] ?? null)]);
      await this.#copy(client, { table: 'fact_case', columns, rows });
    });
  }

  async rows(sql: string): Promise<readonly WarehouseRow[]> {
    mustOnlyAsk(sql);
    return (await this.#asking.query(sql)).rows as WarehouseRow[];
  }

  checksums(): Promise<Readonly<Record<string, string>>> {
    return checksumsOf((sql) => this.rows(sql));
  }

  /** Statements of a bulk load, in one transaction. For data that is made where it lies. */
  run(statements: readonly string[]): Promise<void> {
    return this.#together(async (client) => {
      for (const sql of statements) await client.query(sql);
    });
  }

  /** Makes the parts of the quarters that these dates fall into. */
  part(dates: readonly string[]): Promise<void> {
    return this.#together((client) => this.#part(client, dates));
  }

  async close(): Promise<void> {
    await this.#line.idle();
    await this.#asking.end();
    await this.#writing.close();
  }

  /** The read-only door of analysts. Where this connection may make no role, whoever may makes it, and it is granted next time. */
  async #admitAnalysts(client: Client, anew: boolean): Promise<void> {
    const views = await client.query(ANALYST_VIEWS_STAND_SQL);
    if (anew || Number(views.rows[0]?.stand) === 0) for (const sql of ANALYST_VIEWS_SQL) await client.query(sql);
    const { rows } = await client.query(ANALYST_ROLE_STANDS_SQL);
    const [stands] = rows;
    if (Number(stands?.there) === 0) {
      if (Number(stands?.may) === 0) return;
      await client.query(MAKE_ANALYST_ROLE_SQL);
    }
    for (const sql of ANALYST_GRANTS_SQL) await client.query(sql);
  }

  async #part(client: Client, dates: readonly string[]): Promise<void> {
    for (const { quarter, statements } of partitionsSql(dates)) {
      if (this.#parted.has(quarter)) continue;
      for (const sql of statements) await client.query(sql);
      this.#parted.add(quarter);
    }
  }

  async #copy(client: Client, { table, columns, rows }: Rows): Promise<void> {
    const into = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
    await pipeline(Readable.from(lines(rows)), into);
  }

  #together(work: (client: Client) => Promise<void>): Promise<void> {
    return this.#line.run(async () => {
      const client = await this.#writing.ready();
      try {
        await client.query('BEGIN');
        await work(client);
        await client.query('COMMIT');
      } catch (error) {
        await this.#writing.undo(client);
        // What was parted in it is not there.
        this.#parted.clear();
        throw error;
      }
    });
  }
}

/** So many rows are sent at once. */
const CHUNK = 500;

function* lines(rows: Rows['rows']): Generator<string> {
  let chunk = '';
  let count = 0;
  for (const row of rows) {
    chunk += `${row.map(cell).join('\t')}\n`;
    count += 1;
    if (count % CHUNK !== 0) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** A value in the text form of COPY. */
function cell(value: FactValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  return value.replace(/[\\\t\n\r]/g, (char) => ESCAPED[char] ?? char);
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
