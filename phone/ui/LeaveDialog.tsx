import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Dialog } from '@turno25/shared/ui/kit/Dialog.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useState } from 'react';

type Props = { readonly onLeave: () => Promise<boolean>; readonly onClose: () => void };

/** Asks once more before a place in the queue is given up. */
export function LeaveDialog({ onLeave, onClose }: Props) {
  const say = useSay();
  const [state, setState] = useState<'asking' | 'leaving' | 'failed'>('asking');
  const leave = async (): Promise<void> => {
    setState('leaving');
    if (await onLeave()) onClose();
    else setState('failed');
  };
  return (
    <Dialog title={say('track.leave.ask')} onEscape={onClose}>
      <p>{say(state === 'failed' ? 'track.leave.failed' : 'track.leave.text')}</p>
      <Button look="primary" onPress={onClose}>
        {say('track.leave.no')}
      </Button>
      <Button disabled={state === 'leaving'} onPress={leave}>
        {say('track.leave.yes')}
      </Button>
    </Dialog>
  );
}
