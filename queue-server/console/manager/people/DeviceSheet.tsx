import type { DeviceView } from '@turno25/shared/contracts/access.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';

type Props = { readonly device: DeviceView; readonly onClose: () => void };

/** Asks once more before a device is shut out: it stops at once, and comes back only with a new code. */
export function DeviceSheet({ device, onClose }: Props) {
  const { send, busy } = useSend();
  const [trouble, setTrouble] = useState<string | null>(null);

  async function revoke(): Promise<void> {
    const answer = await send<null>(`/devices/${device.id}`, undefined, 'DELETE');
    if (answer === null) return;
    if (answer.ok) onClose();
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={say('people.revoke.title', { name: device.name })}
      lead={say('people.revoke.lead')}
      action={say('people.revoke')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void revoke()}
      onClose={onClose}
    >
      {null}
    </Sheet>
  );
}
