import type { VisitView } from '@turno25/shared/contracts/counters.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Badge } from '@turno25/shared/ui/kit/Badge.tsx';
import styles from './classMark.module.css';

/** The class as a letter in a box; general needs no mark. Its place is kept either way. */
export function ClassMark({ visit }: { readonly visit: Pick<VisitView, 'class'> }) {
  return (
    <span className={styles.place}>
      {visit.class === 'preferential' && (
        <Badge letter={say('console.class.preferentialLetter')} label={say('class.preferential')} />
      )}
    </span>
  );
}
