import type { DeviceView } from '@turno25/shared/contracts/access.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useState } from 'react';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';

/** A board loads its page again, when nobody misses a call by it. */
export function ReloadButton({ device }: { readonly device: DeviceView }) {
  const { send, busy } = useSend();
  const [told, setTold] = useState<string | null>(null);

  async function reload(): Promise<void> {
    const answer = await send<null>(`/devices/${device.id}/reload`, {});
    if (answer !== null) setTold(answer.ok ? say('people.reload.asked') : commandTrouble(answer.error));
  }

  return (
    <>
      <Button
        look="inline"
        disabled={busy}
        aria-label={say('people.reload.named', { name: device.name })}
        onPress={() => void reload()}
      >
        {say('people.reload')}
      </Button>
      <span role="status">{told}</span>
    </>
  );
}
