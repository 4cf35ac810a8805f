import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Dialog } from '@turno25/shared/ui/kit/Dialog.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useState } from 'react';

type Props = {
  /** What is asked: its words are `track.leave.…` and `track.pause.…`. */
  readonly about: 'leave' | 'pause';
  readonly onYes: () => Promise<boolean>;
  readonly onClose: () => void;
};

/** Asks once more before something that cannot be undone, or can be done only once. */
export function AskedTwice({ about, onYes, onClose }: Props) {
  const say = useSay();
  const [state, setState] = useState<'asking' | 'telling' | 'failed'>('asking');
  const tell = async (): Promise<void> => {
    setState('telling');
    if (await onYes()) onClose();
    else setState('failed');
  };
  return (
    <Dialog title={say(`track.${about}.ask`)} onEscape={onClose}>
      <p>{say(state === 'failed' ? 'track.leave.failed' : `track.${about}.text`)}</p>
      <Button look="primary" onPress={onClose}>
        {say(`track.${about}.no`)}
      </Button>
      <Button disabled={state === 'telling'} onPress={tell}>
        {say(`track.${about}.yes`)}
      </Button>
    </Dialog>
  );
}
