import type { ToldView } from '@turno25/shared/contracts/forecast.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { useAsked } from '../../asking/useAsked.ts';
import { Sheet } from '../../frame/Sheet.tsx';
import styles from './forecast.module.css';

/** How often the wait that people were told held, for each class and for each service of it. */
export function ToldSheet({ onClose }: { readonly onClose: () => void }) {
  const { answer, trouble, busy } = useAsked<ToldView>('/forecast/told');
  const title = say('forecast.told.open');
  return (
    <Sheet title={title} trouble={trouble} lead={say('forecast.told.lead')} onClose={onClose}>
      {busy && <p className={styles.computing}>{say('forecast.computing')}</p>}
      {answer !== null && (
        <Table
          caption={title}
          columns={COLUMNS}
          rows={answer.rows}
          rowKey={(row) => `${row.class} ${row.serviceId}`}
          empty={say('forecast.told.none')}
        />
      )}
    </Sheet>
  );
}

type Row = ToldView['rows'][number];

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'what',
    head: say('forecast.told.what'),
    cell: (row) => (row.serviceName === null ? <strong>{say(`class.${row.class}`)}</strong> : row.serviceName),
  },
  { id: 'told', head: say('forecast.told.people'), align: 'end', cell: ({ within }) => within.denominator },
  {
    id: 'within',
    head: say('forecast.told.within'),
    align: 'end',
    cell: ({ within }) => (within.percent === null ? '' : `${Math.floor(within.percent)} %`),
  },
  { id: 'later', head: say('forecast.told.later'), align: 'end', cell: ({ later }) => later },
];
