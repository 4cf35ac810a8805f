import { useSay } from '@turno25/shared/ui/language.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
import { useEffect, useId, useRef, useState } from 'react';
import styles from './TrackPage.module.css';

type Props = { readonly onLeave: () => Promise<boolean>; readonly onClose: () => void };

/** Asks once more before a place in the queue is given up. */
export function LeaveDialog({ onLeave, onClose }: Props) {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [state, setState] = useState<'asking' | 'leaving' | 'failed'>('asking');
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const leave = async (): Promise<void> => {
    setState('leaving');
    if (await onLeave()) onClose();
    else setState('failed');
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId} className={styles.status}>
        {say('track.leave.ask')}
      </h2>
      <p className={styles.text}>{say(state === 'failed' ? 'track.leave.failed' : 'track.leave.text')}</p>
      <Press className={styles.primary} onPress={onClose}>
        {say('track.leave.no')}
      </Press>
      <Press className={styles.secondary} disabled={state === 'leaving'} onPress={leave}>
        {say('track.leave.yes')}
      </Press>
    </dialog>
  );
}
