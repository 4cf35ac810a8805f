import { useCallback, useMemo, useRef, useState } from 'react';
import type { FlowFace, FlowSlot } from '../common/flow.ts';
import { faceOf } from '../entry/flow/entry.ts';
import type { KioskEvent, KioskState } from './kioskState.ts';

/** Before a flow has shown its first screen. */
const NO_FACE: FlowFace = { screen: '', canGoBack: true, ended: false };

export type ShownFlow = {
  /** Where a flow with a state of its own stands. */
  readonly slot: FlowSlot;
  readonly face: FlowFace;
  /** A new one for each screen on the way to a ticket; the same all through a flow that keeps its own state. */
  readonly screenKey: string;
  readonly back: () => void;
};

/** The flow on screen as the frame sees it, whichever it is. */
export function useShownFlow({ entry, aside }: KioskState, tell: (event: KioskEvent) => void): ShownFlow {
  const [asideFace, setAsideFace] = useState(NO_FACE);
  const flowBack = useRef<(() => boolean) | null>(null);
  const slot = useMemo<FlowSlot>(() => ({ show: setAsideFace, back: flowBack }), []);
  const back = useCallback(() => {
    if (flowBack.current?.() !== true) tell({ type: 'back' });
  }, [tell]);
  const entryFace = faceOf(entry);
  if (aside === null) return { slot, face: entryFace, screenKey: entryFace.screen, back };
  return { slot, face: { ...asideFace, screen: `${aside.flow} ${asideFace.screen}` }, screenKey: aside.flow, back };
}
