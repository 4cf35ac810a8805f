import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Stat } from '@turno25/shared/ui/kit/Stat.tsx';
import { StatList } from '@turno25/shared/ui/kit/StatList.tsx';
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
      <StatList columns={2}>
        {ORDER.map((status) => (
          <Stat key={status} label={say(`console.counts.${status}`)} value={counts[status]} />
        ))}
      </StatList>
    </section>
  );
}
