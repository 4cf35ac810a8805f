import type { LiveAlert, LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Landmark } from 'lucide-react';
import styles from './lists.module.css';
import { Signals } from './Signals.tsx';

type Ticket = NonNullable<LiveAlert['ticket']>;
type Props = {
  readonly alerts: readonly LiveAlert[];
  readonly handover: LiveView['handover'];
  readonly signals: LiveView['signals'];
  readonly onOpen: (ticket: Ticket) => void;
};

/** What asks for the manager's attention, in sentences, and what the central office holds; a ticket that one is about can be taken out. */
export function Alerts({ alerts, handover, signals, onOpen }: Props) {
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
              <Notice
                kind="warning"
                plain
                action={
                  ticket !== undefined && (
                    <Button look="quiet" onPress={() => onOpen(ticket)}>
                      {say('console.verb.removeNumber', { number: ticket.number })}
                    </Button>
                  )
                }
              >
                {sentence}
              </Notice>
            </li>
          ))}
        </ul>
      )}
      <Signals signals={signals} />
      {/* What is late is an alert already. */}
      {handover !== null && !handover.late && (
        <div className={styles.handover}>
          <Notice plain icon={Landmark}>
            {handover.sentence}
          </Notice>
        </div>
      )}
    </section>
  );
}
