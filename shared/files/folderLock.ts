import { join } from 'node:path';
import Database from 'better-sqlite3';
import { narrowFolder, privateFile } from '../files/privateFiles.ts';

/** A data folder held for one process. */
export type FolderLock = { readonly release: () => void };

/**
 * Holds a data folder, or returns null when another process does: two servers on one ledger would both give the same
 * numbers and write two chains into one. Held by the operating system through an exclusive transaction on a file that has
 * no other use, so that it ends with the process however that ends; the ledger itself stays open to `verify`, to backups
 * and to this process's own threads.
 */
export function holdFolder(folder: string, name = 'branch.lock'): FolderLock | null {
  const file = join(folder, name);
  narrowFolder(folder);
  privateFile(file);
  const db = new Database(file, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return { release: () => db.close() };
}
