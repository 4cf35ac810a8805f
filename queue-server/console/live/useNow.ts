import type { Instant } from '@turno25/shared/domain/ids.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { useEffect, useState } from 'react';

const SECOND_MS = 1_000;

/** The present, told again every second. */
export function useNow(clock: Clock): Instant {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => systemTimers.every(SECOND_MS, () => setNow(clock.now())), [clock]);
  return now;
}
