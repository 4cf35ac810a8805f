import type { LiveAlert, LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { CircleAlert, Landmark } from 'lucide-react';
import controls from '../frame/controls.module.css';
import styles from './lists.module.css';

type Ticket = NonNullable<LiveAlert['ticket']>;
type Props = {
  readonly alerts: readonly LiveAlert[];
  readonly handover: LiveView['handover'];
  readonly onOpen: (ticket: Ticket) => void;
};

/** What asks for the manager's attention, in sentences, and what the central office holds; a ticket that one is about can be taken out. */
export function Alerts({ alerts, handover, onOpen }: Props) {
  return (
    <section className={styles.panel}>
      <h2 className={styles.title}>{say('console.alerts.title')}</h2>
      {alerts.length === 0 ? (
        <p className={styles.none}>{say('console.alerts.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
        <ul className={styles.list} aria-live="polite" tabIndex={0}>
          {alerts.map(({ id, sentence, ticket }) => (
            <li key={id} className={styles.alert}>
              <CircleAlert aria-hidden="true" size={20} strokeWidth={1.75} />
              {sentence}
              {ticket !== undefined && (
                <button type="button" className={controls.quiet} onClick={() => onOpen(ticket)}>
                  {say('console.verb.removeNumber', { number: ticket.number })}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {/* What is late is an alert already. */}
      {handover !== null && !handover.late && (
        <p className={styles.handover}>
          <Landmark aria-hidden="true" size={20} strokeWidth={1.75} />
          {handover.sentence}
        </p>
      )}
    </section>
  );
}
