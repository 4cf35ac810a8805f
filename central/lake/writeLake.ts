import type { Warehouse } from '../warehouse/port.ts';
import { keepOnly, writeWhole } from './files.ts';
import { fileOfDimension, fileOfPart, LAKE_TABLES, type LakePart, rowsOfPartSql } from './layout.ts';
import { lakeFile } from './parquet.ts';
import { PartBook, stampOf } from './partBook.ts';
import { partsOf } from './parts.ts';

export type LakeWritten = { readonly files: number; readonly written: number; readonly removed: number };

type LakeHow = {
  /** Every part is made again, whatever the lake's own book says. */
  readonly whole?: boolean;
  /** Parts that are ready, of how many. */
  readonly told?: (ready: number, of: number) => void;
};

/** So often the book is kept, in parts: a run that is stopped begins there. */
const KEEP_EVERY = 100;

/**
 * Brings a lake of Hive-partitioned Parquet to what the warehouse has: parts of which nothing changed are not made again, files
 * that would be the same are left alone, files of what is not there any more go. Interrupted at any place, each file is whole,
 * and the next run finishes it. Memory holds one branch in one quarter.
 */
export async function writeLake(
  warehouse: Pick<Warehouse, 'rows'>,
  folder: string,
  { whole = false, told = () => undefined }: LakeHow = {},
): Promise<LakeWritten> {
  const kept = new Set<string>();
  let written = 0;
  const write = (path: string, bytes: Uint8Array): void => {
    kept.add(path);
    if (writeWhole(folder, path, bytes)) written += 1;
  };
  const book = new PartBook(folder, whole);
  const parts = await partsOf(warehouse);
  for (const [at, part] of parts.entries()) {
    const stamp = await stampOf(warehouse, part);
    const standing = book.standing(part, stamp);
    if (standing === null) {
      const files = await filesOf(warehouse, part);
      for (const [path, bytes] of files) write(path, bytes);
      book.made(part, stamp, files);
    } else for (const path of standing) kept.add(path);
    if ((at + 1) % KEEP_EVERY === 0) book.keep(false);
    told(at + 1, parts.length);
  }
  for (const table of LAKE_TABLES) {
    if (table.dated) continue;
    write(fileOfDimension(table), lakeFile(table, await warehouse.rows(`SELECT * FROM ${table.name}`)));
  }
  const tables = LAKE_TABLES.map(({ name }) => name);
  const removed = keepOnly(folder, tables, kept);
  book.keep(true);
  return { files: kept.size, written, removed };
}

async function filesOf(warehouse: Pick<Warehouse, 'rows'>, part: LakePart): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const table of LAKE_TABLES) {
    if (!table.dated) continue;
    const rows = await warehouse.rows(rowsOfPartSql(table.name, part));
    if (rows.length > 0) files.set(fileOfPart(table, part), lakeFile(table, rows));
  }
  return files;
}
