import { mayDo, type Permission } from '@turno25/shared/contracts/permissions.ts';
import type {
  BoardServerEvents,
  KioskServerEvents,
  NoClientEvents,
  StaffServerEvents,
} from '@turno25/shared/contracts/sockets.ts';
import type { EventType } from '@turno25/shared/domain/ledger/events.ts';
import type { Doors } from '@turno25/shared/http/doors.ts';
import { ownHosts } from '@turno25/shared/http/hosts.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import type { FastifyInstance } from 'fastify';
import { type Namespace, Server, type Socket } from 'socket.io';
import type { Branch } from '../branch.ts';
import { iso } from '../read-models/format.ts';
import { identify, sessionCookie } from './auth.ts';
import { boardStream } from './boardStream.ts';
import { readLive } from './live.ts';
import { addressBehind, placeOf } from './places.ts';

const HEARTBEAT_MS = 3000;
/** The whole live view is sent at most this often; what happens in between is in the next one. */
const LIVE_MS = 250;
const WAITS_MS = 2000;

type Handshake = {
  readonly auth: Record<string, unknown>;
  readonly headers: { readonly cookie?: string | undefined; readonly 'x-forwarded-proto'?: string | undefined };
};

export type Sockets = {
  /** Tells the screens again what follows from the queue: something other than an event has changed it. */
  readonly refresh: () => void;
  readonly close: () => Promise<void>;
};

/** Tells the screens what was committed. Each stream numbers its messages so that a client knows when it missed one. */
export function attachSockets(
  app: FastifyInstance,
  branch: Branch,
  { timers, doors }: { readonly timers: Timers; readonly doors: Doors },
): Sockets {
  const knows = ownHosts(doors.hosts, () => branch.engine.state().config?.config.branch.publicAddress ?? null);
  const io = new Server(app.server, {
    serveClient: false,
    transports: ['websocket', 'polling'],
    // Screens say who they are and nothing after that.
    maxHttpBufferSize: 4096,
    connectTimeout: doors.limits.headersMs,
    allowRequest: ({ headers }, decide) => decide(null, knows(headers.host)),
  });
  // Every stream is in a namespace with a door of its own; nobody has business in the hall.
  io.use((_socket, next) => next(new Error('auth.required')));
  const board: Namespace<NoClientEvents, BoardServerEvents> = io.of('/board');
  const staff: Namespace<NoClientEvents, StaffServerEvents> = io.of('/staff');
  const kiosk: Namespace<NoClientEvents, KioskServerEvents> = io.of('/kiosk');

  const admission = admissionTo(app, branch, doors.proxyHops > 0);
  const doorkeeper = keepDoors();
  board.use(doorkeeper.admitting(admission('board.read')));
  staff.use(doorkeeper.admitting(admission('live.read')));
  kiosk.use(doorkeeper.admitting(admission('kiosk.follow')));

  const { epoch } = branch;
  const last = { staff: 0, kiosk: 0 };
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
  });

  const callsOf = boardStream(branch);

  kiosk.on('connection', (socket) => {
    const { actorId } = socket.data as { readonly actorId: string };
    branch.machine.kiosks.came(actorId, branch.engine.now());
    socket.once('disconnect', () => branch.machine.kiosks.went(actorId, branch.engine.now()));
  });
  board.on('connection', (socket) => watchPlace(branch, socket, 'board', doors.proxyHops));
  kiosk.on('connection', (socket) => watchPlace(branch, socket, 'kiosk', doors.proxyHops));
  const tellKiosk = (deviceId: string, news: 'papers' | 'asked'): void => {
    for (const socket of kiosk.sockets.values())
      if ((socket.data as { readonly actorId: string }).actorId === deviceId) socket.emit(news);
  };

  const refresh = (): void => {
    sendLive.ask();
    sendWaits.ask();
  };
  const unfollow = branch.engine.onCommitted((events) => {
    if (events.some(({ type }) => SHUTS_OUT.has(type))) doorkeeper.lookAgain();
    for (const message of callsOf(events)) board.emit('call', message);
    for (const deviceId of branch.machine.kiosks.follow(events)) tellKiosk(deviceId, 'papers');
    for (const deviceId of branch.machine.kioskTests.follow(events)) tellKiosk(deviceId, 'asked');
    refresh();
  });
  const unsigned = branch.accounts.onSessionsEnded(() => doorkeeper.lookAgain());
  const unheld = branch.handover.onAcknowledged(() => sendLive.ask());
  const stopBeating = timers.every(HEARTBEAT_MS, () => {
    // A session that ran out shuts its sockets too, and no event tells of it.
    doorkeeper.lookAgain();
    const beat = { epoch, head: branch.ledger.head().seq, now: iso(branch.engine.now()) };
    board.emit('heartbeat', beat);
    staff.emit('heartbeat', beat);
    kiosk.emit('heartbeat', beat);
  });

  const close = async (): Promise<void> => {
    unfollow();
    unheld();
    unsigned();
    stopBeating();
    sendLive.cancel();
    sendWaits.cancel();
    await io.close();
  };
  return { refresh, close };
}

