import type { LiveAlert, LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { HardDrive, Landmark } from 'lucide-react';
import styles from './lists.module.css';
import { SoundSwitch } from './outside/SoundSwitch.tsx';
import { Signals } from './Signals.tsx';

type Ticket = NonNullable<LiveAlert['ticket']>;
type Props = {
  readonly alerts: readonly LiveAlert[];
  readonly handover: LiveView['handover'];
  readonly signals: LiveView['signals'];
  readonly machine: LiveView['machine'];
  readonly onOpen: (ticket: Ticket) => void;
  /** The manager says that what the machine's clock shows is right. */
  readonly onConfirmClock: (shown: string) => void;
};

/** What asks for the manager's attention, in sentences, and what the central office holds; a ticket that one is about can be taken out. */
export function Alerts({ alerts, handover, signals, machine, onOpen, onConfirmClock }: Props) {
  return (
    <section className={styles.panel}>
      <div className={styles.titleRow}>
        <h2 className={styles.title}>{say('console.alerts.title')}</h2>
        <SoundSwitch ids={alerts.map(({ id }) => id)} />
      </div>
      {alerts.length === 0 ? (
        <p className={styles.none}>{say('console.alerts.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
        <ul className={styles.list} aria-live="polite" tabIndex={0}>
          {alerts.map(({ id, sentence, ticket, clock }) => (
            <li key={id} className={styles.alert}>
              <Notice
                kind="warning"
                plain
                action={
                  ticket !== undefined ? (
                    <Button look="quiet" onPress={() => onOpen(ticket)}>
                      {say('console.verb.removeNumber', { number: ticket.number })}
                    </Button>
                  ) : (
                    clock !== undefined && (
                      <Button look="quiet" onPress={() => onConfirmClock(clock.shown)}>
                        {say('console.clock.confirm')}
                      </Button>
                    )
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
            {handover.sentence} {handover.delivery?.sentence}
          </Notice>
        </div>
      )}
      <div className={styles.handover}>
        <Notice plain icon={HardDrive}>
          {machine.backup} {machine.clock}
        </Notice>
      </div>
    </section>
  );
}
