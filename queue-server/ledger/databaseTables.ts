import type { Statement } from 'better-sqlite3';
import type { Db } from './database.ts';
import type { Cell, Cells, Change, Changes, ReportTables } from './reportTables.ts';

/** The reporting tables of a branch. Names of tables and columns come from the fold, never from outside. */
export class DatabaseTables implements ReportTables {
  readonly #db: Db;
  readonly #statements = new Map<string, Statement>();

  constructor(db: Db) {
    this.#db = db;
  }

  insert(table: string, row: Cells): void {
    this.#insert('INSERT', table, row);
  }

  insertOnce(table: string, row: Cells): void {
    this.#insert('INSERT OR IGNORE', table, row);
  }

  update(table: string, where: Cells, changes: Changes): void {
    const set = Object.entries(changes).map(([column, change]) => assignment(column, change));
    const is = Object.entries(where).map(([column, value]) => (value === null ? `${column} IS NULL` : `${column} = ?`));
    this.#prepare(`UPDATE ${table} SET ${set.join(', ')} WHERE ${is.join(' AND ')}`).run(
      ...Object.values(changes).map(newValue),
      ...Object.values(where).filter((value) => value !== null),
    );
  }

  find(table: string, column: string, value: Cell): Cells | null {
    return (this.#prepare(`SELECT * FROM ${table} WHERE ${column} = ?`).get(value) as Cells | undefined) ?? null;
  }

  #insert(verb: string, table: string, row: Cells): void {
    const columns = Object.keys(row);
    const places = columns.map(() => '?').join(', ');
    this.#prepare(`${verb} INTO ${table} (${columns.join(', ')}) VALUES (${places})`).run(...Object.values(row));
  }

  #prepare(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

function assignment(column: string, change: Change): string {
  if (change === null || typeof change !== 'object') return `${column} = ?`;
  return 'once' in change ? `${column} = COALESCE(${column}, ?)` : `${column} = ${column} + ?`;
}

function newValue(change: Change): Cell {
  if (change === null || typeof change !== 'object') return change;
  return 'once' in change ? change.once : change.plus;
}
