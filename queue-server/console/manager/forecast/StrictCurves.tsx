import type { OtherwiseView } from '@turno25/shared/contracts/forecast.ts';
import type { RatioView } from '@turno25/shared/contracts/primitives.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { ChartFrame } from '@turno25/shared/ui/kit/ChartFrame.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import type { Size } from '@turno25/shared/ui/kit/useSize.ts';
import { percentText } from '@turno25/shared/ui/percent.ts';
import { CHART_WORDS } from '../../frame/chartWords.ts';
import { wallTime } from '../../live/spans.ts';
import curveStyles from '../complianceCurve.module.css';
import { apart, type CurvePoint, curvePoints, pathOf } from '../curve.ts';
import { PercentGrid } from '../PercentGrid.tsx';
import styles from './forecast.module.css';
import { type StrictRow, strictRows } from './strictRows.ts';

const AT = { top: 12, left: 44, right: 148, bottom: 28 };
const LABEL_GAP = 22;
const NONE = '–';

type Props = { readonly view: OtherwiseView; readonly zone: string };

/** Strict compliance through the day: the rehearsal without the change and with it, and in thin dots what happened. */
export function StrictCurves({ view, zone }: Props) {
  const title = say('forecast.otherwise.curve');
  return (
    <>
      <div className={styles.curves}>
        <ChartFrame
          title={title}
          level={3}
          words={CHART_WORDS}
          draw={(size) => <Drawing size={size} view={view} zone={zone} />}
          table={<Table caption={title} columns={curveColumns(zone)} rows={strictRows(view)} rowKey={({ at }) => at} />}
        />
      </div>
      <Table
        caption={say('forecast.otherwise.figure')}
        columns={figureColumns()}
        rows={figuresOf(view)}
        rowKey={([name]) => name}
      />
    </>
  );
}

function Drawing({ size, view, zone }: Props & { readonly size: Size }) {
  const frame = {
    width: Math.max(1, size.width - AT.left - AT.right),
    height: Math.max(1, size.height - AT.top - AT.bottom),
  };
  const all = [...view.real.curve, ...view.same.curve, ...view.changed.curve].map(({ at }) => Date.parse(at));
  const span = { from: Math.min(...all), to: Math.max(...all) };
  const line = (which: 'real' | 'same' | 'changed'): readonly CurvePoint[] =>
    curvePoints(view[which].curve, 'strict', span, frame);
  const same = line('same');
  const changed = line('changed');
  const ends = apart(changed.at(-1)?.y ?? 0, same.at(-1)?.y ?? LABEL_GAP, LABEL_GAP, frame.height);
  return (
    <g transform={`translate(${AT.left} ${AT.top})`}>
      <PercentGrid frame={frame} span={span} zone={zone} percents={[0, 50, 100]} />
      <path className={styles.real} d={pathOf(line('real'))} />
      <path className={curveStyles.strict} d={pathOf(same)} />
      <path className={curveStyles.official} d={pathOf(changed)} />
      <text className={curveStyles.strictLabel} x={frame.width + 12} y={ends.strict} dy="0.35em">
        {say('forecast.otherwise.sameDay')}
      </text>
      <text className={curveStyles.officialLabel} x={frame.width + 12} y={ends.official} dy="0.35em">
        {say('forecast.otherwise.changedDay')}
      </text>
    </g>
  );
}

function curveColumns(zone: string): readonly Column<StrictRow>[] {
  const share = (ratio: RatioView | null): string => (ratio === null ? NONE : percentText(ratio));
  return [
    { id: 'hour', head: say('console.curve.hour'), cell: ({ at }) => wallTime(Date.parse(at), zone) },
    { id: 'real', head: say('forecast.otherwise.real'), align: 'end', cell: ({ real }) => share(real) },
    { id: 'same', head: say('forecast.otherwise.sameDay'), align: 'end', cell: ({ same }) => share(same) },
    { id: 'changed', head: say('forecast.otherwise.changedDay'), align: 'end', cell: ({ changed }) => share(changed) },
  ];
}

type Figure = readonly [name: string, real: string, same: string, changed: string];

function figureColumns(): readonly Column<Figure>[] {
  return [
    { id: 'figure', head: say('forecast.otherwise.figure'), cell: ([name]) => name },
    { id: 'real', head: say('forecast.otherwise.real'), align: 'end', cell: ([, real]) => real },
    { id: 'same', head: say('forecast.otherwise.sameDay'), align: 'end', cell: ([, , same]) => same },
    { id: 'changed', head: say('forecast.otherwise.changedDay'), align: 'end', cell: ([, , , changed]) => changed },
  ];
}

function figuresOf({ real, same, changed }: OtherwiseView): readonly Figure[] {
  type Day = OtherwiseView['real'];
  const row = (name: string, cell: (day: Day) => string): Figure => [name, cell(real), cell(same), cell(changed)];
  const minutes = (value: number | null): string =>
    value === null ? NONE : say('forecast.otherwise.minutes', { minutes: Math.round(value) });
  return [
    row(say('forecast.otherwise.official'), ({ official }) => percentText(official)),
    row(say('forecast.otherwise.strict'), ({ strict }) => percentText(strict)),
    row(say('forecast.otherwise.p90'), ({ p90Minutes }) => minutes(p90Minutes)),
    row(say('forecast.otherwise.preferential'), ({ preferentialP90Minutes }) => minutes(preferentialP90Minutes)),
    row(say('forecast.otherwise.longest'), ({ longestMinutes }) => minutes(longestMinutes)),
    row(say('forecast.otherwise.worst'), ({ worstServicePercent: worst }) =>
      worst === null ? NONE : `${Math.floor(worst)} %`,
    ),
  ];
}
