import type { BoardCall } from '@turno25/shared/contracts/board.ts';
import { useEffect, useEffectEvent } from 'react';
import { announceCall } from './speaker.ts';

/** Announces the call that is to be spoken, and tells when it is over. */
export function useSpeaker(speaking: BoardCall | null, onSpoken: (seq: number) => void): void {
  const spoken = useEffectEvent(onSpoken);
  useEffect(() => {
    if (speaking === null) return;
    return announceCall(speaking, () => spoken(speaking.seq));
  }, [speaking]);
}
