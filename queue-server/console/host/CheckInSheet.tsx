import { say } from '@turno25/shared/i18n/messages.ts';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import type { Given } from './GivenSheet.tsx';

type Props = { readonly onGiven: (ticket: Given) => void; readonly onClose: () => void };

/** Somebody came to their appointment: by its code, which they have. */
export function CheckInSheet({ onGiven, onClose }: Props) {
  const { send, busy } = useSend();
  const [code, setCode] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);

  async function checkIn(): Promise<void> {
    const answer = await send<Given>('/appointments/check-in', { code: code.trim() });
    if (answer === null) return;
    if (answer.ok) onGiven({ id: answer.value.id, number: answer.value.number });
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={say('host.checkIn.title')}
      action={say('host.checkIn.action')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void checkIn()}
      onClose={onClose}
    >
      <TextField
        label={say('host.checkIn.code')}
        help={say('host.checkIn.help')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        required
        minLength={4}
        maxLength={40}
        value={code}
        onChange={setCode}
      />
    </Sheet>
  );
}
