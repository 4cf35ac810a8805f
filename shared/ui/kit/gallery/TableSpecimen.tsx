import { Button } from '../Button.tsx';
import { type Column, Table } from '../Table.tsx';
import type { StateOf } from './parts.ts';

type Row = { readonly hour: string; readonly service: string; readonly people: number };

const ROWS: readonly Row[] = [
  { hour: '09:00', service: 'Certificado de nacimiento', people: 12 },
  { hour: '09:30', service: 'Clave única', people: 104 },
  { hour: '10:00', service: 'Pensión Garantizada Universal', people: 7 },
];

const COLUMNS: readonly Column<Row>[] = [
  { id: 'hour', head: 'Hora', cell: ({ hour }) => hour },
  { id: 'service', head: 'Trámite', cell: ({ service }) => service },
  { id: 'people', head: 'Personas', align: 'end', cell: ({ people }) => people },
];

const ACTION: Column<Row> = {
  id: 'action',
  head: 'Anular',
  headShown: false,
  align: 'end',
  cell: ({ hour }) => (
    <Button look="inline" aria-label={`Anular la hora de las ${hour}`}>
      Anular
    </Button>
  ),
};

export function TableSpecimen({ state }: { readonly state: StateOf<'Table'> }) {
  return (
    <Table
      caption="Horas de hoy"
      captionShown
      columns={state === 'roomy' ? [...COLUMNS, ACTION] : COLUMNS}
      rows={state === 'empty' ? [] : ROWS}
      rowKey={({ hour }) => hour}
      roomy={state === 'roomy'}
      strongRows={state === 'roomy'}
      empty="Nadie reservó hora para hoy."
    />
  );
}
