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
import { dirname, join } from 'node:path';
import { sameBytes } from '@turno25/shared/evidence/bytes.ts';

/** What is being written; a reader looks for `*.parquet`. */
const UNDER_WAY = '.tmp';
const FINISHED = '.parquet';

/** Writes a file whole or not at all, and not where it has these bytes already. Says whether it wrote. */
export function writeWhole(folder: string, path: string, bytes: Uint8Array): boolean {
  const file = join(folder, path);
  if (existsSync(file) && sameBytes(readFileSync(file), bytes)) return false;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}${UNDER_WAY}`, bytes);
  renameSync(`${file}${UNDER_WAY}`, file);
  return true;
}

/**
 * Removes what the lake has no more, and folders that have nothing left. Says how many files there were. It looks into the
 * folders of its own tables alone and takes its own kinds of file alone: whoever names a folder of other things loses none.
 */
export function keepOnly(folder: string, tables: readonly string[], paths: ReadonlySet<string>): number {
  let removed = 0;
  const sweep = (under: string): boolean => {
    let empty = true;
    for (const entry of readdirSync(join(folder, under), { withFileTypes: true })) {
      const path = `${under}/${entry.name}`;
      if (entry.isDirectory()) {
        if (sweep(path)) rmdirSync(join(folder, path));
        else empty = false;
      } else if (paths.has(path) || !isOurs(entry.name)) {
        empty = false;
      } else {
        rmSync(join(folder, path));
        removed += 1;
      }
    }
    return empty;
  };
  for (const table of tables) {
    if (!existsSync(join(folder, table))) continue;
    if (sweep(table)) rmdirSync(join(folder, table));
  }
  return removed;
}

function isOurs(name: string): boolean {
  return name.endsWith(FINISHED) || name.endsWith(`${FINISHED}${UNDER_WAY}`);
}
