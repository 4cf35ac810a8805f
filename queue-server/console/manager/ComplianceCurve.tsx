import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { ChartFrame } from '@turno25/shared/ui/kit/ChartFrame.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import type { Size } from '@turno25/shared/ui/kit/useSize.ts';
import { goalText, percentText } from '@turno25/shared/ui/percent.ts';
import { CHART_WORDS } from '../frame/chartWords.ts';
import type { ServerClock } from '../live/serverClock.ts';
import { wallTime } from '../live/spans.ts';
import { useNow } from '../live/useNow.ts';
import styles from './complianceCurve.module.css';
import { apart, curvePoints, curveSpan, type Frame, heightOf, pathOf } from './curve.ts';
import { PercentGrid } from './PercentGrid.tsx';

type Props = { readonly view: LiveView; readonly zone: string; readonly clock: ServerClock };
type Point = LiveView['curve'][number];

const AXIS_AT = { top: 10, left: 72, right: 136, bottom: 28 };
const LABEL_GAP = 22;

/** How compliance went through the day, against the goal. */
export function ComplianceCurve({ view, zone, clock }: Props) {
  const now = useNow(clock);
  const title = say('console.curve.title', { goal: goalText(view.standard.goalPercent) });
  const present = { at: view.now, official: view.standard.official, strict: view.standard.strict };
  const curve = view.day === null ? [] : [...view.curve.filter((point) => point.at <= view.now), present];
  const span = curveSpan(view.day?.openedAt ?? view.now, now);
  return (
    <div className={styles.curve}>
      <ChartFrame
        title={title}
        words={CHART_WORDS}
        draw={(size) => <Drawing size={size} curve={curve} span={span} standard={view.standard} zone={zone} />}
        table={<Table caption={title} columns={columns(zone)} rows={curve} rowKey={({ at }) => at} />}
      />
    </div>
  );
}

function columns(zone: string): readonly Column<Point>[] {
  return [
    { id: 'hour', head: say('console.curve.hour'), cell: ({ at }) => wallTime(Date.parse(at), zone) },
    {
      id: 'official',
      head: say('console.compliance.official'),
      align: 'end',
      cell: ({ official }) => percentText(official),
    },
    { id: 'strict', head: say('console.compliance.strict'), align: 'end', cell: ({ strict }) => percentText(strict) },
  ];
}

type DrawingProps = {
  readonly size: Size;
  readonly curve: LiveView['curve'];
  readonly span: ReturnType<typeof curveSpan>;
  readonly standard: LiveView['standard'];
  readonly zone: string;
};

function Drawing({ size, curve, span, standard, zone }: DrawingProps) {
  const { goalPercent } = standard;
  const frame: Frame = {
    width: Math.max(1, size.width - AXIS_AT.left - AXIS_AT.right),
    height: Math.max(1, size.height - AXIS_AT.top - AXIS_AT.bottom),
  };
  const official = curvePoints(curve, 'official', span, frame);
  const strict = curvePoints(curve, 'strict', span, frame);
  const endOfficial = official.at(-1);
  const endStrict = strict.at(-1);
  const labels = apart(endOfficial?.y ?? 0, endStrict?.y ?? LABEL_GAP, LABEL_GAP, frame.height);
  const goalAt = heightOf(goalPercent, frame);
  return (
    <g transform={`translate(${AXIS_AT.left} ${AXIS_AT.top})`}>
      <PercentGrid
        frame={frame}
        span={span}
        zone={zone}
        percents={[0, 100]}
        labelled={(percent) => Math.abs(heightOf(percent, frame) - goalAt) >= LABEL_GAP}
      />
      <line className={styles.goal} x2={frame.width} y1={goalAt} y2={goalAt} />
      <text className={styles.goalLabel} x={-12} y={goalAt} dy="0.35em" textAnchor="end">
        {say('console.curve.goal')}
      </text>
      <path className={styles.strict} d={pathOf(strict)} />
      <path className={styles.official} d={pathOf(official)} />
      {endStrict !== undefined && (
        <>
          <circle className={styles.strictEnd} cx={endStrict.x} cy={endStrict.y} r={4} />
          <text className={styles.strictLabel} x={frame.width + 16} y={labels.strict} dy="0.35em">
            {say('console.curve.strictEnd', { percent: percentText(standard.strict) })}
          </text>
        </>
      )}
      {endOfficial !== undefined && (
        <>
          <circle className={styles.officialEnd} cx={endOfficial.x} cy={endOfficial.y} r={4} />
          <text className={styles.officialLabel} x={frame.width + 16} y={labels.official} dy="0.35em">
            {say('console.curve.officialEnd', { percent: percentText(standard.official) })}
          </text>
        </>
      )}
    </g>
  );
}
