import { say } from '@turno25/shared/i18n/messages.ts';
import { clockTime, fullDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import type { Live } from '../live/useLive.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';

type Props = {
  /** What the machine's clock shows, ISO 8601. */
  readonly shown: string;
  readonly live: Live;
  readonly zone: string;
  readonly onClose: () => void;
};

/** The manager says that the machine's hour is right: it is written down with their name. */
export function ClockSheet({ shown, live, zone, onClose }: Props) {
  const { send, busy } = useSend();
  const [trouble, setTrouble] = useState<string | null>(null);
  const at = Date.parse(shown);

  async function confirm(): Promise<void> {
    const answer = await send('/clock/restart', { shown });
    if (answer === null) return;
    if (!answer.ok) return setTrouble(commandTrouble(answer.error));
    await live.refresh();
    onClose();
  }

  return (
    <Sheet
      title={say('console.clock.title')}
      lead={say('console.clock.lead')}
      action={say('console.clock.confirm')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void confirm()}
      onClose={onClose}
    >
      <p>{say('console.clock.question', { date: fullDate(at, zone), time: clockTime(at, zone) })}</p>
    </Sheet>
  );
}
