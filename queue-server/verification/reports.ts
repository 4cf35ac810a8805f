import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import { applyMigrations, type Db } from '../ledger/database.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { Reports } from '../ledger/reports.ts';

/** Whether the reporting tables are what the events give: rebuilt in memory and compared row by row. */
export function compareReports(db: Db, ledger: Ledger): string[] {
  const scratch = new Database(':memory:');
  try {
    applyMigrations(scratch);
    const rebuilt = new Reports(scratch);
    for (const event of ledger.events()) rebuilt.apply(event);
    const fresh = rebuilt.dump();
    return Object.entries(new Reports(db).dump())
      .filter(([table, rows]) => !isDeepStrictEqual(rows, fresh[table]))
      .map(([table]) => `reporting table ${table} differs from the events; rebuild it`);
  } finally {
    scratch.close();
  }
}
