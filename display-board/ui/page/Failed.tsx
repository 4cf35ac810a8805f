import { say } from '@turno25/shared/i18n/messages.ts';
import styles from './Failed.module.css';

/** In the place of a board that cannot be drawn: nothing old stays on screen. */
export function Failed() {
  return (
    <main className={styles.failed}>
      <h1>{say('board.failed.title')}</h1>
      <p>{say('board.failed.body')}</p>
    </main>
  );
}
