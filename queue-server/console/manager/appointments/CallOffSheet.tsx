import type { BookingView } from '@turno25/shared/contracts/appointments.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import { wallTime } from '../../live/spans.ts';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';

type Props = { readonly booking: BookingView; readonly zone: string; readonly onClose: () => void };

/** Asks once more before an appointment is called off: its person counts on it. */
export function CallOffSheet({ booking, zone, onClose }: Props) {
  const { send, busy } = useSend();
  const [trouble, setTrouble] = useState<string | null>(null);

  async function callOff(): Promise<void> {
    const answer = await send<null>(`/appointments/${booking.id}`, undefined, 'DELETE');
    if (answer === null) return;
    if (answer.ok) onClose();
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={say('appointments.callOff.title', { time: wallTime(Date.parse(booking.at), zone) })}
      lead={say('appointments.callOff.lead', { service: booking.serviceName })}
      action={say('appointments.callOff.action')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void callOff()}
      onClose={onClose}
    >
      {null}
    </Sheet>
  );
}
