import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { VolumeX } from 'lucide-react';
import { useAlertSound } from './useAlertSound.ts';

/** Whether a new alert sounds in this browser, and whether the browser lets it. */
export function SoundSwitch({ ids }: { readonly ids: readonly string[] }) {
  const { wanted, refused, toggle } = useAlertSound(ids);
  return (
    <>
      <Button look="inline" aria-pressed={wanted} onPress={toggle}>
        {say(wanted ? 'console.sound.on' : 'console.sound.off')}
      </Button>
      {refused && (
        <Notice plain icon={VolumeX} announce="status">
          {say('console.sound.refused')}
        </Notice>
      )}
    </>
  );
}
