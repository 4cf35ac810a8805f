import type { LiveView } from '@turno25/shared/contracts/live.ts';
import type { Heartbeat, NoClientEvents, StaffServerEvents, Streamed } from '@turno25/shared/contracts/sockets.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import { type ApiTrouble, get } from '@turno25/shared/ui/api.ts';
import { io, type Socket } from 'socket.io-client';
import { beatTellsOfMore, continuityOf, type Position } from './continuity.ts';

/** `polling`: the stream is silent but the server answers. `lost`: nothing answers, what is on screen is the last known. */
export type LiveStatus = 'connecting' | 'live' | 'polling' | 'lost';

export type LiveListener = {
  readonly onView: (view: LiveView) => void;
  readonly onTime: (iso: string) => void;
  readonly onStatus: (status: LiveStatus) => void;
  readonly onTrouble: (trouble: ApiTrouble) => void;
};

export type LiveWatch = { readonly refresh: () => Promise<void>; readonly stop: Cancel };

const SILENCE_MS = 10_000;
const POLL_MS = 5_000;

/** Keeps a live view up to date: by the stream while it speaks, by asking while it does not. */
export function watchLive(listener: LiveListener, timers: Timers): LiveWatch {
  const socket: Socket<StaffServerEvents, NoClientEvents> = io('/staff', { withCredentials: true });
  let last: Position | null = null;
  let streaming = false;
  let answered = false;
  let stopped = false;
  let asking: Promise<void> | null = null;
  let queued: Promise<void> | null = null;
  let early: Streamed<{ live: LiveView }> | null = null;
  let cancelSilence: Cancel = () => {};

  function show(view: LiveView): void {
    last = { epoch: view.epoch, seq: view.seq };
    listener.onTime(view.now);
    listener.onView(view);
  }

  async function ask(): Promise<void> {
    const answer = await get<LiveView>('/live');
    if (stopped) return;
    answered = answer.ok;
    if (answer.ok) {
      const older = last !== null && last.epoch === answer.value.epoch && answer.value.seq < last.seq;
      if (!older) show(answer.value);
      listener.onStatus(streaming ? 'live' : 'polling');
    } else {
      listener.onTrouble(answer.error);
      if (!streaming) listener.onStatus('lost');
    }
  }

  /** One question at a time; whoever asks while one is under way gets an answer that was asked for afterwards. */
  function refresh(): Promise<void> {
    if (queued !== null) return queued;
    const turn = (asking ?? Promise.resolve()).then(async () => {
      queued = null;
      asking = turn;
      await ask();
      if (asking === turn) asking = null;
      const waiting = early;
      early = null;
      if (waiting !== null && !stopped) take(waiting);
    });
    queued = turn;
    return turn;
  }

  function take(message: Streamed<{ live: LiveView }>): void {
    if (asking !== null || queued !== null) {
      early = message;
      return;
    }
    const continuity = continuityOf(last, message);
    if (continuity === 'take') show(message.live);
    if (continuity === 'ask') void refresh();
  }

  function hear(): void {
    cancelSilence();
    cancelSilence = timers.after(SILENCE_MS, fallSilent);
    if (streaming) return;
    streaming = true;
    void refresh();
  }

  function fallSilent(): void {
    cancelSilence();
    if (stopped || !streaming) return;
    streaming = false;
    listener.onStatus('lost');
    void refresh();
  }

  socket.on('connect', hear);
  socket.on('disconnect', fallSilent);
  socket.on('live', (message) => {
    hear();
    take(message);
  });
  socket.on('heartbeat', (beat: Heartbeat) => {
    listener.onTime(beat.now);
    hear();
    if (asking === null && beatTellsOfMore(last, beat)) void refresh();
  });

  const cancelPoll = timers.every(POLL_MS, () => {
    if (streaming && answered) return;
    if (!socket.active) socket.connect();
    void refresh();
  });
  void refresh();

  return {
    refresh,
    stop() {
      stopped = true;
      cancelPoll();
      cancelSilence();
      socket.disconnect();
    },
  };
}
