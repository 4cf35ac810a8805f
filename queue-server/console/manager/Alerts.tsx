import type { LiveAlert } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { CircleAlert } from 'lucide-react';
import styles from './lists.module.css';

/** What asks for the manager's attention, in sentences. */
export function Alerts({ alerts }: { readonly alerts: readonly LiveAlert[] }) {
  return (
    <section className={styles.panel}>
      <h2 className={styles.title}>{say('console.alerts.title')}</h2>
      {alerts.length === 0 ? (
        <p className={styles.none}>{say('console.alerts.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
        <ul className={styles.list} aria-live="polite" tabIndex={0}>
          {alerts.map((alert) => (
            <li key={alert.id} className={styles.alert}>
              <CircleAlert aria-hidden="true" size={20} strokeWidth={1.75} />
              {alert.sentence}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
