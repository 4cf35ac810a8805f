import { say } from '@turno25/shared/i18n/messages.ts';
import styles from './CounterDisplay.module.css';

type Props = {
  /** What the board says of its counter: `4` is *Módulo 4*; null where nobody chose one yet. */
  readonly label: string | null;
  /** Who is called or attended there now. */
  readonly number: string | null;
  readonly marked: boolean;
};

/** The small display over one counter: whose turn it is there, and which counter it is. */
export function CounterDisplay({ label, number, marked }: Props) {
  return (
    <section className={styles.display} data-marked={marked ? 'yes' : 'no'} aria-live="polite">
      <p className={styles.counter}>
        {label === null ? say('board.counter.unset') : `${say('board.counter')} ${label}`}
      </p>
      <p className={styles.number} data-long={(number ?? '').length > 6 ? 'yes' : 'no'}>
        {number ?? '—'}
      </p>
    </section>
  );
}
