import { useEffect, useEffectEvent } from 'react';
import { systemTimers } from '../time/timers.ts';

/** Runs `task` every `everyMillis` while the component is on screen; null stops it. */
export function useInterval(task: () => void, everyMillis: number | null): void {
  const run = useEffectEvent(task);
  useEffect(() => {
    if (everyMillis === null) return;
    return systemTimers.every(everyMillis, () => run());
  }, [everyMillis]);
}
