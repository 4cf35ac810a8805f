import type { Millis } from '@turno25/shared/domain/ids.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useEffectEvent } from 'react';

/** Tells when nothing was touched for `millis`. */
export function useIdle(millis: Millis, onIdle: () => void): void {
  const { timers } = useSources();
  const idle = useEffectEvent(onIdle);
  useEffect(() => {
    const wait = () => timers.after(millis, () => idle());
    let cancel = wait();
    const touched = (): void => {
      cancel();
      cancel = wait();
    };
    const options = { capture: true } as const;
    document.addEventListener('pointerdown', touched, options);
    document.addEventListener('keydown', touched, options);
    return () => {
      cancel();
      document.removeEventListener('pointerdown', touched, options);
      document.removeEventListener('keydown', touched, options);
    };
  }, [millis, timers]);
}
