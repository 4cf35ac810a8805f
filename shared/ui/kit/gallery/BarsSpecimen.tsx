import { ChartFrame } from '../ChartFrame.tsx';
import { Table } from '../Table.tsx';
import type { Size } from '../useSize.ts';
import styles from './Gallery.module.css';

type Slot = { readonly hour: string; readonly counters: number };

const SLOTS: readonly Slot[] = [
  { hour: '09:00', counters: 3 },
  { hour: '10:00', counters: 5 },
  { hour: '11:00', counters: 6 },
  { hour: '12:00', counters: 4 },
];
const MOST = 6;
const NAME_SHARE = 0.2;
const BAR_SHARE = 0.7;

export function BarsSpecimen() {
  const title = 'A las 11 hacen falta todos los módulos';
  return (
    <div className={styles.chart}>
      <ChartFrame
        title={title}
        words={{ table: 'Ver tabla', chart: 'Ver gráfico' }}
        draw={(size) => SLOTS.map((slot, index) => <Bar key={slot.hour} slot={slot} index={index} size={size} />)}
        table={
          <Table
            caption={title}
            columns={[
              { id: 'hour', head: 'Hora', cell: ({ hour }) => hour },
              { id: 'counters', head: 'Módulos', align: 'end', cell: ({ counters }) => counters },
            ]}
            rows={SLOTS}
            rowKey={({ hour }) => hour}
          />
        }
      />
    </div>
  );
}

function Bar({ slot, index, size }: { readonly slot: Slot; readonly index: number; readonly size: Size }) {
  const step = size.height / SLOTS.length;
  const y = index * step;
  const from = size.width * NAME_SHARE;
  const length = ((size.width * BAR_SHARE) / MOST) * slot.counters;
  return (
    <g>
      <text className={styles.barLabel} y={y + step / 2} dy="0.35em">
        {slot.hour}
      </text>
      <rect className={styles.bar} x={from} y={y + step / 4} width={length} height={step / 2} />
      <text className={styles.barLabel} x={from + length + 8} y={y + step / 2} dy="0.35em">
        {slot.counters}
      </text>
    </g>
  );
}
