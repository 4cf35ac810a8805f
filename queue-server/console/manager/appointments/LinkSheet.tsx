import type { BookingView } from '@turno25/shared/contracts/appointments.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import { wallTime } from '../../live/spans.ts';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';

type Props = { readonly booking: BookingView; readonly zone: string; readonly onClose: () => void };

/** Says with which ticket the person of an appointment came, where their arrival was not registered. */
export function LinkSheet({ booking, zone, onClose }: Props) {
  const { send, busy } = useSend();
  const [number, setNumber] = useState(booking.alsoHere?.[0] ?? '');
  const [trouble, setTrouble] = useState<string | null>(null);

  async function link(): Promise<void> {
    if (number.trim() === '') return setTrouble(say('appointments.link.incomplete'));
    const answer = await send<null>(`/appointments/${booking.id}/link`, { number });
    if (answer === null) return;
    if (answer.ok) onClose();
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={say('appointments.link.title', { time: wallTime(Date.parse(booking.at), zone) })}
      lead={say('appointments.link.lead', { service: booking.serviceName })}
      action={say('appointments.link.action')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void link()}
      onClose={onClose}
    >
      <TextField
        label={say('appointments.link.number')}
        type="text"
        autoComplete="off"
        maxLength={12}
        value={number}
        onChange={setNumber}
      />
    </Sheet>
  );
}
