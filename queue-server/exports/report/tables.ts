import type { CubeCellView, CubeReady } from '@turno25/shared/contracts/cube.ts';
import type { Block } from '@turno25/shared/exports/pdf/blocks.ts';
import { say } from '@turno25/shared/i18n/messages.ts';

type Row = readonly string[];

const decimal = (value: number): string => String(value).replace('.', ',');

/** A cell as paper shows it: its value in the figure's unit, or why there is none. */
export function cellText(cell: CubeCellView | undefined): string {
  if (cell === undefined || cell.hidden !== null) return say('report.hidden');
  return cell.value === null ? say('report.nothing') : decimal(cell.value);
}

const part = (cell: CubeCellView | undefined, name: 'numerator' | 'denominator'): string => {
  if (cell === undefined || cell.hidden !== null) return say('report.hidden');
  const value = cell[name];
  return value === null ? '' : String(value);
};

/** Of each figure of the whole range: its two numbers, its value and its unit. */
export function wholeTable(caption: string, { figures, main }: CubeReady): Block {
  return {
    kind: 'table',
    caption,
    head: [
      say('report.figure'),
      say('report.numerator'),
      say('report.denominator'),
      say('report.value'),
      say('report.unit'),
    ],
    rows: figures.map((figure, place): Row => {
      const cell = main.total[place];
      return [figure.title, part(cell, 'numerator'), part(cell, 'denominator'), cellText(cell), figure.unitTitle];
    }),
  };
}

/** A row for each group, a column for each figure, and the whole at the end. */
export function groupTable(caption: string, first: string, { figures, main }: CubeReady): Block {
  const head = figures.map(({ title, unitTitle }) => `${title} (${unitTitle})`);
  const cells = (list: readonly CubeCellView[]): readonly string[] => figures.map((_, place) => cellText(list[place]));
  return {
    kind: 'table',
    caption,
    head: [first, ...head],
    rows: [
      ...main.groups.map(({ titles, cells: own }): Row => [titles.join(', '), ...cells(own)]),
      [say('report.all'), ...cells(main.total)],
    ],
  };
}

export function valuesOf({ main }: CubeReady, place: number): readonly (number | null)[] {
  return main.groups.map(({ cells }) => {
    const cell = cells[place];
    return cell === undefined || cell.hidden !== null ? null : cell.value;
  });
}

/** Where each rule stands and what stays out of each figure: once for all that have the same. */
export function sourcesTable(caption: string, figures: CubeReady['figures']): Block {
  const same = Map.groupBy(figures, ({ source, leavesOut }) => `${source}\n${leavesOut}`);
  return {
    kind: 'table',
    caption,
    worded: true,
    head: [say('report.figure'), say('report.source'), say('report.leavesOut')],
    rows: [...same.values()].map(
      (group): Row => [group.map(({ title }) => title).join('; '), group[0]?.source ?? '', group[0]?.leavesOut ?? ''],
    ),
  };
}
