import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { KioskEvent, KioskState } from './kioskState.ts';
import { KioskStore } from './kioskStore.ts';

/** The kiosk's state on screen; touches anywhere keep the person's time. */
export function useKioskState(): readonly [KioskState, (event: KioskEvent) => void] {
  const sources = useSources();
  const [store] = useState(() => new KioskStore(sources));
  const state = useSyncExternalStore(store.watch, store.state);
  const { tell } = store;
  useEffect(() => {
    const touched = (): void => tell({ type: 'touched' });
    document.addEventListener('pointerdown', touched);
    document.addEventListener('keydown', touched);
    return () => {
      document.removeEventListener('pointerdown', touched);
      document.removeEventListener('keydown', touched);
    };
  }, [tell]);
  return [state, tell];
}
