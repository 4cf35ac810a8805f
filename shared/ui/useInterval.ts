import { useEffect, useEffectEvent } from 'react';
import { useSources } from './sources.ts';

/** Runs `task` every `everyMillis` while the component is on screen; null stops it. */
export function useInterval(task: () => void, everyMillis: number | null): void {
  const { timers } = useSources();
  const run = useEffectEvent(task);
  useEffect(() => {
    if (everyMillis === null) return;
    return timers.every(everyMillis, () => run());
  }, [timers, everyMillis]);
}
