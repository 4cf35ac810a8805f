import { say } from '@turno25/shared/i18n/messages.ts';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import styles from './closedBoard.module.css';
import { PastDay } from './PastDay.tsx';
import { usePastDay } from './usePastDay.ts';

type Props = {
  /** The last day that was closed; null where none was. */
  readonly last: string | null;
  readonly zone: string;
};

/** What stands on the panel while no day is open: the last one that was, never a row of zeros that look like a day. */
export function ClosedBoard({ last, zone }: Props) {
  const shown = usePastDay(last);
  return (
    <section className={styles.closed} aria-labelledby="closed-board">
      <h2 id="closed-board" className={styles.title}>
        {say('console.closed.title')}
      </h2>
      <p>{say(last === null ? 'console.closed.first' : 'console.closed.lead')}</p>
      {shown?.trouble != null && <Notice kind="warning">{shown.trouble}</Notice>}
      {last !== null && shown?.figures != null && <PastDay date={last} figures={shown.figures} zone={zone} />}
    </section>
  );
}
