import type { ColumnType, Table, TableCell, TableColumn } from '../figures/table.ts';

/** A table whose rows may be read from a database as they are written, more than once. */
export type TableHead = Omit<Table, 'rows'>;
export type TableRow = readonly TableCell[];

type FlatType = Exclude<ColumnType, 'ratio'> | 'share';
export type FlatCell = string | number | boolean | null;

/** A column of a file: what a spreadsheet, a statistics package or a text can hold in one. */
export type FlatColumn = {
  readonly name: string;
  readonly title: string;
  readonly type: FlatType;
  readonly of: TableColumn;
  readonly cell: (row: TableRow) => FlatCell;
};

/** How a part of a ratio is called in Spanish, given the column's own title. */
export type PartWords = {
  readonly numerator: (title: string) => string;
  readonly denominator: (title: string) => string;
  readonly hidden: (title: string) => string;
};

/**
 * The columns of a file. A ratio has one for each of its two numbers and one for their quotient, which is nothing over zero; a
 * column that hides small cells has another that says which, so that nothing and hidden are never the same.
 */
export function flatColumns(columns: readonly TableColumn[], words: PartWords): readonly FlatColumn[] {
  return columns.flatMap((column, place) => {
    const { key, title, type } = column;
    const at = (row: TableRow): TableCell => row[place] ?? null;
    const parts: FlatColumn[] =
      type === 'ratio'
        ? [
            { ...part(column, 'numerator', at), title: words.numerator(title) },
            { ...part(column, 'denominator', at), title: words.denominator(title) },
            { name: key, title, type: 'share', of: column, cell: (row) => quotient(at(row)) },
          ]
        : [{ name: key, title, type, of: column, cell: (row) => plain(at(row)) }];
    if (column.hides !== true) return parts;
    const cell = (row: TableRow): boolean => at(row) === 'hidden';
    return [...parts, { name: `${key}_hidden`, title: words.hidden(title), type: 'boolean', of: column, cell }];
  });
}

function part(column: TableColumn, name: 'numerator' | 'denominator', at: (row: TableRow) => TableCell) {
  const cell = (row: TableRow): FlatCell => {
    const value = at(row);
    return isRatio(value) ? value[name] : null;
  };
  return { name: `${column.key}_${name}`, type: 'integer' as const, of: column, cell };
}

function quotient(cell: TableCell): FlatCell {
  return isRatio(cell) && cell.denominator !== 0 ? cell.numerator / cell.denominator : null;
}

function plain(cell: TableCell): FlatCell {
  return cell === 'hidden' || isRatio(cell) ? null : cell;
}

function isRatio(cell: TableCell): cell is Extract<TableCell, { readonly numerator: number }> {
  return cell !== null && typeof cell === 'object';
}
