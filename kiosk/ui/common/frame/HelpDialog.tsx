import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Dialog } from '@turno25/shared/ui/kit/Dialog.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';

type Props = { readonly onClose: () => void };

/** Who can help, and what the controls of the foot do. */
export function HelpDialog({ onClose }: Props) {
  const say = useSay();
  return (
    <Dialog title={say('kiosk.help.title')} onEscape={onClose}>
      <p>{say('kiosk.help.person')}</p>
      <p>{say('kiosk.help.text')}</p>
      <p>{say('kiosk.help.contrast')}</p>
      <p>{say('kiosk.help.reach')}</p>
      <p>{say('kiosk.help.voice')}</p>
      <Button look="primary" size="large" onPress={onClose}>
        {say('kiosk.help.close')}
      </Button>
    </Dialog>
  );
}
