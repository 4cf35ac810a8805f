import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useState } from 'react';

/** Long enough for a press that was meant for what stood there before. */
const REST_MS = 400;

/**
 * True for a moment after `meaning` changed, also where somebody else changed it: a key means what it meant when the
 * finger went down.
 */
export function useResting(meaning: string): boolean {
  const { timers } = useSources();
  const [settled, setSettled] = useState(meaning);
  useEffect(
    () => (meaning === settled ? undefined : timers.after(REST_MS, () => setSettled(meaning))),
    [meaning, settled, timers],
  );
  return meaning !== settled;
}
