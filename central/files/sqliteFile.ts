import { dirname } from 'node:path';
import { privateFile, privateFolder } from '@turno25/shared/files/privateFiles.ts';
import Database from 'better-sqlite3';

export type SqliteDb = Database.Database;

/**
 * Opens one of the centre's own files, made on first use and readable by its owner alone. What was committed survives a power
 * cut. `steps`: SQL that brings the tables from each version to the next, the first from nothing; never changed once released.
 * Throws when a newer program wrote the file.
 */
export function openSqliteFile(file: string, steps: readonly string[]): SqliteDb {
  privateFolder(dirname(file));
  privateFile(file);
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > steps.length) {
    db.close();
    throw new Error(`${file} was written by a newer program`);
  }
  if (version < steps.length)
    db.transaction(() => {
      for (const step of steps.slice(version)) db.exec(step);
      db.pragma(`user_version = ${steps.length}`);
    }).immediate();
  return db;
}
