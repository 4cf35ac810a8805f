import type { StaffingView } from '@turno25/shared/contracts/forecast.ts';
import type { ShiftsView } from '@turno25/shared/contracts/shifts.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import lists from '../lists.module.css';
import { Assumptions } from './Assumptions.tsx';
import styles from './forecast.module.css';

type Props = {
  readonly staffing: StaffingView | null;
  /** Whether a day is open: nothing is foretold of a closed branch. */
  readonly open: boolean;
  /** Planned against open now; null where there is no schedule. */
  readonly shifts: ShiftsView['now'];
};

/** Whether the open counters keep the standard for the next half hour, and which to open when they do not. */
export function Advice({ staffing, open, shifts }: Props) {
  const planned = shifts !== null && <p className={styles.sentence}>{plannedWords(shifts, staffing)}</p>;
  return (
    <section className={styles.advice} aria-live="polite">
      <h2 className={lists.title}>{say('forecast.staffing.title')}</h2>
      {staffing === null ? (
        <>
          <p className={lists.none}>{say(open ? 'forecast.staffing.waiting' : 'forecast.staffing.closed')}</p>
          {planned}
        </>
      ) : (
        <>
          {staffing.extra === 0 ? (
            <p className={styles.sentence}>{staffing.sentence}</p>
          ) : (
            <Notice kind="warning">{staffing.sentence}</Notice>
          )}
          {planned}
          <Assumptions sentences={staffing.assumptions} />
        </>
      )}
    </section>
  );
}

/** What is planned beside what the forecast asks for; where it cannot say how many suffice, the plan alone. */
function plannedWords({ planned, open, soon }: NonNullable<ShiftsView['now']>, staffing: StaffingView | null): string {
  const needed = staffing === null || staffing.extra === null ? null : open + staffing.extra;
  return needed === null
    ? say('shifts.advice', { open, planned })
    : say('shifts.advice.needed', { open, planned, soon, needed });
}
