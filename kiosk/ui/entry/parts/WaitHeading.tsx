import { useSay } from '@turno25/shared/ui/language.ts';
import styles from './WaitHeading.module.css';

/** Says what the times at the right of the cards are. */
export function WaitHeading() {
  const say = useSay();
  return <p className={styles.heading}>{say('kiosk.services.waitHeading')}</p>;
}
