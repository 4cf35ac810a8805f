import type { FlatCell, FlatColumn, TableRow } from './flat.ts';

const ROWS_AT_ONCE = 500;

/**
 * A table as RFC 4180 for programs: UTF-8 without a mark, commas, a decimal point, names of columns in English, yes and no as 1
 * and 0, instants in UTC ms. In pieces, so that a year is never in memory.
 */
export function* plainCsv(columns: readonly FlatColumn[], rows: Iterable<TableRow>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = line(columns.map(({ name }) => name));
  let held = 0;
  for (const row of rows) {
    text += line(columns.map(({ cell }) => cell(row)));
    held += 1;
    if (held < ROWS_AT_ONCE) continue;
    yield encoder.encode(text);
    text = '';
    held = 0;
  }
  yield encoder.encode(text);
}

function line(cells: readonly FlatCell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: FlatCell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  if (typeof cell === 'number') return String(cell);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
