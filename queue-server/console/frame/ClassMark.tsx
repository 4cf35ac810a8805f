import type { VisitView } from '@turno25/shared/contracts/counters.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import styles from './classMark.module.css';

/** The class as a letter in a box; general needs no mark. Its place is kept either way. */
export function ClassMark({ visit }: { readonly visit: Pick<VisitView, 'class'> }) {
  if (visit.class === 'general') return <span className={styles.none} />;
  return (
    <span className={styles.mark} title={say('class.preferential')}>
      <span aria-hidden="true">{say('console.class.preferentialLetter')}</span>
      <span className="visually-hidden">{say('class.preferential')}</span>
    </span>
  );
}
