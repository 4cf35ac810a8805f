import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import styles from './counts.module.css';

const ORDER = [
  'issued',
  'waiting',
  'called',
  'attending',
  'onHold',
  'finished',
  'noShow',
  'left',
  'removed',
  'expired',
] as const;

/** The tickets of the day, by where they are. */
export function Counts({ counts }: { readonly counts: LiveView['counts'] }) {
  return (
    <section className={styles.counts} aria-label={say('console.counts.label')}>
      <dl className={styles.list}>
        {ORDER.map((status) => (
          <div key={status} className={styles.count}>
            <dt>{say(`console.counts.${status}`)}</dt>
            <dd>{counts[status]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
