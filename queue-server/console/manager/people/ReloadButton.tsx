import type { DeviceView } from '@turno25/shared/contracts/access.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useState } from 'react';
import { useSend } from '../../sending/useSend.ts';

/** A board loads its page again, when nobody misses a call by it; a kiosk, when nobody is at it. */
export function ReloadButton({ device }: { readonly device: DeviceView }) {
  const { send, busy } = useSend();
  const [told, setTold] = useState<string | null>(null);

  async function reload(): Promise<void> {
    const answer = await send<null>(`/devices/${device.id}/reload`, {});
    if (answer === null) return;
    const again = !answer.ok && answer.error.kind === 'problem' && answer.error.problem.code === 'device.justAsked';
    setTold(answer.ok || again ? say('people.reload.asked') : say('people.reload.failed'));
  }

  if (told !== null) return <span role="status">{told}</span>;
  return (
    <Button
      look="inline"
      disabled={busy}
      aria-label={say('people.reload.named', { name: device.name })}
      onPress={() => void reload()}
    >
      {say('people.reload')}
    </Button>
  );
}
