import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import type { ColumnType, Table, TableCell } from '../figures/table.ts';

/**
 * A table as a Parquet file: whole numbers as 64 bits, dates as `YYYY-MM-DD` and instants in UTC ms, as they are everywhere
 * else. A ratio has a column for each of its two numbers, and a column that hides cells another that says which. Title,
 * schema and what each column means stand in the file's own metadata.
 */
export function parquetOf(table: Table): Uint8Array {
  const columnData = table.columns.flatMap(({ key, type, hides }, place): ColumnSource[] => {
    const cells = table.rows.map((row) => row[place] ?? null);
    const hidden: ColumnSource[] =
      hides === undefined
        ? []
        : [{ name: `${key}_hidden`, data: cells.map((cell) => cell === 'hidden'), type: 'BOOLEAN' }];
    const shown = cells.map((cell) => (cell === 'hidden' && hides === true ? null : cell));
    if (type !== 'ratio') return [column(key, type, shown), ...hidden];
    const part = (name: 'numerator' | 'denominator') =>
      column(
        `${key}_${name}`,
        'integer',
        shown.map((cell) => (isRatio(cell) ? cell[name] : null)),
      );
    return [part('numerator'), part('denominator'), ...hidden];
  });
  const about = { key: table.key, title: table.title, schema: table.schema, columns: table.columns };
  return new Uint8Array(
    parquetWriteBuffer({ columnData, kvMetadata: [{ key: 'turno25', value: JSON.stringify(about) }] }),
  );
}

function column(name: string, type: ColumnType, cells: readonly TableCell[]): ColumnSource {
  switch (type) {
    case 'text':
    case 'date':
      return { name, data: cells.map((cell) => (cell === null ? null : String(cell))), type: 'STRING', nullable: true };
    case 'boolean':
      return {
        name,
        data: cells.map((cell) => (cell === null ? null : cell === true || cell === 1)),
        type: 'BOOLEAN',
        nullable: true,
      };
    case 'integer':
    case 'millis':
    case 'instant':
    case 'ratio':
      return {
        name,
        data: cells.map((cell) => (cell === null ? null : BigInt(Number(cell)))),
        type: 'INT64',
        nullable: true,
      };
  }
}

function isRatio(cell: TableCell): cell is Extract<TableCell, { readonly numerator: number }> {
  return cell !== null && typeof cell === 'object';
}
