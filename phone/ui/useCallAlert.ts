import { useSources } from '@turno25/shared/ui/sources.ts';
import { CALL_CHIME, playTone, soundAllowed } from '@turno25/shared/ui/tone.ts';
import { useEffect, useState } from 'react';
import { type Means, ringing } from './alert.ts';

const BUZZ = [400, 150, 400];
/** A browser that lets sound through has begun it by now. */
const SOUND_BEGINS = 800;

export type CallAlert = {
  /** What was found out when the person asked for it; null before. */
  readonly means: Means | null;
  readonly allow: () => void;
};

/**
 * Sound and vibration when the person is called. Browsers allow sound only after a touch, so it is asked for; whether it came is
 * asked too, and again whenever the page comes back to the front, since a browser may take it away behind another.
 */
export function useCallAlert(called: boolean): CallAlert {
  const { timers } = useSources();
  const [means, setMeans] = useState<Means | null>(null);
  const asked = means !== null;
  useEffect(() => {
    if (!asked) return;
    const look = (): void => {
      if (document.visibilityState === 'visible')
        void soundAllowed(timers, SOUND_BEGINS).then((sounds) => setMeans({ sounds, vibrates: canVibrate() }));
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [asked, timers]);
  useEffect(() => {
    if (!called) return;
    return ringing(() => {
      if (canVibrate()) navigator.vibrate(BUZZ);
      if (asked) playTone(CALL_CHIME);
    }, timers);
  }, [called, asked, timers]);
  return {
    means,
    allow: () => {
      playTone(CALL_CHIME);
      if (canVibrate()) navigator.vibrate(BUZZ);
      void soundAllowed(timers, SOUND_BEGINS).then((sounds) => setMeans({ sounds, vibrates: canVibrate() }));
    },
  };
}

function canVibrate(): boolean {
  return 'vibrate' in navigator;
}
