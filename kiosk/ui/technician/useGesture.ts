import { meaningOf } from '@turno25/shared/contracts/windowKeys.ts';
import type { Cancel } from '@turno25/shared/time/timers.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useEffectEvent } from 'react';
import { MACHINE_DELAYS } from '../common/machine/delays.ts';
import { pressOf } from '../common/window/keepWindow.ts';
import { isLastTap, noTaps, tapped } from './gesture.ts';

/** Tells when the hidden gesture was made: five taps in the upper left corner, the fifth one held, or the chord. */
export function useGesture(onMade: () => void): void {
  const { timers } = useSources();
  const made = useEffectEvent(onMade);
  useEffect(() => {
    let taps = noTaps(MACHINE_DELAYS.tapGap);
    let release: Cancel = () => undefined;
    const down = (event: PointerEvent): void => {
      release();
      taps = tapped(taps, { x: event.clientX, y: event.clientY }, event.timeStamp);
      if (isLastTap(taps)) release = timers.after(MACHINE_DELAYS.tapHold, () => made());
    };
    const up = (): void => release();
    const key = (event: KeyboardEvent): void => {
      if (meaningOf(pressOf(event)) !== 'technician') return;
      event.preventDefault();
      made();
    };
    const options = { capture: true } as const;
    document.addEventListener('pointerdown', down, options);
    document.addEventListener('pointerup', up, options);
    document.addEventListener('pointercancel', up, options);
    document.addEventListener('keydown', key, options);
    return () => {
      release();
      document.removeEventListener('pointerdown', down, options);
      document.removeEventListener('pointerup', up, options);
      document.removeEventListener('pointercancel', up, options);
      document.removeEventListener('keydown', key, options);
    };
  }, [timers]);
}
