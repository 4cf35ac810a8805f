import { mayDo, type Permission } from '@turno25/shared/contracts/permissions.ts';
import type {
  BoardServerEvents,
  KioskServerEvents,
  NoClientEvents,
  StaffServerEvents,
  TrackServerEvents,
} from '@turno25/shared/contracts/sockets.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import type { FastifyInstance } from 'fastify';
import { type Namespace, Server, type Socket } from 'socket.io';
import type { Branch } from '../branch.ts';
import { boardCall } from '../read-models/boardView.ts';
import { iso } from '../read-models/format.ts';
import { trackView } from '../read-models/ticketView.ts';
import { identify, SESSION_COOKIE } from './auth.ts';
import { readLive } from './live.ts';

const HEARTBEAT_MS = 3000;
/** The whole live view is sent at most this often; what happens in between is in the next one. */
const LIVE_MS = 250;
const WAITS_MS = 2000;

type Handshake = { readonly auth: Record<string, unknown>; readonly headers: { readonly cookie?: string | undefined } };

export type Sockets = {
  /** Tells the screens again what follows from the queue: something other than an event has changed it. */
  readonly refresh: () => void;
  readonly close: () => Promise<void>;
};

/** Tells the screens what was committed. Each stream numbers its messages so that a client knows when it missed one. */
export function attachSockets(app: FastifyInstance, branch: Branch, timers: Timers): Sockets {
  const io = new Server(app.server, { serveClient: false, transports: ['websocket', 'polling'] });
  const board: Namespace<NoClientEvents, BoardServerEvents> = io.of('/board');
  const staff: Namespace<NoClientEvents, StaffServerEvents> = io.of('/staff');
  const kiosk: Namespace<NoClientEvents, KioskServerEvents> = io.of('/kiosk');
  const track: Namespace<NoClientEvents, TrackServerEvents> = io.of('/track');

  board.use(onlyFor(app, branch, 'board.read'));
  staff.use(onlyFor(app, branch, 'live.read'));
  kiosk.use(onlyFor(app, branch, 'kiosk.follow'));
  track.use((socket, next) => {
    const visitId = visitOf(branch, socket.handshake as Handshake);
    if (visitId === null) return next(new Error('token.unknown'));
    socket.data.visitId = visitId;
    return next();
  });
  // Rooms are joined once connected: what joins in a middleware is forgotten when the connection is made.
  track.on('connection', (socket) => {
    void socket.join(String(socket.data.visitId));
  });

  const { epoch } = branch;
  const last = { board: lastCall(branch), staff: 0, kiosk: 0, track: 0 };
  const stamp = (stream: keyof typeof last, seq: number): { epoch: string; seq: number; prev: number } => {
    const prev = last[stream];
    last[stream] = seq;
    return { epoch, seq, prev };
  };

  const sendLive = throttled(timers, LIVE_MS, () => {
    if (staff.sockets.size === 0) return;
    const live = readLive(branch);
    staff.emit('live', { ...stamp('staff', live.seq), live });
  });
  const sendWaits = throttled(timers, WAITS_MS, () => {
    board.emit('waits');
    kiosk.emit('catalog', stamp('kiosk', branch.ledger.head().seq));
    const state = branch.engine.state();
    const now = branch.engine.now();
    for (const visitId of track.adapter.rooms.keys()) {
      const visit = state.open.get(visitId) ?? state.ended.get(visitId);
      if (visit !== undefined) {
        track.to(visitId).emit('track', {
          ...stamp('track', branch.ledger.head().seq),
          track: trackView(state, branch.waits, visit, now),
        });
      }
    }
  });

  const sendCalls = (events: readonly RecordedEvent[]): void => {
    for (const event of events) {
      if (event.type !== 'visitCalled' && event.type !== 'visitRecalled') continue;
      const call = boardCall(branch.engine.state(), branch.reports, {
        seq: event.seq,
        at: event.at,
        kind: event.type === 'visitCalled' ? 'call' : 'recall',
        visitId: event.payload.visitId,
        counterId: event.payload.counterId,
      });
      board.emit('call', { ...stamp('board', event.seq), call });
    }
  };

  const refresh = (): void => {
    sendLive.ask();
    sendWaits.ask();
  };
  const unfollow = branch.engine.onCommitted((events) => {
    sendCalls(events);
    refresh();
  });
  const unheld = branch.handover.onAcknowledged(() => sendLive.ask());
  const stopBeating = timers.every(HEARTBEAT_MS, () => {
    const beat = { epoch, head: branch.ledger.head().seq, now: iso(branch.engine.now()) };
    board.emit('heartbeat', beat);
    staff.emit('heartbeat', beat);
    kiosk.emit('heartbeat', beat);
    track.emit('heartbeat', beat);
  });

  const close = async (): Promise<void> => {
    unfollow();
    unheld();
    stopBeating();
    sendLive.cancel();
    sendWaits.cancel();
    await io.close();
  };
  return { refresh, close };
}

function onlyFor(app: FastifyInstance, branch: Branch, permission: Permission) {
  return (socket: Socket, next: (error?: Error) => void): void => {
    const { auth, headers } = socket.handshake as Handshake;
    const bearer = typeof auth.token === 'string' ? auth.token : null;
    const cookie = app.parseCookie(headers.cookie ?? '')[SESSION_COOKIE] ?? null;
    const identity = identify(branch, bearer, cookie);
    if (identity === null) next(new Error('auth.required'));
    else if (!mayDo(identity.actor.role, permission)) next(new Error('auth.forbidden'));
    else next();
  };
}

function visitOf(branch: Branch, { auth }: Handshake): string | null {
  return typeof auth.token === 'string' ? branch.reports.visitIdByTrackHash(branch.tokens.trackHash(auth.token)) : null;
}

/** Sequence number of the day's last announcement: where the board's stream goes on after a restart. */
function lastCall(branch: Branch): number {
  const date = branch.engine.state().day?.date;
  return date === undefined ? 0 : (branch.reports.lastCalls(date, 1).at(-1)?.seq ?? 0);
}

/** Runs a task soon after it is asked for, and never more often than every `millis`. */
function throttled(
  timers: Timers,
  millis: number,
  task: () => void,
): { readonly ask: () => void; readonly cancel: Cancel } {
  let resting: Cancel | null = null;
  let asked = false;
  const run = (): void => {
    asked = false;
    task();
    resting = timers.after(millis, () => {
      resting = null;
      if (asked) run();
    });
  };
  return {
    ask: () => {
      if (resting === null) run();
      else asked = true;
    },
    cancel: () => resting?.(),
  };
}
