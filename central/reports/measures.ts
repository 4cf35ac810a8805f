import type { Sums } from '@turno25/shared/contracts/national.ts';
import type { FigureKey } from '@turno25/shared/figures/cube/figures.ts';
import { figureTitle, leavesOutTitle, sourceTitle } from '@turno25/shared/figures/cube/present.ts';
import type { TableCell, TableColumn } from '@turno25/shared/figures/table.ts';
import { say } from '@turno25/shared/i18n/messages.ts';

type Measure = {
  readonly key: string;
  readonly figure: FigureKey;
  readonly type: 'integer' | 'ratio' | 'millis';
  readonly cell: (sums: Sums) => TableCell;
};

const ratio = ({ n, d }: Sums['official']): TableCell => ({ numerator: n, denominator: d });

/** What the files of the centre tell of a branch or of several: sums, so that whoever adds rows up gets what a page shows. */
const MEASURES: readonly Measure[] = [
  { key: 'tickets', figure: 'tickets', type: 'integer', cell: ({ tickets }) => tickets },
  { key: 'official', figure: 'official', type: 'ratio', cell: ({ official }) => ratio(official) },
  { key: 'strict', figure: 'strict', type: 'ratio', cell: ({ strict }) => ratio(strict) },
  { key: 'wait', figure: 'wait', type: 'ratio', cell: ({ wait }) => ratio(wait) },
  { key: 'abandonment', figure: 'abandonment', type: 'ratio', cell: ({ abandonment }) => ratio(abandonment) },
  { key: 'resolved', figure: 'resolvedByStaff', type: 'ratio', cell: ({ resolved }) => ratio(resolved) },
  { key: 'over_limit_ms', figure: 'overLimit', type: 'millis', cell: ({ overLimitMs }) => overLimitMs },
];

/** Their columns, each with the rule that it follows, for the dictionary of a file. */
export function measureColumns(): readonly TableColumn[] {
  return MEASURES.map(({ key, figure, type }) => ({
    key,
    title: key === 'over_limit_ms' ? say('nationalFiles.overLimit') : figureTitle(figure),
    type,
    note: say('nationalFiles.note', {
      source: sourceTitle(figure),
      leavesOut: leavesOutTitle(figure),
      unit: say(`nationalFiles.unit.${key === 'wait' ? 'wait' : type}`),
    }),
  }));
}

/** Their cells, in the order of the columns. */
export function measureCells(sums: Sums): readonly TableCell[] {
  return MEASURES.map(({ cell }) => cell(sums));
}
