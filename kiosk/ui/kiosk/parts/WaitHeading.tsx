import { say } from '@turno25/shared/i18n/messages.ts';
import styles from './WaitHeading.module.css';

/** Says what the times at the right of the cards are. */
export function WaitHeading() {
  return <p className={styles.heading}>{say('kiosk.services.waitHeading')}</p>;
}
