import { useSay } from '@turno25/shared/ui/language.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
import { playTone, SOFT_WARNING } from '@turno25/shared/ui/tone.ts';
import { useEffect } from 'react';
import actions from '../parts/actions.module.css';
import { Dialog } from '../parts/Dialog.tsx';

type Props = {
  readonly secondsLeft: number;
  readonly canExtend: boolean;
  readonly onExtend: () => void;
  readonly onLeave: () => void;
};

/** Warns by sight and by sound that the person's time is about to end, and gives more of it. */
export function TimeoutDialog({ secondsLeft, canExtend, onExtend, onLeave }: Props) {
  const say = useSay();
  useEffect(() => playTone(SOFT_WARNING), []);
  return (
    <Dialog title={say('kiosk.timeout.title')} onEscape={canExtend ? onExtend : onLeave}>
      <p className="numerals">{say('kiosk.timeout.text', { seconds: secondsLeft })}</p>
      {!canExtend && <p>{say('kiosk.timeout.last')}</p>}
      <div className={actions.pair}>
        <Press className={actions.secondary} onPress={onLeave}>
          {say('kiosk.timeout.leave')}
        </Press>
        {canExtend && (
          <Press className={actions.primary} onPress={onExtend}>
            {say('kiosk.timeout.extend')}
          </Press>
        )}
      </div>
    </Dialog>
  );
}
