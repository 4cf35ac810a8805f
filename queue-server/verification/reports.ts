import { isDeepStrictEqual } from 'node:util';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import Database from 'better-sqlite3';
import { applyMigrations, type Db } from '../ledger/database.ts';
import { Reports } from '../ledger/reports.ts';

/** The reporting tables built anew in memory, event by event, to be held against those of a branch. */
export class RebuiltReports {
  readonly #scratch = new Database(':memory:');
  readonly #reports: Reports;

  constructor() {
    applyMigrations(this.#scratch);
    this.#reports = new Reports(this.#scratch);
    this.#scratch.exec('BEGIN');
  }

  apply(event: RecordedEvent): void {
    this.#reports.apply(event);
  }

  /** Names the tables that are not what the events give, row by row. */
  differences(db: Db): string[] {
    const fresh = this.#reports.dump();
    return Object.entries(new Reports(db).dump())
      .filter(([table, rows]) => !isDeepStrictEqual(rows, this.#asIn(db, table, fresh[table] ?? [])))
      .map(([table]) => `reporting table ${table} differs from the events; rebuild it`);
  }

  /** Rows with the columns that a table of a file has: one that no newer program ever opened lacks those that came since. */
  #asIn(db: Db, table: string, rows: readonly unknown[]): readonly unknown[] {
    if (versionOf(db) >= versionOf(this.#scratch)) return rows;
    const columns = new Set(db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table));
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row as Record<string, unknown>).filter(([name]) => columns.has(name))),
    );
  }

  close(): void {
    this.#scratch.close();
  }
}

/** The last migration that a file had. */
function versionOf(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }));
}
