import { readdirSync, readFileSync } from 'node:fs';
import { privateFile } from '@turno25/shared/files/privateFiles.ts';
import Database from 'better-sqlite3';

export type Db = Database.Database;

/** What SQLite calls a database that no file holds. */
export const IN_MEMORY = ':memory:';

/** How long a lock of somebody else's on the file is waited for while it is opened, ms. */
const OPENING_MS = 5000;
/** The same while the branch works, where the wait holds up everything: what has to be waited for longer is tried again. */
const HELD_MS = 50;

/** Whether the file did not take what was to be written or read, for whatever reason: locked, full, broken. */
export function isFileTrouble(error: unknown): boolean {
  return error instanceof Database.SqliteError;
}

const MIGRATIONS = new URL('./migrations/', import.meta.url);

/**
 * Opens the branch's database: WAL, and `synchronous=FULL` so that an acknowledged command survives a power cut.
 * Brings it to the newest numbered migration. Throws when the file was written by a newer program.
 */
export function openDatabase(path: string): Db {
  privateFile(path);
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma(`busy_timeout = ${OPENING_MS}`);
  applyMigrations(db);
  db.pragma(`busy_timeout = ${HELD_MS}`);
  return db;
}

/** The same tables in memory, for a ledger that is thrown away: nothing reaches a disk, and nothing survives the process. */
export function openInMemory(): Db {
  const db = new Database(IN_MEMORY);
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = ON');
  applyMigrations(db);
  return db;
}

/** Opens a database to read and never to write, for verification and exports. Throws when there is no such file. */
export function openForReading(path: string): Db {
  return new Database(path, { readonly: true, fileMustExist: true });
}

/** Brings a database to the newest numbered migration. */
export function applyMigrations(db: Db): void {
  const files = readdirSync(MIGRATIONS)
    .filter((name) => /^\d{3}_.*\.sql$/.test(name))
    .sort();
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > files.length) throw new Error(`database is at version ${version}, this program knows ${files.length}`);
  for (const [index, name] of files.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      db.exec(readFileSync(new URL(name, MIGRATIONS), 'utf8'));
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}
