import type { VisitView } from '@turno25/shared/contracts/counters.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { AgeBar } from '../frame/AgeBar.tsx';
import { ClassMark } from '../frame/ClassMark.tsx';
import { since, wallTime, wholeMinutes } from '../live/spans.ts';
import styles from './line.module.css';

type Props = {
  readonly id: string;
  readonly visit: VisitView;
  readonly now: Instant;
  readonly zone: string;
  readonly isNext: boolean;
  readonly isChosen: boolean;
  readonly isGone: boolean;
  readonly onChoose: () => void;
};

/** One ticket: number, class, age against its limit. */
export function LineRow({ id, visit, now, zone, isNext, isChosen, isGone, onChoose }: Props) {
  const age = since(visit.enteredAt, now);
  const late = age > visit.limitMs;
  const hour = visit.bookedFor === null ? null : wallTime(Date.parse(visit.bookedFor), zone);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box that holds the options takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the list box keeps the focus and names the active option
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      aria-disabled={isGone}
      className={styles.row}
      data-gone={isGone}
      onClick={() => !isGone && onChoose()}
    >
      <span className={styles.number}>{visit.number}</span>
      <span className={styles.who}>
        <ClassMark visit={visit} />
        {hour !== null && (
          <span>
            <span aria-hidden="true">{hour}</span>
            <span className="visually-hidden">{say('appointments.inLine', { time: hour })}</span>
          </span>
        )}
      </span>
      <AgeBar age={age} limit={visit.limitMs} />
      <span className={styles.age} data-late={late}>
        {isGone ? say('console.line.gone') : say('console.minutes', { minutes: wholeMinutes(age) })}
        {late && <span className="visually-hidden">{say('console.line.late')}</span>}
      </span>
      <span className={styles.mark}>
        {isNext && say('console.line.isNext')}
        {!isNext &&
          visit.holdConfirmed !== null &&
          say(visit.holdConfirmed ? 'console.line.confirmed' : 'console.line.unconfirmed')}
        {!isNext && visit.holdConfirmed === null && visit.stage === 2 && say('console.line.stage2')}
      </span>
    </div>
  );
}
