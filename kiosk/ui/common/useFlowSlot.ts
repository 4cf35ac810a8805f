import { useEffect, useEffectEvent } from 'react';
import type { FlowFace, FlowSlot } from './flow.ts';

/** Shows the frame the face of a flow, and takes its control of going back. */
export function useFlowSlot({ show, back }: FlowSlot, face: FlowFace, onBack: () => boolean): void {
  const { screen, canGoBack, ended } = face;
  useEffect(() => show({ screen, canGoBack, ended }), [show, screen, canGoBack, ended]);
  const goBack = useEffectEvent(onBack);
  useEffect(() => {
    back.current = () => goBack();
    return () => {
      back.current = null;
    };
  }, [back]);
}
