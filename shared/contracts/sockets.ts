import type { BoardCall } from './board.ts';
import type { LiveView } from './live.ts';

/**
 * Each message carries the ledger's epoch, its own `seq` and the `prev` of the same stream. A client whose last `seq`
 * is not `prev`, or whose epoch differs, has missed something and asks for a snapshot over HTTP. A socket is never the truth.
 */
export type Streamed<T> = { readonly epoch: string; readonly seq: number; readonly prev: number } & T;
/** Sent every few seconds with the ledger's head, so that a silent stream can be told from a dead one. */
export type Heartbeat = { readonly epoch: string; readonly head: number; readonly now: string };

/** What the `/board` stream holds, in order: nothing but announcements. */
export type BoardServerEvents = {
  call: (message: Streamed<{ call: BoardCall }>) => void;
  heartbeat: (beat: Heartbeat) => void;
  waits: () => void;
};
/** What the `/staff` stream holds: the whole live view, at most four times a second. */
export type StaffServerEvents = {
  live: (message: Streamed<{ live: LiveView }>) => void;
  heartbeat: (beat: Heartbeat) => void;
};
/**
 * `/kiosk`: the catalogue or the waits changed, read `GET /catalog` again; staff handed it a paper, read `GET /devices/me/papers`; somebody asked
 * something of this kiosk, read `GET /devices/me/asks`.
 */
export type KioskServerEvents = {
  catalog: (message: Streamed<object>) => void;
  papers: () => void;
  asked: () => void;
  heartbeat: (beat: Heartbeat) => void;
};
export type NoClientEvents = Record<string, never>;
