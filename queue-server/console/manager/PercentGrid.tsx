import type { Instant } from '@turno25/shared/domain/ids.ts';
import { wallTime } from '../live/spans.ts';
import styles from './complianceCurve.module.css';
import { type Frame, heightOf, hourMarks } from './curve.ts';

type Props = {
  readonly frame: Frame;
  readonly span: { readonly from: Instant; readonly to: Instant };
  readonly zone: string;
  readonly percents: readonly number[];
  /** Whether a line's percentage is written beside it; else something else stands there. */
  readonly labelled?: (percent: number) => boolean;
};

/** The ground of a chart of percentages through a day: its lines, and the hours below. */
export function PercentGrid({ frame, span, zone, percents, labelled = () => true }: Props) {
  return (
    <>
      {percents.map((percent) => (
        <g key={percent}>
          <line className={styles.grid} x2={frame.width} y1={heightOf(percent, frame)} y2={heightOf(percent, frame)} />
          {labelled(percent) && (
            <text className={styles.axis} x={-12} y={heightOf(percent, frame)} dy="0.35em" textAnchor="end">
              {percent}
            </text>
          )}
        </g>
      ))}
      {hourMarks(span, frame).map((mark) => (
        <text key={mark.at} className={styles.axis} x={mark.x} y={frame.height + 22} textAnchor="middle">
          {wallTime(mark.at, zone)}
        </text>
      ))}
    </>
  );
}
