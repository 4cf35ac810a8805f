import { CALL_CHIME, playTone } from '@turno25/shared/ui/tone.ts';
import { useEffect, useState } from 'react';

const BUZZ = [400, 150, 400];

/** Sound and vibration when the person is called; browsers allow sound only after a touch, so it is asked for. */
export function useCallAlert(called: boolean): { readonly on: boolean; readonly allow: () => void } {
  const [on, setOn] = useState(false);
  useEffect(() => {
    if (!called) return;
    if ('vibrate' in navigator) navigator.vibrate(BUZZ);
    if (on) playTone(CALL_CHIME);
  }, [called, on]);
  return {
    on,
    allow: () => {
      playTone(CALL_CHIME);
      setOn(true);
    },
  };
}
