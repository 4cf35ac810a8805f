import { chmodSync, closeSync, existsSync, lstatSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 0o600;
const FOLDER = 0o700;
/** What group and others may do. */
const OTHERS = 0o077;
/** The mark of a folder that everybody shares, like `/tmp`: closed to others it would stop the machine. */
const SHARED = 0o1000;

/** A folder that its owner alone may enter: made so, or narrowed, but for one that everybody shares. Throws when it is somebody else's. */
export function privateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: FOLDER });
  narrow(folder, FOLDER);
}

/**
 * A file that its owner alone may read: made empty before anything is written into it, or narrowed. What SQLite writes
 * beside a database has the rights of the database.
 */
export function privateFile(file: string): void {
  closeSync(openSync(file, 'a', FILE));
  narrow(file, FILE);
  for (const beside of [`${file}-wal`, `${file}-shm`, `${file}-journal`]) if (existsSync(beside)) narrow(beside, FILE);
}

/** Narrows a folder and the files in it: what an earlier release, a copy or a careless hand left open. */
export function narrowFolder(folder: string): void {
  privateFolder(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile()) narrow(join(folder, entry.name), FILE);
  }
}

/** Windows has rights of another kind: there the folder's own list of access decides. */
function narrow(path: string, mode: number): void {
  if (process.platform === 'win32') return;
  const { mode: found } = lstatSync(path);
  if ((found & OTHERS) !== 0 && (found & SHARED) === 0) chmodSync(path, mode);
}
