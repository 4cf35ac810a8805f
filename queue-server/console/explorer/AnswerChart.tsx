import type { CubeCellView, CubeReady } from '@turno25/shared/contracts/cube.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { ChartFrame } from '@turno25/shared/ui/kit/ChartFrame.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import type { Size } from '@turno25/shared/ui/kit/useSize.ts';
import { CHART_WORDS } from '../frame/chartWords.ts';
import { valueText } from '../frame/cubeWords.ts';
import styles from './explorer.module.css';

type Bar = {
  readonly id: string;
  readonly name: string;
  readonly now: CubeCellView | undefined;
  readonly before: CubeCellView | undefined;
};

const ROW = 32;
const NAMES = 256;
const VALUES = 96;
/** More groups than these are read in the table. */
const MOST = 40;

/** The first figure of an answer by its groups, as bars; what it was before as a line on each. */
export function AnswerChart({ answer }: { readonly answer: CubeReady }) {
  const [figure] = answer.figures;
  const bars = barsOf(answer);
  if (figure === undefined || bars.length === 0) return null;
  const title = say('explore.chart', { figure: figure.title, by: answer.by.map((one) => one.title).join(', ') });
  return (
    <div className={styles.chart} style={{ height: `${ROW * (bars.length + 1) + 24}px` }}>
      <ChartFrame
        title={title}
        words={CHART_WORDS}
        draw={(size) => <Bars size={size} bars={bars} unit={figure.unit} />}
        table={
          <Table
            caption={title}
            columns={[
              { id: 'name', head: answer.by.map((one) => one.title).join(', '), cell: ({ name }: Bar) => name },
              { id: 'now', head: figure.title, align: 'end', cell: ({ now }: Bar) => valueText(now, figure.unit) },
            ]}
            rows={bars}
            rowKey={({ id }) => id}
          />
        }
      />
    </div>
  );
}

function barsOf({ main, compared }: CubeReady): readonly Bar[] {
  return main.groups.slice(0, MOST).map(({ key, titles, cells }) => {
    const id = JSON.stringify(key);
    const before = compared?.groups.find((group) => JSON.stringify(group.key) === id);
    return { id, name: titles.join(' · '), now: cells[0], before: before?.cells[0] };
  });
}

function Bars({ size, bars, unit }: { readonly size: Size; readonly bars: readonly Bar[]; readonly unit: string }) {
  const values = bars.flatMap(({ now, before }) => [numberOf(now), numberOf(before)]).filter((value) => value !== null);
  const least = Math.min(0, ...values);
  const most = unit === 'percent' ? 100 : Math.max(1, ...values);
  const width = Math.max(1, size.width - NAMES - VALUES);
  const at = (value: number): number => NAMES + ((value - least) / (most - least)) * width;
  return (
    <g>
      {bars.map(({ id, name, now, before }, index) => {
        const top = index * ROW;
        const value = numberOf(now);
        const was = numberOf(before);
        return (
          <g key={id} transform={`translate(0 ${top})`}>
            <text className={styles.name} x={NAMES - 12} y={ROW / 2} dy="0.35em" textAnchor="end">
              {shortened(name)}
            </text>
            {value !== null && (
              <rect
                className={styles.bar}
                x={Math.min(at(0), at(value))}
                y={6}
                width={Math.max(1, Math.abs(at(value) - at(0)))}
                height={ROW - 12}
              />
            )}
            {was !== null && <line className={styles.was} x1={at(was)} x2={at(was)} y1={2} y2={ROW - 2} />}
            <text
              className={styles.value}
              x={value === null ? NAMES : Math.max(at(0), at(value)) + 8}
              y={ROW / 2}
              dy="0.35em"
            >
              {valueText(now, unit)}
            </text>
          </g>
        );
      })}
      <line className={styles.axis} x1={at(0)} x2={at(0)} y1={0} y2={bars.length * ROW} />
    </g>
  );
}

function numberOf(cell: CubeCellView | undefined): number | null {
  return cell === undefined || cell.hidden !== null ? null : cell.value;
}

/** What fits beside a bar; the table has it whole. */
function shortened(name: string): string {
  return name.length > 30 ? `${name.slice(0, 29)}…` : name;
}
