import type { BoardCall } from '@turno25/shared/contracts/board.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useEffectEvent } from 'react';
import { announceCall, BROWSER_VOICE } from './speaker.ts';

/** Announces the call that is to be spoken, and tells when it is over. */
export function useSpeaker(speaking: BoardCall | null, onSpoken: (seq: number) => void): void {
  const { timers } = useSources();
  const spoken = useEffectEvent(onSpoken);
  useEffect(() => {
    if (speaking === null) return;
    return announceCall(speaking, () => spoken(speaking.seq), BROWSER_VOICE, timers);
  }, [speaking, timers]);
}
