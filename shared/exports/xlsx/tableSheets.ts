import type { Instant } from '../../domain/ids.ts';
import type { FlatCell, FlatColumn, TableRow } from '../flat.ts';
import { MAX_ROWS, type Sheet, type SheetCell, type Style } from './sheet.ts';

const DAY_MS = 86_400_000;
/** Days from the first one of a spreadsheet to the first of January of 1970. */
const EPOCH_DAYS = 25_569;

const STYLES: Readonly<Record<FlatColumn['type'], Style>> = {
  text: 'plain',
  integer: 'whole',
  millis: 'span',
  instant: 'instant',
  date: 'date',
  boolean: 'plain',
  share: 'percent',
};

export type SheetWords = { readonly yes: string; readonly no: string };

/**
 * A table as a sheet for people: Spanish heads, hours of the branch's clock (`localOf`: as if it were UTC), spans as
 * h:mm:ss, words where a value has some. More rows than a sheet holds are refused: `rowLimit` is asked before.
 */
export function tableSheet(
  name: string,
  columns: readonly FlatColumn[],
  rows: Iterable<TableRow>,
  at: { readonly words: SheetWords; readonly localOf: (instant: Instant) => number },
): Sheet {
  const head = columns.map(({ title }): SheetCell => ({ value: title, style: 'head' }));
  return {
    name,
    headed: true,
    widths: columns.map(({ type, title }) => Math.max(WIDTHS[type], Math.min(28, title.length / 2 + 2))),
    rows: {
      *[Symbol.iterator]() {
        yield head;
        let count = 1;
        for (const row of rows) {
          count += 1;
          if (count > MAX_ROWS) throw new Error('a sheet holds no more rows');
          yield columns.map((column) => cellOf(column, column.cell(row), at));
        }
      },
    },
  };
}

const WIDTHS: Readonly<Record<FlatColumn['type'], number>> = {
  text: 18,
  integer: 11,
  millis: 11,
  instant: 20,
  date: 12,
  boolean: 8,
  share: 11,
};

function cellOf(
  { type, of }: FlatColumn,
  value: FlatCell,
  { words, localOf }: Parameters<typeof tableSheet>[3],
): SheetCell {
  const style = STYLES[type];
  if (value === null) return { value: of.absent ?? null, style: 'plain' };
  if (type === 'boolean') return { value: value === true || value === 1 ? words.yes : words.no, style };
  const said = of.labels?.[String(value)];
  if (said !== undefined) return { value: said, style: 'plain' };
  if (type === 'date') return { value: Date.parse(`${value}T00:00:00Z`) / DAY_MS + EPOCH_DAYS, style };
  if (type === 'instant') return { value: localOf(Number(value)) / DAY_MS + EPOCH_DAYS, style };
  if (type === 'millis') return { value: Number(value) / DAY_MS, style };
  return { value: typeof value === 'boolean' ? String(value) : value, style };
}

/** A sheet of words: rows of texts, the first of them its heads where it has some. */
export function wordsSheet(
  name: string,
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  headed = false,
): Sheet {
  return {
    name,
    widths,
    headed,
    rows: rows.map((row, place) =>
      row.map(
        (value, column): SheetCell => ({
          value,
          style: headed && place === 0 ? 'head' : !headed && place === 0 && column === 0 ? 'title' : 'text',
        }),
      ),
    ),
  };
}
