import type { CubeCellView, CubeReady } from '@turno25/shared/contracts/cube.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { plainDate } from '@turno25/shared/ui/plainDate.ts';
import { changeText, madeOfText, valueText } from '../frame/cubeWords.ts';
import styles from './explorer.module.css';

/** A number whose rows are asked for: of a group, or of all of them (`key` null). */
export type Behind = {
  readonly figure: string;
  readonly title: string;
  readonly key: readonly (string | number | null)[] | null;
};

type Row = {
  readonly id: string;
  readonly name: string;
  readonly key: Behind['key'];
  readonly cells: readonly (CubeCellView | undefined)[];
  readonly before: readonly (CubeCellView | undefined)[];
};

type Props = { readonly answer: CubeReady; readonly onBehind: (behind: Behind) => void };

/** Every number of an answer with what it is made of, and its rows one press away. */
export function AnswerTable({ answer, onBehind }: Props) {
  const caption = say('explore.table', { from: plainDate(answer.main.from), to: plainDate(answer.main.to) });
  return (
    <Table
      caption={caption}
      captionShown
      roomy
      columns={columnsOf(answer, onBehind)}
      rows={rowsOf(answer)}
      rowKey={({ id }) => id}
      rowState={({ key }) => (key === null ? 'total' : 'group')}
    />
  );
}

function rowsOf({ main, compared, by }: CubeReady): readonly Row[] {
  const groups = main.groups.map(({ key, titles, cells }) => {
    const id = JSON.stringify(key);
    const before = compared?.groups.find((group) => JSON.stringify(group.key) === id)?.cells ?? [];
    return { id, name: titles.join(' · '), key, cells, before };
  });
  const total = {
    id: 'total',
    name: say('explore.total'),
    key: null,
    cells: main.total,
    before: compared?.total ?? [],
  };
  return by.length === 0 ? [total] : [...groups, total];
}

function columnsOf({ by, figures, compared }: CubeReady, onBehind: Props['onBehind']): readonly Column<Row>[] {
  const name: Column<Row> = {
    id: 'name',
    head: by.length === 0 ? say('explore.total') : by.map(({ title }) => title).join(' · '),
    cell: (row) => (row.key === null ? <strong>{row.name}</strong> : row.name),
  };
  const of = figures.flatMap(({ key, title, unit, unitTitle }, place): readonly Column<Row>[] => [
    {
      id: key,
      head: unit === 'percent' || unit === 'count' ? title : say('explore.inUnit', { title, unit: unitTitle }),
      align: 'end',
      className: styles.figure,
      cell: (row) => <strong>{valueText(row.cells[place], unit)}</strong>,
    },
    {
      id: `${key} made`,
      head: say('explore.made'),
      align: 'end',
      className: styles.figure,
      cell: (row) => {
        const made = madeOfText(row.cells[place]);
        if (made === '') return '';
        const label = say('explore.behind', { title, group: row.name });
        return (
          <Button
            look="inline"
            aria-label={`${made}. ${label}`}
            onPress={() => onBehind({ figure: key, title: label, key: row.key })}
          >
            {made}
          </Button>
        );
      },
    },
    ...(compared === null
      ? []
      : [
          {
            id: `${key} before`,
            head: say('explore.before'),
            align: 'end' as const,
            className: styles.figure,
            cell: (row: Row) => valueText(row.before[place], unit),
          },
          {
            id: `${key} change`,
            head: say('explore.change'),
            align: 'end' as const,
            className: styles.figure,
            cell: (row: Row) => changeText(row.cells[place], row.before[place]),
          },
        ]),
  ]);
  return [name, ...of];
}
