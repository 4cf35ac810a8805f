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
      .filter(([table, rows]) => !isDeepStrictEqual(rows, fresh[table]))
      .map(([table]) => `reporting table ${table} differs from the events; rebuild it`);
  }

  close(): void {
    this.#scratch.close();
  }
}
