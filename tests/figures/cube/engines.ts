import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import Database from 'better-sqlite3';
import {
  columnsOf,
  DAY_TABLES,
  type DayFacts,
  type DayTable,
  type FactRow,
} from '../../../shared/domain/figures/facts/tables.ts';

/** Rows of the day tables of some days, table by table. */
export function gathered(days: readonly DayFacts[]): Readonly<Record<DayTable, readonly FactRow[]>> {
  const of = (table: DayTable) => days.flatMap((day) => day[table]);
  return {
    fact_unit: of('fact_unit'),
    fact_attention: of('fact_attention'),
    fact_call: of('fact_call'),
    fact_answer: of('fact_answer'),
    fact_counter: of('fact_counter'),
    fact_door: of('fact_door'),
  };
}

/** The facts in SQLite, in tables as they are declared. */
export function inSqlite(facts: Readonly<Record<DayTable, readonly FactRow[]>>): Database.Database {
  const db = new Database(':memory:');
  for (const table of DAY_TABLES) {
    const columns = columnsOf(table);
    db.exec(`CREATE TABLE ${table} (${columns.map(([name, { type }]) => `${name} ${type}`).join(', ')}) STRICT`);
    const insert = db.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`);
    for (const row of facts[table]) insert.run(...columns.map(([name]) => row[name]));
  }
  return db;
}

/** DuckDB over files, one for each table, seen under the table's name. */
export async function overFiles(folder: string): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  for (const table of DAY_TABLES)
    await connection.run(`CREATE VIEW ${table} AS SELECT * FROM read_parquet('${folder}/${table}.parquet')`);
  return connection;
}
