import Database from 'better-sqlite3';

/** Whether somebody else (a backup's copy, a tool that looks into the file) holds the lock on a database's file. */
export function isLockedOut(error: unknown): boolean {
  const code = error instanceof Database.SqliteError ? error.code : '';
  return code === 'SQLITE_BUSY' || code.startsWith('SQLITE_BUSY_') || code === 'SQLITE_LOCKED';
}
