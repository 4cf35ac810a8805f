import type { SignalsView } from '@turno25/shared/contracts/signals.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { ChartFrame } from '@turno25/shared/ui/kit/ChartFrame.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import type { Size } from '@turno25/shared/ui/kit/useSize.ts';
import { CHART_WORDS } from '../frame/chartWords.ts';
import { oneDecimal } from './numbers.ts';
import styles from './oversight.module.css';

type Bin = SignalsView['histogram'][number] & { readonly curve: number | null };

/** Twenty-fifths of the limit: minutes, where the limit is twenty-five. */
const LIMIT = 25;
const EDGE = { top: 12, left: 56, right: 24, bottom: 44 };

/** How many waits ended in each minute around the limit, with the smooth curve through those that are not next to it. */
export function WaitsHistogram({ view }: { readonly view: SignalsView }) {
  const curve = view.bunching.find(({ figure }) => figure === 'official')?.curve ?? null;
  const bins = view.histogram.map((bin, place) => ({ ...bin, curve: curve?.[place] ?? null }));
  const title = say('signals.histogram');
  return (
    <div className={styles.chart}>
      <ChartFrame
        title={title}
        words={CHART_WORDS}
        draw={(size) => <Drawing size={size} bins={bins} />}
        table={<Table caption={title} columns={COLUMNS} rows={bins} rowKey={({ from }) => String(from)} />}
      />
    </div>
  );
}

const COLUMNS: readonly Column<Bin>[] = [
  {
    id: 'bin',
    head: say('signals.histogram.bin'),
    cell: ({ from, to }) => say('signals.histogram.span', { from, to }),
  },
  { id: 'official', head: say('signals.figure.official'), align: 'end', cell: ({ official }) => String(official) },
  {
    id: 'curve',
    head: say('signals.histogram.curve'),
    align: 'end',
    cell: ({ curve }) => (curve === null ? '—' : oneDecimal(curve)),
  },
  { id: 'strict', head: say('signals.figure.strict'), align: 'end', cell: ({ strict }) => String(strict) },
];

function Drawing({ size, bins }: { readonly size: Size; readonly bins: readonly Bin[] }) {
  const width = Math.max(1, size.width - EDGE.left - EDGE.right);
  const height = Math.max(1, size.height - EDGE.top - EDGE.bottom);
  const most = Math.max(1, ...bins.map(({ official, curve }) => Math.max(official, curve ?? 0)));
  const each = width / bins.length;
  const y = (count: number): number => height - (Math.max(0, count) / most) * height;
  const first = bins[0]?.from ?? 0;
  const limitAt = (LIMIT - first) * each;
  const points = bins
    .filter(({ curve }) => curve !== null)
    .map(({ from, curve }) => `${(from - first + 0.5) * each},${y(curve ?? 0)}`);
  return (
    <g transform={`translate(${EDGE.left} ${EDGE.top})`}>
      {bins.map(({ from, official }) => (
        <rect
          key={from}
          className={from >= LIMIT ? styles.over : styles.within}
          x={(from - first) * each + 1}
          y={y(official)}
          width={Math.max(1, each - 2)}
          height={height - y(official)}
        />
      ))}
      <polyline className={styles.fitted} points={points.join(' ')} />
      <line className={styles.limit} x1={limitAt} x2={limitAt} y1={0} y2={height} />
      <line className={styles.base} x2={width} y1={height} y2={height} />
      {bins
        .filter(({ from }) => from % 5 === 0)
        .map(({ from }) => (
          <text key={from} className={styles.axis} x={(from - first) * each} y={height + 18} textAnchor="middle">
            {from}
          </text>
        ))}
      <text className={styles.axis} x={width / 2} y={height + 38} textAnchor="middle">
        {say('signals.histogram.axis')}
      </text>
      <text className={styles.axis} x={-8} y={8} textAnchor="end">
        {most < 10 ? oneDecimal(most) : Math.round(most)}
      </text>
      <text className={styles.axis} x={-8} y={height} textAnchor="end">
        0
      </text>
    </g>
  );
}
