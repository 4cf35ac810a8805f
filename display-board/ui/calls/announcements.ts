import type { BoardCall, BoardView } from '@turno25/shared/contracts/board.ts';
import type { Streamed } from '@turno25/shared/contracts/sockets.ts';
import { assertNever } from '@turno25/shared/domain/result.ts';

/** Calls on screen when nothing is happening: the current one and the four before it. */
const SHOWN = 5;
/** As many as have room on the screen, when a burst of them still has to be spoken. */
const ROOM = 25;

/**
 * What the board announces. Calls come by the stream or by catching up, each is taken once by its sequence number,
 * in order, shown at once and spoken one at a time: nothing is dropped, reordered or spoken over.
 */
export type Announcements = {
  /** The ledger's epoch; null before the first snapshot. */
  readonly epoch: string | null;
  /** Sequence number of the last announcement taken. */
  readonly lastSeq: number;
  /** Taken, not yet begun, in order. */
  readonly queue: readonly BoardCall[];
  /** Being announced now. */
  readonly speaking: BoardCall | null;
  /** On screen, the newest first, one per visit: every call that is still to be spoken, and the last ones before. */
  readonly shown: readonly BoardCall[];
  /** What has to be read over HTTP before the stream can be followed again. */
  readonly missing: 'nothing' | 'calls' | 'everything';
  /** Counts the times something was found missing: a read asked for before the last of them may not hold it. */
  readonly gap: number;
};

type ReadView = Pick<BoardView, 'epoch' | 'seq' | 'calls' | 'open'>;

export type AnnouncementEvent =
  | { readonly type: 'streamed'; readonly message: Streamed<{ readonly call: BoardCall }> }
  | { readonly type: 'beaten'; readonly epoch: string }
  | {
      readonly type: 'read';
      readonly view: ReadView;
      /** What was asked for, and the gap known when it was asked. */
      readonly after: number | null;
      readonly gap: number;
    }
  | { readonly type: 'reconnected' }
  | { readonly type: 'spoken'; readonly seq: number };

export const NO_ANNOUNCEMENTS: Announcements = {
  epoch: null,
  lastSeq: 0,
  queue: [],
  speaking: null,
  shown: [],
  missing: 'everything',
  gap: 0,
};

export function announce(board: Announcements, event: AnnouncementEvent): Announcements {
  switch (event.type) {
    case 'streamed':
      return takeStreamed(board, event.message);
    case 'beaten':
      return board.epoch === null || event.epoch === board.epoch ? board : lacking(board, 'everything');
    case 'read':
      return takeRead(board, event.view, event.after, event.gap);
    case 'reconnected':
      return lacking(board, 'calls');
    case 'spoken':
      return board.speaking?.seq === event.seq ? begin({ ...board, speaking: null }) : board;
    default:
      return assertNever(event);
  }
}

/** The `after` of the next read: null asks for a whole snapshot. */
export function readAfter({ missing, lastSeq }: Announcements): number | null {
  return missing === 'everything' ? null : lastSeq;
}

function takeStreamed(
  board: Announcements,
  { epoch, seq, prev, call }: Streamed<{ readonly call: BoardCall }>,
): Announcements {
  if (epoch !== board.epoch) return lacking(board, 'everything');
  if (seq <= board.lastSeq) return board;
  // Something between came and was not heard, or is being read: reading brings both, in order.
  if (board.missing !== 'nothing' || prev !== board.lastSeq) return lacking(board, 'calls');
  return begin(taking(board, [call], seq));
}

function takeRead(
  board: Announcements,
  { epoch, seq, calls, open }: ReadView,
  after: number | null,
  gap: number,
): Announcements {
  const ordered = [...calls].sort((one, other) => one.seq - other.seq);
  if (epoch !== board.epoch) {
    // Only a whole snapshot can open an epoch. What the old one still had to say belongs to a ledger that is no more.
    if (after !== null) return lacking(board, 'everything');
    const opened = { ...NO_ANNOUNCEMENTS, epoch, lastSeq: seq, shown: latest(ordered), gap: board.gap };
    return { ...opened, missing: gap === board.gap ? 'nothing' : 'calls' };
  }
  const fresh = ordered.filter((call) => call.seq > board.lastSeq);
  const taken = taking(board, fresh, Math.max(board.lastSeq, seq, ...fresh.map((call) => call.seq)));
  const silent = taken.speaking === null && taken.queue.length === 0;
  return begin({
    ...taken,
    // Once the day is closed and everything has been said, the next day begins with an empty board.
    shown: open || !silent ? taken.shown : [],
    missing: gap === board.gap ? 'nothing' : board.missing,
  });
}

/** Takes new calls, in order: they are on screen from now on, whenever it is their turn to be spoken. */
function taking(board: Announcements, fresh: readonly BoardCall[], lastSeq: number): Announcements {
  const queue = [...board.queue, ...fresh];
  const shown = latest([...[...board.shown].reverse(), ...fresh], queue.length + (board.speaking === null ? 0 : 1));
  return { ...board, lastSeq, queue, shown };
}

function lacking(board: Announcements, missing: 'calls' | 'everything'): Announcements {
  return { ...board, missing: board.missing === 'everything' ? 'everything' : missing, gap: board.gap + 1 };
}

/** Begins the next announcement if none is under way. */
function begin(board: Announcements): Announcements {
  const [next, ...queue] = board.queue;
  if (board.speaking !== null || next === undefined) return board;
  return {
    ...board,
    speaking: next,
    queue,
    shown: board.shown.slice(0, Math.max(SHOWN, Math.min(ROOM, queue.length + 1))),
  };
}

/** The last calls, the newest first, and at least those still to be spoken; a visit called again stands only at its newest place. */
function latest(calls: readonly BoardCall[], unspoken = 0): readonly BoardCall[] {
  const newestFirst = [...calls].reverse();
  return newestFirst
    .filter((call, index) => newestFirst.findIndex(({ visitId }) => visitId === call.visitId) === index)
    .slice(0, Math.max(SHOWN, Math.min(ROOM, unspoken)));
}