/** Notices whose page is there, and from where: of devices alone, since a page that staff opened stands in no hall. */
function watchPlace(branch: Branch, socket: Socket, kind: 'kiosk' | 'board', proxyHops: number): void {
  const { deviceId } = socket.data as { readonly deviceId: string | null };
  // A kiosk may listen to calls too: that makes no board of it.
  if (deviceId === null || branch.engine.state().devices.get(deviceId)?.kind !== kind) return;
  const { headers, address } = socket.handshake;
  const forwarded = proxyHops === 0 ? [] : String(headers['x-forwarded-for'] ?? '').split(',');
  const place = placeOf(branch.vault, deviceId, addressBehind(forwarded, address, proxyHops));
  branch.machine.presence.came(deviceId, place, branch.engine.now());
  socket.once('disconnect', () => branch.machine.presence.went(deviceId, place, branch.engine.now()));
}

/** Why a socket may not come in; null when it may. */
type Admission = (socket: Socket) => string | null;

function admissionTo(
  app: FastifyInstance,
  branch: Branch,
  behindProxy: boolean,
): (permission: Permission) => Admission {
  return (permission) => (socket) => {
    const { auth, headers } = socket.handshake as Handshake;
    const bearer = typeof auth.token === 'string' ? auth.token : null;
    const secure =
      behindProxy && headers['x-forwarded-proto'] !== undefined
        ? headers['x-forwarded-proto'].split(',').at(-1)?.trim() === 'https'
        : socket.handshake.secure;
    const cookie = app.parseCookie(headers.cookie ?? '')[sessionCookie(secure)] ?? null;
    const identity = identify(branch, bearer, cookie);
    if (identity === null) return 'auth.required';
    socket.data.actorId = identity.actor.id;
    socket.data.deviceId = identity.deviceId;
    return mayDo(identity.actor.role, permission) ? null : 'auth.forbidden';
  };
}

/** Events after which somebody who was let in may have to go. */
const SHUTS_OUT: ReadonlySet<string> = new Set<EventType>([
  'deviceRevoked',
  'staffDisabled',
  'staffSecretChanged',
  'staffSessionsEnded',
  'codesReplaced',
]);

/** Asks everybody who was let in again what let them in, when it may have changed. */
function keepDoors(): {
  readonly admitting: (admission: Admission) => (socket: Socket, next: (error?: Error) => void) => void;
  readonly lookAgain: () => void;
} {
  const inside = new Map<Socket, Admission>();
  return {
    admitting: (admission) => (socket, next) => {
      const why = admission(socket);
      if (why !== null) return next(new Error(why));
      inside.set(socket, admission);
      socket.once('disconnect', () => inside.delete(socket));
      return next();
    },
    lookAgain: () => {
      for (const [socket, admission] of inside) if (admission(socket) !== null) socket.disconnect(true);
    },
  };
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
