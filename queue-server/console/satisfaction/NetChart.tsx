import type { SatisfactionGroup } from '@turno25/shared/contracts/satisfaction.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { ChartFrame } from '@turno25/shared/ui/kit/ChartFrame.tsx';
import type { Size } from '@turno25/shared/ui/kit/useSize.ts';
import { CHART_WORDS } from '../frame/chartWords.ts';
import { GroupsTable } from './GroupsTable.tsx';
import { netText } from './gradeTexts.ts';
import styles from './satisfaction.module.css';

type Point = {
  readonly key: string;
  readonly name: string;
  readonly net: number;
  readonly error: number;
  readonly text: string;
};

const EDGE = { top: 8, left: 260, right: 120, bottom: 28 };
const LINE = 36;

/** Net satisfaction of each group with its interval, on one scale from -100 to 100. */
export function NetChart({ groups, title }: { readonly groups: readonly SatisfactionGroup[]; readonly title: string }) {
  const points = groups.flatMap(({ key, name, global, netError }): Point[] =>
    global.hidden || global.net.points === null
      ? []
      : [{ key, name, net: global.net.points, error: netError ?? 0, text: netText(global) }],
  );
  if (points.length === 0) return null;
  return (
    <div className={styles.chart} style={{ height: EDGE.top + EDGE.bottom + LINE * points.length + 56 }}>
      <ChartFrame
        title={title}
        words={CHART_WORDS}
        draw={(size) => <Drawing size={size} points={points} />}
        table={<GroupsTable caption={title} groups={groups} />}
      />
    </div>
  );
}

function Drawing({ size, points }: { readonly size: Size; readonly points: readonly Point[] }) {
  const width = Math.max(1, size.width - EDGE.left - EDGE.right);
  const bottom = LINE * points.length;
  const x = (net: number): number => ((Math.max(-100, Math.min(100, net)) + 100) / 200) * width;
  return (
    <g transform={`translate(${EDGE.left} ${EDGE.top})`}>
      {[-100, -50, 0, 50, 100].map((net) => (
        <g key={net}>
          <line className={net === 0 ? styles.zero : styles.grid} x1={x(net)} x2={x(net)} y2={bottom} />
          <text className={styles.axis} x={x(net)} y={bottom + 20} textAnchor="middle">
            {net}
          </text>
        </g>
      ))}
      {points.map(({ key, name, net, error, text }, row) => {
        const y = LINE * row + LINE / 2;
        return (
          <g key={key}>
            <text className={styles.name} x={-12} y={y} dy="0.35em" textAnchor="end">
              {name.length > 32 ? `${name.slice(0, 31)}…` : name}
            </text>
            <line className={styles.interval} x1={x(net - error)} x2={x(net + error)} y1={y} y2={y} />
            <circle className={styles.dot} cx={x(net)} cy={y} r={6} />
            <text className={styles.value} x={width + 12} y={y} dy="0.35em">
              {text}
            </text>
          </g>
        );
      })}
      <title>{say('satisfaction.net')}</title>
    </g>
  );
}
