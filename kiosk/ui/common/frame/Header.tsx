import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { useLanguage, useSay } from '@turno25/shared/ui/language.ts';
import { clockTime, longDate } from '@turno25/shared/ui/zoneTime.ts';
import styles from './Header.module.css';

type Props = {
  readonly catalog: Catalog | null;
  readonly now: Instant;
  /** On the first screen the hour is large; while somebody is at it, it steps back. */
  readonly prominent: boolean;
  readonly path: readonly string[];
};

/** Where this is, what time it is, and what has been chosen so far. */
export function Header({ catalog, now, prominent, path }: Props) {
  const say = useSay();
  const language = useLanguage();
  const zone = catalog?.branch.zone;
  return (
    <header className={prominent ? styles.prominent : styles.header}>
      <p className={styles.branch}>{catalog?.branch.name ?? say('common.product')}</p>
      {zone !== undefined && (
        <p className={styles.when}>
          <time className={styles.time}>{clockTime(now, zone)}</time>
          {prominent && <span className={styles.date}>{longDate(now, zone, language)}</span>}
        </p>
      )}
      {path.length > 0 && (
        <ol className={styles.path} aria-label={say('kiosk.path')}>
          {path.map((word) => (
            <li key={word}>{word}</li>
          ))}
        </ol>
      )}
    </header>
  );
}
