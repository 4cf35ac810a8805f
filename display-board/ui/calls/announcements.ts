import type { BoardCall, BoardView } from '@turno25/shared/contracts/board.ts';
import type { Streamed } from '@turno25/shared/contracts/sockets.ts';
import { assertNever } from '@turno25/shared/domain/result.ts';

/** Calls on screen: the current one and the four before it. */
const SHOWN = 5;

/**
 * What the board announces. Calls come by the stream or by catching up, each is taken once by its sequence number,
 * in order, and spoken one at a time: nothing is dropped, reordered or spoken over.
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
  /** Announced, the newest first, one per visit. */
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
  return begin({ ...board, lastSeq: seq, queue: [...board.queue, call] });
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
  return begin({
    ...board,
    lastSeq: Math.max(board.lastSeq, seq, ...fresh.map((call) => call.seq)),
    queue: [...board.queue, ...fresh],
    // Once the day is closed and everything has been said, the next day begins with an empty board.
    shown: open || board.speaking !== null ? board.shown : [],
    missing: gap === board.gap ? 'nothing' : board.missing,
  });
}

function lacking(board: Announcements, missing: 'calls' | 'everything'): Announcements {
  return { ...board, missing: board.missing === 'everything' ? 'everything' : missing, gap: board.gap + 1 };
}

/** Begins the next announcement if none is under way. */
function begin(board: Announcements): Announcements {
  const [next, ...queue] = board.queue;
  if (board.speaking !== null || next === undefined) return board;
  return { ...board, speaking: next, queue, shown: latest([...[...board.shown].reverse(), next]) };
}

/** The last calls, the newest first; a visit called again stands only at its newest place. */
function latest(calls: readonly BoardCall[]): readonly BoardCall[] {
  const newestFirst = [...calls].reverse();
  return newestFirst
    .filter((call, index) => newestFirst.findIndex(({ visitId }) => visitId === call.visitId) === index)
    .slice(0, SHOWN);
}
