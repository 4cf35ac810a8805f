import { useSay } from '@turno25/shared/ui/language.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
import actions from '../parts/actions.module.css';
import { Dialog } from '../parts/Dialog.tsx';

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
      <Press className={actions.primary} onPress={onClose}>
        {say('kiosk.help.close')}
      </Press>
    </Dialog>
  );
}
