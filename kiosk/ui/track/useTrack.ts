import type { TrackServerEvents } from '@turno25/shared/contracts/sockets.ts';
import type { TrackView } from '@turno25/shared/contracts/tickets.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { systemClock } from '@turno25/shared/time/clock.ts';
import { command, get } from '@turno25/shared/ui/api.ts';
import { useInterval } from '@turno25/shared/ui/useInterval.ts';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { io, type Socket } from 'socket.io-client';

/** How often a phone asks by itself, whatever its stream does: sockets sleep when phones do. */
const REFRESH = 10_000;

export type Track = {
  readonly view: TrackView | null;
  /** The branch does not know this visit. */
  readonly unknown: boolean;
  /** When the last answer came, while newer ones fail. */
  readonly staleSince: Instant | null;
  readonly leave: () => Promise<boolean>;
};

type Reading = {
  readonly view: TrackView | null;
  readonly unknown: boolean;
  readonly at: Instant;
  readonly failing: boolean;
};

/** One visit as its holder sees it, kept fresh by the stream and by asking. */
export function useTrack(token: string): Track {
  const [reading, setReading] = useState<Reading>({ view: null, unknown: false, at: 0, failing: false });
  const latest = useRef(0);

  const read = useCallback(async () => {
    latest.current += 1;
    const turn = latest.current;
    const answer = await get<TrackView>(`/track/${token}`);
    if (turn !== latest.current) return;
    if (answer.ok) setReading({ view: answer.value, unknown: false, at: systemClock.now(), failing: false });
    else if (answer.error.kind === 'problem' && answer.error.problem.status < 500) {
      setReading((before) => ({ ...before, unknown: before.view === null }));
    } else setReading((before) => ({ ...before, failing: true }));
  }, [token]);

  const hear = useEffectEvent((view: TrackView) => {
    latest.current += 1;
    setReading({ view, unknown: false, at: systemClock.now(), failing: false });
  });
  useEffect(() => {
    void read();
    const socket: Socket<TrackServerEvents> = io('/track', {
      auth: { token },
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelayMax: 5_000,
    });
    socket.on('track', ({ track }) => hear(track));
    socket.on('connect', () => void read());
    const woken = (): void => void read();
    document.addEventListener('visibilitychange', woken);
    return () => {
      document.removeEventListener('visibilitychange', woken);
      socket.disconnect();
    };
  }, [token, read]);
  useInterval(() => void read(), REFRESH);

  const leave = useCallback(async () => {
    const answer = await command('DELETE', `/track/${token}`, undefined);
    await read();
    return answer.ok;
  }, [token, read]);

  const { view, unknown, at, failing } = reading;
  return { view, unknown, staleSince: failing && view !== null ? at : null, leave };
}
