import { say } from '@turno25/shared/i18n/messages.ts';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import type { Live } from '../live/useLive.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';

type Props = {
  readonly counterId: string;
  readonly label: string;
  readonly number: string;
  readonly live: Live;
  readonly onClose: () => void;
};

/** Frees a counter whose attendant is gone: its person waits again in their own place, and it is written down who did it. */
export function ReleaseSheet({ counterId, label, number, live, onClose }: Props) {
  const { send, busy } = useSend();
  const [trouble, setTrouble] = useState<string | null>(null);

  async function confirm(): Promise<void> {
    const answer = await send(`/counters/${counterId}/release`, {});
    if (answer === null) return;
    if (!answer.ok) return setTrouble(commandTrouble(answer.error));
    await live.refresh();
    onClose();
  }

  return (
    <Sheet
      title={say('console.release.title', { counter: label })}
      action={say('console.release.confirm')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void confirm()}
      onClose={onClose}
    >
      <p>{say('console.release.text', { number })}</p>
    </Sheet>
  );
}
