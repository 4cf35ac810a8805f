import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { FoundTicket } from '@turno25/shared/contracts/foundTickets.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import type { Live } from '../live/useLive.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import styles from './finding.module.css';

type Props = {
  readonly ticket: FoundTicket;
  readonly catalog: Catalog;
  readonly live: Live;
  readonly onClose: () => void;
};

/** Another number for the person of a ticket that has ended. What that does to the figures is said before it is done. */
export function AgainSheet({ ticket, catalog, live, onClose }: Props) {
  const { send, busy } = useSend();
  const [serviceId, setServiceId] = useState<string | null>(ticket.serviceId);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [given, setGiven] = useState<string | null>(null);
  const services = catalog.services.filter((service) => service.id === ticket.serviceId || service.notGiven === null);

  async function give(): Promise<void> {
    if (serviceId === null) return;
    const answer = await send<{ readonly number: string }>(`/tickets/${ticket.id}/again`, { serviceId });
    if (answer === null) return;
    void live.refresh();
    if (answer.ok) setGiven(answer.value.number);
    else setTrouble(commandTrouble(answer.error));
  }

  if (given !== null) {
    return (
      <Sheet title={say('console.again.given')} lead={say('console.again.tell')} onClose={onClose}>
        <p className={styles.given} role="status">
          {given}
        </p>
      </Sheet>
    );
  }
  return (
    <Sheet
      title={say('console.again.title', { number: ticket.number })}
      lead={say(ticket.joins ? 'console.again.joins' : 'console.again.apart')}
      action={say('console.found.verb.again')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void give()}
      onClose={onClose}
    >
      <Choice
        legend={say('console.transfer.service')}
        long
        options={services.map(({ id, name }) => ({ value: id, label: name }))}
        value={serviceId}
        onChoose={setServiceId}
      />
    </Sheet>
  );
}
