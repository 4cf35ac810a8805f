import type { CubeCellView, CubeReady } from '@turno25/shared/contracts/cube.ts';
import { pooledGroups } from '@turno25/shared/exports/pooled.ts';
import type { Table, TableCell, TableColumn } from '@turno25/shared/figures/table.ts';
import { say } from '@turno25/shared/i18n/messages.ts';

type Row = {
  readonly month: string;
  readonly service: string;
  readonly title: string;
  readonly cells: readonly CubeCellView[];
};

/**
 * Figures by month and procedure for everybody: no row is of fewer than the smallest cell of tickets. Procedures with fewer are
 * told together, and with the smallest others until there are enough; a month with fewer in all is not told. Rows of a month
 * add up to it, so that no total gives one of them away. `ready` by month and service, tickets first.
 */
export function openTable(ready: CubeReady): Table {
  const { figures, smallestCell } = ready;
  const rows = rowsOf(ready);
  const told = [...Map.groupBy(rows, ({ month }) => month).values()].flatMap((month) =>
    pooledMonth(month, smallestCell),
  );
  const measured = figures.map(({ key, title, unitTitle, source, leavesOut, unit, additive }): TableColumn => {
    const note = say('cube.answer.note', { source, leavesOut, unit: unitTitle });
    if (!additive) return { key, title, type: 'millis', note };
    return { key, title, type: unit === 'count' ? 'integer' : 'ratio', note };
  });
  const names = new Map(rows.map(({ service, title }) => [service, title]));
  return {
    key: 'open_figures',
    title: say('exports.open.title'),
    schema: ready.schema,
    columns: [
      { key: 'month', title: say('exports.month'), type: 'text' },
      {
        key: 'service_id',
        title: say('cube.by.service'),
        type: 'text',
        note: say('exports.open.note', { least: smallestCell }),
        absent: say('exports.open.others'),
        labels: Object.fromEntries(names),
      },
      ...measured,
    ],
    rows: told.map(({ month, service, cells }) => [
      month,
      service,
      ...cells.map((cell, place): TableCell => cellOf(cell, measured[place]?.type ?? 'ratio')),
    ]),
  };
}

function rowsOf({ main }: CubeReady): readonly Row[] {
  return main.groups.map(({ key, titles, cells }) => ({
    month: String(key[0]),
    service: String(key[1] ?? ''),
    title: titles[1] ?? '',
    cells,
  }));
}

type Told = { readonly month: string; readonly service: string | null; readonly cells: readonly CubeCellView[] };

function pooledMonth(rows: readonly Row[], least: number): readonly Told[] {
  const tickets = new Map(rows.map(({ service, cells }) => [service, numberOf(cells[0])]));
  const all = [...tickets.values()].reduce((sum, count) => sum + count, 0);
  if (all < least) return [];
  const pool = pooledGroups(tickets, least);
  const alone = rows.filter(({ service }) => !pool.has(service));
  const together = rows.filter(({ service }) => pool.has(service));
  const [first] = together;
  if (first === undefined) return alone;
  const cells = first.cells.map((_, place) => added(together.map(({ cells: own }) => own[place])));
  return [...alone, { month: first.month, service: null, cells }];
}

/** Sums of both numbers; nothing of what does not add up. */
function added(cells: readonly (CubeCellView | undefined)[]): CubeCellView {
  const sum = (name: 'numerator' | 'denominator'): number | null =>
    cells.some((cell) => cell === undefined || cell.hidden !== null || cell[name] === null)
      ? null
      : cells.reduce((total, cell) => total + (cell?.hidden === null ? (cell[name] ?? 0) : 0), 0);
  return { hidden: null, numerator: sum('numerator'), denominator: sum('denominator'), value: null };
}

function numberOf(cell: CubeCellView | undefined): number {
  return cell?.hidden === null ? (cell.numerator ?? 0) : 0;
}

function cellOf(cell: CubeCellView, type: TableColumn['type']): TableCell {
  if (cell.hidden !== null || cell.numerator === null) return null;
  if (type === 'integer') return cell.numerator;
  // A percentile of several groups together is not what their percentiles come to.
  if (type === 'millis') return cell.value === null ? null : cell.numerator;
  return { numerator: cell.numerator, denominator: cell.denominator ?? 1 };
}
