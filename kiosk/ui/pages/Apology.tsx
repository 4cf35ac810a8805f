import { useSay } from '@turno25/shared/ui/language.ts';
import styles from './Apology.module.css';

/** In the place of a page that cannot be drawn. */
export function Apology() {
  const say = useSay();
  return (
    <main className={styles.apology}>
      <h1>{say('technician.failed.title')}</h1>
      <p>{say('technician.failed.body')}</p>
    </main>
  );
}
