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

/** Staff say that somebody has gone: another thing than leaving with one's own telephone. */
export function LeftSheet({ ticket, live, onClose }: Props) {
  const { send, busy } = useSend();
  const [trouble, setTrouble] = useState<string | null>(null);

  async function leave(): Promise<void> {
    const answer = await send<null>(`/tickets/${ticket.id}/leave`, null);
    if (answer === null) return;
    void live.refresh();
    if (answer.ok) onClose();
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={say('console.left.title', { number: ticket.number })}
      lead={say('console.left.lead')}
      action={say('console.found.verb.left')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void leave()}
      onClose={onClose}
    >
      <p>{say('console.left.counts')}</p>
    </Sheet>
  );
}
