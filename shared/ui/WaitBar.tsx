import type { ExpectedWaitView } from '../contracts/primitives.ts';
import { useSay } from './language.ts';
import styles from './WaitBar.module.css';

const SHORTEST_SCALE_MINUTES = 60;
/** Few enough marks for the largest letters in the narrowest place. */
const MARKS_UP_TO_TWO_HOURS = 30;
const MARKS_BEYOND = 60;
const TWO_HOURS = 120;

type Props = { readonly wait: ExpectedWaitView };

/** The expected wait as an interval on a line of minutes that always starts at zero; beside it stand the words that say it. */
export function WaitBar({ wait }: Props) {
  const say = useSay();
  // Without a bound the line goes on beyond the lowest wait, so that there is something to see.
  const high = wait.highMinutes ?? wait.lowMinutes + MARKS_UP_TO_TWO_HOURS;
  const step = high <= TWO_HOURS ? MARKS_UP_TO_TWO_HOURS : MARKS_BEYOND;
  const scale = Math.max(SHORTEST_SCALE_MINUTES, Math.ceil(high / step) * step);
  const from = Math.min(wait.lowMinutes, scale);
  const to = wait.highMinutes ?? scale;
  const share = (minutes: number): string => `${(minutes / scale) * 100}%`;
  const ticks = Array.from({ length: scale / step + 1 }, (_, index) => index * step);
  return (
    <div className={styles.bar} aria-hidden="true">
      <div className={styles.track}>
        <div
          className={wait.highMinutes === null ? styles.openSpan : styles.span}
          style={{ left: share(from), width: share(Math.max(to - from, 1)) }}
        />
      </div>
      <div className={styles.scale}>
        {ticks.map((minutes) => (
          <span key={minutes} className={styles.tick} style={{ left: share(minutes) }}>
            {minutes === scale ? say('wait.scaleEnd', { minutes }) : minutes}
          </span>
        ))}
      </div>
    </div>
  );
}
