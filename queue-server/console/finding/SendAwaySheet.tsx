import { say } from '@turno25/shared/i18n/messages.ts';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import type { Live } from '../live/useLive.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';

type Props = {
  readonly ticket: { readonly id: string; readonly number: string };
  readonly live: Live;
  readonly onClose: () => void;
};

/** The branch closes and somebody who waits is sent away. What that does to the figure is said before. */
export function SendAwaySheet({ ticket, live, onClose }: Props) {
  const { send, busy } = useSend();
  const [trouble, setTrouble] = useState<string | null>(null);

  async function sendAway(): Promise<void> {
    const answer = await send<null>(`/tickets/${ticket.id}/send-away`, {});
    if (answer === null) return;
    void live.refresh();
    if (answer.ok) onClose();
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={say('host.sendAway.title', { number: ticket.number })}
      lead={say('host.sendAway.lead')}
      action={say('host.sendAway.action')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void sendAway()}
      onClose={onClose}
    >
      <p>{say('host.sendAway.counts')}</p>
    </Sheet>
  );
}
