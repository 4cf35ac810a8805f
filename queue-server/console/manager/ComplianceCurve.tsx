import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { useId } from 'react';
import type { ServerClock } from '../live/serverClock.ts';
import { wallTime } from '../live/spans.ts';
import { useNow } from '../live/useNow.ts';
import styles from './complianceCurve.module.css';
import { apart, curvePoints, curveSpan, heightOf, pathOf } from './curve.ts';
import { PercentGrid } from './PercentGrid.tsx';
import { goalText, percentText } from './percent.ts';
import { useSize } from './useSize.ts';

type Props = { readonly view: LiveView; readonly zone: string; readonly clock: ServerClock };

const AXIS_AT = { top: 10, left: 72, right: 136, bottom: 28 };
const LABEL_GAP = 22;

/** How compliance went through the day, against the goal. */
export function ComplianceCurve({ view, zone, clock }: Props) {
  const now = useNow(clock);
  const title = useId();
  const [box, size] = useSize<HTMLDivElement>();
  const { goalPercent } = view.standard;
  const frame = {
    width: Math.max(1, size.width - AXIS_AT.left - AXIS_AT.right),
    height: Math.max(1, size.height - AXIS_AT.top - AXIS_AT.bottom),
  };
  const span = curveSpan(view.day?.openedAt ?? view.now, now);
  const present = { at: view.now, official: view.standard.official, strict: view.standard.strict };
  const curve = view.day === null ? [] : [...view.curve.filter((point) => point.at <= view.now), present];
  const official = curvePoints(curve, 'official', span, frame);
  const strict = curvePoints(curve, 'strict', span, frame);
  const endOfficial = official.at(-1);
  const endStrict = strict.at(-1);
  const labels = apart(endOfficial?.y ?? 0, endStrict?.y ?? LABEL_GAP, LABEL_GAP);

  return (
    <section className={styles.curve} aria-labelledby={title}>
      <h2 id={title} className={styles.title}>
        {say('console.curve.title', { goal: goalText(goalPercent) })}
      </h2>
      <div ref={box} className={styles.box}>
        <svg width={size.width} height={size.height} aria-hidden="true">
          <g transform={`translate(${AXIS_AT.left} ${AXIS_AT.top})`}>
            <PercentGrid
              frame={frame}
              span={span}
              zone={zone}
              percents={[0, 100]}
              labelled={(percent) => Math.abs(heightOf(percent, frame) - heightOf(goalPercent, frame)) >= LABEL_GAP}
            />
            <line
              className={styles.goal}
              x2={frame.width}
              y1={heightOf(goalPercent, frame)}
              y2={heightOf(goalPercent, frame)}
            />
            <text className={styles.goalLabel} x={-12} y={heightOf(goalPercent, frame)} dy="0.35em" textAnchor="end">
              {say('console.curve.goal')}
            </text>
            <path className={styles.strict} d={pathOf(strict)} />
            <path className={styles.official} d={pathOf(official)} />
            {endStrict !== undefined && (
              <>
                <circle className={styles.strictEnd} cx={endStrict.x} cy={endStrict.y} r={4} />
                <text className={styles.strictLabel} x={frame.width + 16} y={labels.strict} dy="0.35em">
                  {say('console.curve.strictEnd', { percent: percentText(view.standard.strict) })}
                </text>
              </>
            )}
            {endOfficial !== undefined && (
              <>
                <circle className={styles.officialEnd} cx={endOfficial.x} cy={endOfficial.y} r={4} />
                <text className={styles.officialLabel} x={frame.width + 16} y={labels.official} dy="0.35em">
                  {say('console.curve.officialEnd', { percent: percentText(view.standard.official) })}
                </text>
              </>
            )}
          </g>
        </svg>
        <table className="visually-hidden">
          <caption>{say('console.curve.title', { goal: goalText(goalPercent) })}</caption>
          <thead>
            <tr>
              <th scope="col">{say('console.curve.hour')}</th>
              <th scope="col">{say('console.compliance.official')}</th>
              <th scope="col">{say('console.compliance.strict')}</th>
            </tr>
          </thead>
          <tbody>
            {curve.map((point) => (
              <tr key={point.at}>
                <th scope="row">{wallTime(Date.parse(point.at), zone)}</th>
                <td>{percentText(point.official)}</td>
                <td>{percentText(point.strict)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
