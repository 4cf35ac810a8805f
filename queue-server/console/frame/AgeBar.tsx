import styles from './ageBar.module.css';
import { ageBar } from './ageBar.ts';

type Props = { readonly age: number; readonly limit: number };

/** A wait drawn against its limit; the words beside it say the same. */
export function AgeBar({ age, limit }: Props) {
  const { within, beyond } = ageBar(age, limit);
  return (
    <span className={styles.track} aria-hidden="true">
      <span className={styles.within} style={{ width: `${within}%` }} />
      <span className={styles.beyond} style={{ width: `${beyond}%` }} />
    </span>
  );
}
