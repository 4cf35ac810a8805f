import { quoted } from '../warehouse/literals.ts';
import type { Warehouse } from '../warehouse/port.ts';
import { keepOnly, writeWhole } from './files.ts';
import { datesOf, fileOfDimension, fileOfPart, LAKE_TABLES, type LakePart } from './layout.ts';
import { lakeFile } from './parquet.ts';
import { partsOf } from './parts.ts';

export type LakeWritten = { readonly files: number; readonly written: number; readonly removed: number };

/**
 * Brings a lake of Hive-partitioned Parquet to what the warehouse has: files that would be the same are left alone, files of
 * what is not there any more go. Interrupted at any place, each file is whole, and the next run finishes it. Memory holds one
 * table of one branch in one quarter. `told`: parts that are ready, of how many.
 */
export async function writeLake(
  warehouse: Pick<Warehouse, 'rows'>,
  folder: string,
  told: (ready: number, of: number) => void = () => undefined,
): Promise<LakeWritten> {
  const kept = new Set<string>();
  let written = 0;
  const write = (path: string, bytes: Uint8Array): void => {
    kept.add(path);
    if (writeWhole(folder, path, bytes)) written += 1;
  };
  const parts = await partsOf(warehouse);
  for (const [ready, part] of parts.entries()) {
    for (const table of LAKE_TABLES) {
      if (!table.dated) continue;
      const rows = await warehouse.rows(rowsSql(table.name, part));
      if (rows.length > 0) write(fileOfPart(table, part), lakeFile(table, rows));
    }
    told(ready + 1, parts.length);
  }
  for (const table of LAKE_TABLES) {
    if (table.dated) continue;
    write(fileOfDimension(table), lakeFile(table, await warehouse.rows(`SELECT * FROM ${table.name}`)));
  }
  const tables = LAKE_TABLES.map(({ name }) => name);
  return { files: kept.size, written, removed: keepOnly(folder, tables, kept) };
}

function rowsSql(table: string, part: LakePart): string {
  const { from, to } = datesOf(part);
  return `SELECT * FROM ${table} WHERE branch_id = ${quoted(part.branchId)} AND business_date BETWEEN '${from}' AND '${to}'`;
}
