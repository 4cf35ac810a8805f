import type { Instant } from '@turno25/shared/domain/ids.ts';
import { clockTime, longDate } from '@turno25/shared/ui/zoneTime.ts';
import styles from './Clock.module.css';

type Props = { readonly branchName: string; readonly zone: string; readonly now: Instant };

/** The hour of the branch, its date and its name, in the corner. */
export function Clock({ branchName, zone, now }: Props) {
  return (
    <header className={styles.clock}>
      <time className={styles.time}>{clockTime(now, zone)}</time>
      <div className={styles.place}>
        <p className={styles.branch}>{branchName}</p>
        <p>{longDate(now, zone)}</p>
      </div>
    </header>
  );
}
