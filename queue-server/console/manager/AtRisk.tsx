import type { VisitView } from '@turno25/shared/contracts/counters.ts';
import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import type { ServerClock } from '../live/serverClock.ts';
import { running } from '../live/spans.ts';
import { useNow } from '../live/useNow.ts';
import styles from './lists.module.css';

type Props = { readonly view: LiveView; readonly clock: ServerClock; readonly onOpen: (visit: VisitView) => void };

/** The tickets with little left of their limit, the nearest first, each with one thing to do. */
export function AtRisk({ view, clock, onOpen }: Props) {
  const now = useNow(clock);
  return (
    <section className={styles.panel}>
      <h2 className={styles.title}>{say('console.risk.title')}</h2>
      {view.atRisk.length === 0 ? (
        <p className={styles.none}>{say('console.risk.none')}</p>
      ) : (
        <ul className={styles.list}>
          {view.atRisk.map(({ visit, dueAt }) => {
            const left = Date.parse(dueAt) - now;
            return (
              <li key={visit.id} className={styles.risk}>
                <span className={styles.number}>{visit.number}</span>
                <span className={styles.text}>{visit.serviceName}</span>
                <span className={styles.left} data-late={left < 0}>
                  {left < 0
                    ? say('console.risk.past', { span: running(-left) })
                    : say('console.risk.left', { span: running(left) })}
                </span>
                <Button
                  look="quiet"
                  aria-label={say('console.risk.openNumber', { number: visit.number })}
                  onPress={() => onOpen(visit)}
                >
                  {say('console.risk.open')}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
