import { say } from '@turno25/shared/i18n/messages.ts';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import type { Live } from '../live/useLive.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';

type Props = {
  readonly ticket: { readonly id: string; readonly number: string };
  readonly how: Ending;
  readonly live: Live;
  readonly onClose: () => void;
};

/** Staff say that somebody left: another thing than leaving with one's own telephone. Or the branch closes, and they are sent away. */
type Ending = 'left' | 'sendAway';

const ENDINGS = {
  left: {
    path: 'leave',
    title: 'console.left.title',
    lead: 'console.left.lead',
    counts: 'console.left.counts',
    action: 'console.found.verb.left',
  },
  sendAway: {
    path: 'send-away',
    title: 'host.sendAway.title',
    lead: 'host.sendAway.lead',
    counts: 'host.sendAway.counts',
    action: 'host.sendAway.action',
  },
} as const satisfies Readonly<Record<Ending, object>>;

/** A visit ends without an attention, by staff's word; what that does to the figure is said before. */
export function EndingSheet({ ticket, how, live, onClose }: Props) {
  const { send, busy } = useSend();
  const [trouble, setTrouble] = useState<string | null>(null);
  const { path, title, lead, counts, action } = ENDINGS[how];

  async function end(): Promise<void> {
    const answer = await send<null>(`/tickets/${ticket.id}/${path}`, null);
    if (answer === null) return;
    void live.refresh();
    if (answer.ok) onClose();
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={say(title, { number: ticket.number })}
      lead={say(lead)}
      action={say(action)}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void end()}
      onClose={onClose}
    >
      <p>{say(counts)}</p>
    </Sheet>
  );
}
