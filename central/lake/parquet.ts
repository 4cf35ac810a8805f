import { parquetOf } from '@turno25/shared/exports/parquet.ts';
import type { WarehouseRow } from '../warehouse/port.ts';
import { WAREHOUSE_VERSION, type WarehouseTable } from '../warehouse/schema.ts';

/**
 * Rows of a table of the warehouse as a Parquet file, in an order that needs no engine's collation: the same rows give the same
 * bytes, whatever engine they came from.
 */
export function lakeFile({ name, columns, key }: WarehouseTable, rows: readonly WarehouseRow[]): Uint8Array {
  const cells = rows.map((row) => columns.map((column) => row[column.name] ?? null));
  const places = (key.length > 0 ? key : columns.map((column) => column.name)).map((of) =>
    columns.findIndex((column) => column.name === of),
  );
  cells.sort((a, b) => {
    for (const at of places) {
      const order = compared(a[at] ?? null, b[at] ?? null);
      if (order !== 0) return order;
    }
    return 0;
  });
  return parquetOf({
    key: name,
    title: name,
    schema: WAREHOUSE_VERSION,
    columns: columns.map((column) => ({ key: column.name, title: column.name, type: column.type })),
    rows: cells,
  });
}

/** Nothing first; numbers by size, texts by their code units. */
function compared(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
