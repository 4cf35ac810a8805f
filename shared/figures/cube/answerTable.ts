import type { CubeReady } from '../../contracts/cube.ts';
import { FACTS_SCHEMA } from '../../domain/figures/facts/tables.ts';
import { say } from '../../i18n/messages.ts';
import type { Table, TableCell, TableColumn } from '../table.ts';

/** An answer as a table that any writer of files takes: a row for each group, the total in no row, since it is the sum of them. */
export function answerTable({ by, figures, main }: CubeReady): Table {
  const columns: TableColumn[] = by.map(({ key, title }, place) => ({
    key,
    title,
    type: 'text',
    labels: Object.fromEntries(
      main.groups.map(({ key: group, titles }) => [String(group[place]), titles[place] ?? '']),
    ),
  }));
  const measured: TableColumn[] = figures.map(({ key, title, unitTitle, source, leavesOut, unit }) => ({
    key,
    title,
    type: 'ratio',
    note: say('cube.answer.note', { source, leavesOut, unit: unit === 'count' ? unit : unitTitle }),
    hides: true,
  }));
  return {
    key: 'figures',
    title: say('cube.answer.title', { from: main.from, to: main.to }),
    schema: FACTS_SCHEMA,
    columns: [...columns, ...measured],
    rows: main.groups.map(({ key, cells }) => [
      ...key.map((value) => (value === null ? null : String(value))),
      ...cells.map((cell): TableCell => {
        if (cell.hidden !== null) return 'hidden';
        // A sum over nothing is a fraction of one, and a percentile a value of its own.
        return cell.numerator === null ? null : { numerator: cell.numerator, denominator: cell.denominator ?? 1 };
      }),
    ]),
  };
}
