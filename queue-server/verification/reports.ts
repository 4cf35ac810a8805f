import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import Database from 'better-sqlite3';
import { applyMigrations, type Db } from '../ledger/database.ts';
import { REPORT_TABLES, reportingInto } from '../ledger/reports.ts';
import type { ReportTables } from '../ledger/reportTables.ts';
import { type Declared, MemoryTable } from './memoryTable.ts';

/** The reporting tables built anew in memory, event by event, to be held against those of a branch. */
export class RebuiltReports {
  readonly #tables: ReadonlyMap<string, MemoryTable>;
  readonly #version: number;
  /** Follows the next event. Throws on one that the tables do not take. */
  readonly apply: (event: RecordedEvent) => void;

  constructor() {
    const schema = new Database(':memory:');
    applyMigrations(schema);
    this.#version = versionOf(schema);
    this.#tables = new Map(REPORT_TABLES.map((table) => [table, new MemoryTable(declared(schema, table))]));
    schema.close();
    this.apply = reportingInto(this.#asTables());
  }

  /** Names the tables that are not what the events give, row by row. */
  differences(db: Db): string[] {
    // A file that no newer program ever opened lacks the columns that came since.
    const older = versionOf(db) < this.#version;
    return [...this.#tables]
      .filter(([table, memory]) => {
        // Nor has it the tables.
        if (older && !exists(db, table)) return false;
        const rows = db.prepare(`SELECT * FROM ${table}`).raw();
        const names = rows.columns().map(({ name }) => name);
        return !memory.isExactly(names, rows.all() as unknown[][], older);
      })
      .map(([table]) => `reporting table ${table} differs from the events; rebuild it`);
  }

  #asTables(): ReportTables {
    const of = (name: string): MemoryTable => {
      const table = this.#tables.get(name);
      if (table === undefined) throw new Error(`no reporting table ${name}`);
      return table;
    };
    return {
      insert: (table, row) => of(table).insert(row, false),
      insertOnce: (table, row) => of(table).insert(row, true),
      update: (table, where, changes) => of(table).update(where, changes),
      find: (table, column, value) => of(table).find(column, value),
    };
  }
}

function exists(db: Db, table: string): boolean {
  return db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) !== undefined;
}

/** What the program's own migrations declare of a table: the schema of a file that is verified may have been rewritten. */
function declared(schema: Db, table: string): Declared {
  const columns = schema.pragma(`table_info(${table})`) as {
    name: string;
    type: string;
    notnull: number;
    dflt_value: string | null;
    pk: number;
  }[];
  const indexes = schema.pragma(`index_list(${table})`) as { name: string; unique: number; origin: string }[];
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  return {
    columns: columns.map(({ name, type, notnull, dflt_value, pk }) => {
      if (type !== 'TEXT' && type !== 'INTEGER') throw new Error(`${table}.${name} is ${type}`);
      const byDefault = schema
        .prepare(`SELECT ${dflt_value ?? 'NULL'}`)
        .pluck()
        .get() as string | number | null;
      return { name, type, notNull: notnull === 1 || pk > 0, byDefault };
    }),
    unique: [
      key.map(({ name }) => name),
      ...indexes
        .filter(({ unique, origin }) => unique === 1 && origin !== 'pk')
        .map(({ name }) => (schema.pragma(`index_info(${name})`) as { name: string }[]).map((column) => column.name)),
    ],
  };
}

/** The last migration that a file had. */
function versionOf(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }));
}
