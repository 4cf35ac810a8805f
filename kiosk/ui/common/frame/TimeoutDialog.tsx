import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Dialog } from '@turno25/shared/ui/kit/Dialog.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { playTone, SOFT_WARNING } from '@turno25/shared/ui/tone.ts';
import { useEffect } from 'react';
import actions from '../parts/actions.module.css';

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
        <Button size="large" onPress={onLeave}>
          {say('kiosk.timeout.leave')}
        </Button>
        {canExtend && (
          <Button look="primary" size="large" onPress={onExtend}>
            {say('kiosk.timeout.extend')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
