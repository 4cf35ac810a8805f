import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { sameBytes } from '@turno25/shared/evidence/bytes.ts';

/** What is being written; a reader looks for `*.parquet`. */
const UNDER_WAY = '.tmp';

/** Writes a file whole or not at all, and not where it has these bytes already. Says whether it wrote. */
export function writeWhole(folder: string, path: string, bytes: Uint8Array): boolean {
  const file = join(folder, path);
  if (existsSync(file) && sameBytes(readFileSync(file), bytes)) return false;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}${UNDER_WAY}`, bytes);
  renameSync(`${file}${UNDER_WAY}`, file);
  return true;
}

/** Removes every file of a folder that is not one of these, and folders that have none left. Says how many there were. */
export function keepOnly(folder: string, paths: ReadonlySet<string>): number {
  let removed = 0;
  const sweep = (under: string): boolean => {
    let empty = true;
    for (const entry of readdirSync(join(folder, under), { withFileTypes: true })) {
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      if (entry.isDirectory()) {
        if (sweep(path)) rmdirSync(join(folder, path));
        else empty = false;
      } else if (paths.has(path.split(sep).join('/'))) {
        empty = false;
      } else {
        rmSync(join(folder, path));
        removed += 1;
      }
    }
    return empty;
  };
  if (existsSync(folder)) sweep('');
  return removed;
}
