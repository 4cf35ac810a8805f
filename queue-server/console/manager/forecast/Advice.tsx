import type { StaffingView } from '@turno25/shared/contracts/forecast.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import lists from '../lists.module.css';
import { Assumptions } from './Assumptions.tsx';
import styles from './forecast.module.css';

type Props = {
  readonly staffing: StaffingView | null;
  /** Whether a day is open: nothing is foretold of a closed branch. */
  readonly open: boolean;
};

/** Whether the open counters keep the standard for the next half hour, and which to open when they do not. */
export function Advice({ staffing, open }: Props) {
  return (
    <section className={styles.advice} aria-live="polite">
      <h2 className={lists.title}>{say('forecast.staffing.title')}</h2>
      {staffing === null ? (
        <p className={lists.none}>{say(open ? 'forecast.staffing.waiting' : 'forecast.staffing.closed')}</p>
      ) : (
        <>
          <p className={styles.sentence} data-act={staffing.extra !== 0}>
            {staffing.sentence}
          </p>
          <Assumptions sentences={staffing.assumptions} />
        </>
      )}
    </section>
  );
}
