import type { OtherwiseView } from '@turno25/shared/contracts/forecast.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { useId } from 'react';
import curveStyles from '../complianceCurve.module.css';
import { apart, type CurvePoint, curvePoints, pathOf } from '../curve.ts';
import { PercentGrid } from '../PercentGrid.tsx';
import { percentText } from '../percent.ts';
import { useSize } from '../useSize.ts';
import styles from './forecast.module.css';

const AT = { top: 12, left: 44, right: 148, bottom: 28 };
const LABEL_GAP = 22;

type Props = { readonly view: OtherwiseView; readonly zone: string };

/** Strict compliance through the day: the rehearsal without the change and with it, and in thin dots what happened. */
export function StrictCurves({ view, zone }: Props) {
  const title = useId();
  const [box, size] = useSize<HTMLDivElement>();
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
  const ends = apart(changed.at(-1)?.y ?? 0, same.at(-1)?.y ?? LABEL_GAP, LABEL_GAP);
  return (
    <section aria-labelledby={title}>
      <h3 id={title} className={styles.heading}>
        {say('forecast.otherwise.curve')}
      </h3>
      <div ref={box} className={`${curveStyles.box} ${styles.curves}`}>
        <svg width={size.width} height={size.height} aria-hidden="true">
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
        </svg>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say('forecast.otherwise.figure')}</th>
            <th scope="col">{say('forecast.otherwise.real')}</th>
            <th scope="col">{say('forecast.otherwise.sameDay')}</th>
            <th scope="col">{say('forecast.otherwise.changedDay')}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(view).map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type Row = readonly [name: string, real: string, same: string, changed: string];

function rowsOf({ real, same, changed }: OtherwiseView): Row[] {
  type Day = OtherwiseView['real'];
  const row = (name: string, cell: (day: Day) => string): Row => [name, cell(real), cell(same), cell(changed)];
  const minutes = (value: number | null): string =>
    value === null ? '–' : say('forecast.otherwise.minutes', { minutes: Math.round(value) });
  return [
    row(say('forecast.otherwise.official'), ({ official }) => percentText(official)),
    row(say('forecast.otherwise.strict'), ({ strict }) => percentText(strict)),
    row(say('forecast.otherwise.p90'), ({ p90Minutes }) => minutes(p90Minutes)),
    row(say('forecast.otherwise.preferential'), ({ preferentialP90Minutes }) => minutes(preferentialP90Minutes)),
    row(say('forecast.otherwise.longest'), ({ longestMinutes }) => minutes(longestMinutes)),
    row(say('forecast.otherwise.worst'), ({ worstServicePercent: worst }) =>
      worst === null ? '–' : `${Math.floor(worst)} %`,
    ),
  ];
}
