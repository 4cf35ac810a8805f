import { useEffect, useState } from 'react';
import type { Instant } from '../domain/ids.ts';
import { systemClock } from '../time/clock.ts';
import { systemTimers } from '../time/timers.ts';

/** The present instant, read again every `everyMillis`. */
export function useNow(everyMillis: number): Instant {
  const [now, setNow] = useState(systemClock.now);
  useEffect(() => systemTimers.every(everyMillis, () => setNow(systemClock.now())), [everyMillis]);
  return now;
}
