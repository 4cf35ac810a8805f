import { say } from '../i18n/messages.ts';
import { type Cell, csvText } from './csvText.ts';
import type { Table, TableCell, TableColumn } from './table.ts';

/** A table as CSV for a spreadsheet in Spanish. A ratio takes two columns, its two numbers; a hidden cell says that it is. */
export function tableCsv(table: Table): string {
  const header = table.columns.flatMap(({ title, type }) =>
    type === 'ratio' ? [say('table.numerator', { title }), say('table.denominator', { title })] : [title],
  );
  const rows = table.rows.map((row) =>
    table.columns.flatMap((column, place): readonly Cell[] => cellsOf(column, row[place] ?? null)),
  );
  return csvText(header, rows);
}

/** What each column of a table means, as CSV: its name in files, its title, what it holds, its values and its note. */
export function dictionaryOf(table: Table): string {
  const header = ['column', 'title', 'type', 'values', 'note'] as const;
  return csvText(
    header.map((name) => say(`table.dictionary.${name}`)),
    [
      [say('table.schema'), table.title, null, table.schema, null],
      ...table.columns.map(({ key, title, type, labels, note }): readonly Cell[] => [
        key,
        title,
        say(`table.type.${type}`),
        labels === undefined
          ? null
          : Object.entries(labels)
              .map(([value, words]) => `${value}: ${words}`)
              .join('; '),
        note ?? null,
      ]),
    ],
  );
}

function cellsOf({ type }: TableColumn, cell: TableCell): readonly Cell[] {
  const width = type === 'ratio' ? 2 : 1;
  if (cell === 'hidden') return Array.from({ length: width }, () => say('table.hidden'));
  if (cell === null) return Array.from({ length: width }, () => null);
  if (typeof cell === 'object') return [cell.numerator, cell.denominator];
  return [typeof cell === 'boolean' ? Number(cell) : cell];
}
