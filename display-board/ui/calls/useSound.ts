import { useSources } from '@turno25/shared/ui/sources.ts';
import { soundAllowed } from '@turno25/shared/ui/tone.ts';
import { useEffect, useState } from 'react';
import { DELAYS } from '../common/delays.ts';

/** How often a board asks whether it may sound: somebody may have touched it, or pulled the rights away. */
const ASK_EVERY = 10_000;

/** Whether the browser lets this page sound; null until it is known. A touch on the screen asks again at once. */
export function useSound(): boolean | null {
  const { timers } = useSources();
  const [allowed, setAllowed] = useState<boolean | null>(null);
  useEffect(() => {
    const ask = (): void => {
      soundAllowed(timers, DELAYS.sound).then(setAllowed, () => setAllowed(false));
    };
    ask();
    addEventListener('pointerup', ask);
    addEventListener('keydown', ask);
    const rest = timers.every(ASK_EVERY, ask);
    return () => {
      removeEventListener('pointerup', ask);
      removeEventListener('keydown', ask);
      rest();
    };
  }, [timers]);
  return allowed;
}
