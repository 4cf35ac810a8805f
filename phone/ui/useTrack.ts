import type { TrackServerEvents } from '@turno25/shared/contracts/sockets.ts';
import type { TrackView } from '@turno25/shared/contracts/tickets.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import type { Cancel } from '@turno25/shared/time/timers.ts';
import { command, get } from '@turno25/shared/ui/api.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useInterval } from '@turno25/shared/ui/useInterval.ts';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { io, type Socket } from 'socket.io-client';

/** How often a phone asks by itself, whatever its stream does: sockets sleep when phones do. */
const REFRESH = 10_000;

type Missing = 'unknown' | 'notArrived';

export type Track = {
  readonly view: TrackView | null;
  /** `notArrived`: a kiosk gave this ticket without the server, and has not brought it home. `unknown`: there is none such. */
  readonly missing: Missing | null;
  /** When the last answer came, while newer ones fail. */
  readonly staleSince: Instant | null;
  readonly leave: () => Promise<boolean>;
  /** The person says that they asked for the pause. */
  readonly confirmHold: () => Promise<boolean>;
};

type Reading = {
  readonly view: TrackView | null;
  readonly missing: Missing | null;
  readonly at: Instant;
  readonly failing: boolean;
};

/** One visit as its holder sees it, kept fresh by the stream and by asking. */
export function useTrack(token: string): Track {
  const [reading, setReading] = useState<Reading>({ view: null, missing: null, at: 0, failing: false });
  const { clock, timers, newId } = useSources();
  const latest = useRef(0);

  const read = useCallback(async () => {
    latest.current += 1;
    const turn = latest.current;
    const answer = await get<TrackView>(`/track/${token}`);
    if (turn !== latest.current) return;
    if (answer.ok) setReading({ view: answer.value, missing: null, at: clock.now(), failing: false });
    else if (answer.error.kind === 'problem' && answer.error.problem.status < 500) {
      const missing = answer.error.problem.code === 'token.notArrived' ? 'notArrived' : 'unknown';
      setReading((before) => ({ ...before, missing: before.view === null ? missing : null, failing: false }));
    } else setReading((before) => ({ ...before, failing: true }));
  }, [token, clock]);

  const hear = useEffectEvent((view: TrackView) => {
    latest.current += 1;
    setReading({ view, missing: null, at: clock.now(), failing: false });
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
    // Refused, as for a ticket that has not arrived: a refused socket does not try again by itself.
    let knocking: Cancel = () => undefined;
    socket.on('connect_error', () => {
      knocking();
      if (!socket.active) knocking = timers.after(REFRESH, () => socket.connect());
    });
    const woken = (): void => void read();
    document.addEventListener('visibilitychange', woken);
    return () => {
      document.removeEventListener('visibilitychange', woken);
      knocking();
      socket.disconnect();
    };
  }, [token, read, timers]);
  useInterval(() => void read(), REFRESH);

  const leave = useCallback(async () => {
    const answer = await command('DELETE', `/track/${token}`, undefined, { key: newId() });
    await read();
    return answer.ok;
  }, [token, read, newId]);

  const confirmHold = useCallback(async () => {
    const answer = await command('POST', `/track/${token}/confirm-hold`, undefined, { key: newId() });
    await read();
    return answer.ok;
  }, [token, read, newId]);

  const { view, missing, at, failing } = reading;
  return { view, missing, staleSince: failing && view !== null ? at : null, leave, confirmHold };
}
