import type { Instant } from '../../domain/ids.ts';
import type { FlatCell, FlatColumn, TableRow } from '../flat.ts';

/** What a number means where it is no number. */
type Missing = { readonly value: number; readonly words: string };

/** A column as SPSS knows it. `width` 0: a number; else the bytes of a text. */
export type Variable = {
  /** At most eight letters, of the file's own use. */
  readonly short: string;
  readonly name: string;
  readonly label: string;
  readonly width: number;
  /** Format of printing and writing, as SPSS packs it. */
  readonly format: number;
  /** 1 nominal, 2 ordinal, 3 scale. */
  readonly measure: 1 | 2 | 3;
  readonly labels: readonly (readonly [value: string | number, words: string])[];
  readonly missing: Missing | null;
  /** A number, null for what SPSS calls system-missing; a text. */
  readonly cell: (row: TableRow) => number | string | null;
};

type Words = { readonly yes: string; readonly no: string };

const FORMAT = { A: 1, F: 5, DATE: 20, DATETIME: 22 } as const;
const MAX_TEXT = 255;
/** SPSS counts seconds from the first day of the Gregorian calendar. */
const EPOCH_S = 12_219_379_200;
const NOT_ANSWERED = 99;

const packed = (type: number, width: number, decimals: number): number => (type << 16) | (width << 8) | decimals;

/**
 * Variables of the columns, with widths for the longest texts of `rows`. Hours are those of the branch's clock (`localOf`: the
 * same wall-clock time as if it were UTC), since SPSS has no zones.
 */
export function variablesOf(
  columns: readonly FlatColumn[],
  rows: Iterable<TableRow>,
  words: Words,
  localOf: (at: Instant) => number,
): readonly Variable[] {
  const widths = textWidths(columns, rows);
  return columns.map((column, index) => variableOf(column, index, widths[index] ?? 1, { words, localOf }));
}

function variableOf(
  column: FlatColumn,
  index: number,
  widest: number,
  { words, localOf }: { readonly words: Words; readonly localOf: (at: Instant) => number },
): Variable {
  const { name, title, type, of } = column;
  const base = { short: `V${index + 1}`, name: name.slice(0, 64), label: title, missing: null, labels: [] };
  switch (type) {
    case 'text': {
      const width = Math.max(1, Math.min(MAX_TEXT, widest));
      const labels = Object.entries(of.labels ?? {});
      return { ...base, width, format: packed(FORMAT.A, width, 0), measure: 1, labels, cell: textOf(column) };
    }
    case 'date':
      return { ...base, width: 0, format: packed(FORMAT.DATE, 11, 0), measure: 3, cell: dateOf(column) };
    case 'instant': {
      const cell = numberOf(column, (at) => localOf(at) / 1000 + EPOCH_S);
      return { ...base, width: 0, format: packed(FORMAT.DATETIME, 20, 0), measure: 3, cell };
    }
    case 'boolean': {
      const cell = (row: TableRow): number | null => {
        const value = column.cell(row);
        return value === null ? null : value === true || value === 1 ? 1 : 0;
      };
      const labels = [
        [0, words.no],
        [1, words.yes],
      ] as const;
      return { ...base, width: 0, format: packed(FORMAT.F, 1, 0), measure: 1, labels, cell };
    }
    case 'share':
      return { ...base, width: 0, format: packed(FORMAT.F, 10, 6), measure: 3, cell: numberOf(column) };
    case 'integer':
    case 'millis': {
      const format = packed(FORMAT.F, type === 'millis' ? 12 : 8, 0);
      const known = Object.entries(of.labels ?? {}).map(([value, said]) => [Number(value), said] as const);
      const measure = known.length > 0 ? 1 : 3;
      if (of.absent === undefined) return { ...base, width: 0, format, measure, labels: known, cell: numberOf(column) };
      const missing = { value: NOT_ANSWERED, words: of.absent };
      const cell = (row: TableRow): number | null => numberOf(column)(row) ?? NOT_ANSWERED;
      return {
        ...base,
        width: 0,
        format,
        measure: 2,
        missing,
        labels: [...known, [missing.value, missing.words]],
        cell,
      };
    }
  }
}

function textWidths(columns: readonly FlatColumn[], rows: Iterable<TableRow>): readonly number[] {
  const widths = columns.map(() => 0);
  const texts = columns.flatMap(({ type, cell }, index) => (type === 'text' ? [{ index, cell }] : []));
  if (texts.length === 0) return widths;
  for (const row of rows)
    for (const { index, cell } of texts) {
      const value = cell(row);
      if (value === null) continue;
      // Three bytes for the widest letter of the basic plane: what is measured exactly costs as much as the file.
      const text = String(value);
      const bytes = /^[\x20-\x7e]*$/.test(text) ? text.length : new TextEncoder().encode(text).length;
      if (bytes > (widths[index] ?? 0)) widths[index] = bytes;
    }
  return widths;
}

function textOf({ cell }: FlatColumn): (row: TableRow) => string {
  return (row) => {
    const value: FlatCell = cell(row);
    return value === null ? '' : String(value);
  };
}

function numberOf({ cell }: FlatColumn, change: (value: number) => number = (value) => value) {
  return (row: TableRow): number | null => {
    const value = cell(row);
    return typeof value === 'number' ? change(value) : null;
  };
}

function dateOf({ cell }: FlatColumn): (row: TableRow) => number | null {
  return (row) => {
    const value = cell(row);
    return value === null ? null : Date.parse(`${value}T00:00:00Z`) / 1000 + EPOCH_S;
  };
}
