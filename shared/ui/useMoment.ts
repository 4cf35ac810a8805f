import { useEffect, useState } from 'react';
import type { Moment } from '../time/spans.ts';
import { useSources } from './sources.ts';

/** The present moment of the monotonic clock, read again every `everyMillis`: for what counts down, or grows old. */
export function useMoment(everyMillis: number): Moment {
  const { spans, timers } = useSources();
  const [moment, setMoment] = useState(spans.monotonic);
  useEffect(() => timers.every(everyMillis, () => setMoment(spans.monotonic())), [spans, timers, everyMillis]);
  return moment;
}
