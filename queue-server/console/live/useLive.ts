import type { CounterView } from '@turno25/shared/contracts/counters.ts';
import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '../signedIn/sessionContext.ts';
import { createServerClock, type ServerClock } from './serverClock.ts';
import { type LiveStatus, type LiveWatch, watchLive } from './watchLive.ts';

export type Live = {
  readonly view: LiveView | null;
  readonly status: LiveStatus;
  readonly clock: ServerClock;
  /** Asks the server now; after a command, so that its effect is on screen before anything older. */
  readonly refresh: () => Promise<void>;
  /** Shows a counter as a command's answer left it. */
  readonly place: (counter: CounterView) => void;
};

export function useLive(): Live {
  const { notice, locked } = useSession();
  const sources = useSources();
  const [view, setView] = useState<LiveView | null>(null);
  const [status, setStatus] = useState<LiveStatus>('connecting');
  const [clock] = useState(() => createServerClock(sources));
  const watch = useRef<LiveWatch | null>(null);

  useEffect(() => {
    const started = watchLive(
      { onView: setView, onTime: clock.hear, onStatus: setStatus, onTrouble: notice },
      sources.timers,
    );
    watch.current = started;
    return () => {
      watch.current = null;
      started.stop();
    };
  }, [clock, notice, sources]);

  // What was refused meanwhile is asked as soon as the page is open again.
  useEffect(() => (locked ? () => void watch.current?.refresh() : undefined), [locked]);

  const refresh = useCallback(async () => {
    await watch.current?.refresh();
  }, []);
  const place = useCallback((counter: CounterView) => {
    setView((seen) =>
      seen === null
        ? seen
        : { ...seen, counters: seen.counters.map((known) => (known.id === counter.id ? counter : known)) },
    );
  }, []);
  return { view, status, clock, refresh, place };
}
