import { type Cell, csvText } from '../figures/csvText.ts';
import { localDateTime } from '../time/zone.ts';
import type { FlatCell, FlatColumn, TableRow } from './flat.ts';

const ROWS_AT_ONCE = 500;

/**
 * A table for Excel in Spanish (Chile): Spanish heads, `;`, a decimal comma, a byte-order mark, hours of the branch's clock,
 * words where a value has some. In pieces.
 */
export function* spreadsheetCsv(
  columns: readonly FlatColumn[],
  rows: Iterable<TableRow>,
  at: { readonly words: { readonly yes: string; readonly no: string }; readonly zone: string },
): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const head = columns.map(({ title }) => title);
  yield encoder.encode(csvText(head, []));
  let held: Cell[][] = [];
  for (const row of rows) {
    held.push(columns.map((column) => cellOf(column, column.cell(row), at)));
    if (held.length < ROWS_AT_ONCE) continue;
    yield encoder.encode(rowsText(held));
    held = [];
  }
  yield encoder.encode(rowsText(held));
}

/** Rows without the mark and the head that begin a file. */
function rowsText(rows: readonly (readonly Cell[])[]): string {
  return csvText([], rows).slice('\uFEFF\r\n'.length);
}

function cellOf(
  { type, of }: FlatColumn,
  value: FlatCell,
  { words, zone }: Parameters<typeof spreadsheetCsv>[2],
): Cell {
  if (value === null) return of.absent ?? null;
  if (type === 'boolean') return value === true || value === 1 ? words.yes : words.no;
  if (type === 'instant') return localDateTime(Number(value), zone);
  return of.labels?.[String(value)] ?? (typeof value === 'boolean' ? String(value) : value);
}
