import type { CounterView } from '@turno25/shared/contracts/counters.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useState } from 'react';
import type { ServerClock } from '../live/serverClock.ts';

const SECOND = 1_000;

type Parts = {
  readonly counter: CounterView;
  /** Whether somebody can be called. */
  readonly someone: boolean;
  /** Seconds of grace; null where nothing is called by itself. */
  readonly seconds: number | null;
  /** Something else is being done: a sheet is open, a command is under way. */
  readonly occupied: boolean;
  readonly clock: ServerClock;
  readonly call: () => void;
};

export type AutoCall = {
  /** Instant of the call that comes by itself; null when none comes. */
  readonly at: Instant | null;
  /** Not now: until somebody has been here again. */
  readonly wait: () => void;
};

/** Calls the next one by itself once the counter is free and somebody waits, after a grace in which one can say wait. */
export function useAutoCall({ counter, someone, seconds, occupied, clock, call }: Parts): AutoCall {
  const { timers } = useSources();
  const [waits, setWaits] = useState(false);
  const [at, setAt] = useState<Instant | null>(null);
  const free = counter.status === 'open' && counter.visit === null;
  const ready = free && someone && !occupied && !waits && seconds !== null;

  useEffect(() => {
    if (!free) setWaits(false);
  }, [free]);

  useEffect(() => {
    if (!ready || seconds === null) {
      setAt(null);
      return undefined;
    }
    setAt(clock.now() + seconds * SECOND);
    return timers.after(seconds * SECOND, call);
    // A new grace begins when it becomes ready, and not with each picture of the line.
  }, [ready, seconds, clock, timers, call]);

  return { at, wait: () => setWaits(true) };
}
