import type { Instant } from '@turno25/shared/domain/ids.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useReducer } from 'react';

const SECOND_MS = 1_000;

/** The present, told again every second and whenever something else changes on screen. */
export function useNow(clock: Clock): Instant {
  const { timers } = useSources();
  const [, tick] = useReducer((ticks: number) => ticks + 1, 0);
  useEffect(() => timers.every(SECOND_MS, tick), [timers]);
  return clock.now();
}
