import type { BoardCall, BoardView } from '@turno25/shared/contracts/board.ts';
import type { Streamed } from '@turno25/shared/contracts/sockets.ts';
import type { BusinessDate, CounterId } from '@turno25/shared/domain/ids.ts';
import { assertNever } from '@turno25/shared/domain/result.ts';

/** Calls on screen when nothing is happening: the current one and the four before it. */
const SHOWN = 5;
/** As many as have room on the screen, when a burst of them still has to be spoken. */
const ROOM = 25;

/** Up to which announcement of which ledger a board has spoken: what it keeps when it is switched off. */
export type Spoken = { readonly epoch: string; readonly seq: number };

/**
 * What the board announces. Calls come by the stream or by catching up, each is taken once by its sequence number, in order,
 * shown at once and spoken one at a time: nothing is dropped, reordered or spoken over. Who was away takes what is true now, and
 * speaks of it only what somebody still waits for.
 */
export type Announcements = {
  /** The ledger's epoch; null before the first snapshot. */
  readonly epoch: string | null;
  /** The business date of what is shown; null while no day is known to be open. */
  readonly date: BusinessDate | null;
  /** The counters of this board's room: the calls of others pass by unseen. Null: all. */
  readonly counters: readonly CounterId[] | null;
  /** Sequence number of the last announcement taken. */
  readonly lastSeq: number;
  /** Up to where everything has been spoken, or needs no speaking; null where nothing is known of before. */
  readonly spoken: Spoken | null;
  /** Instant of the last word of the server. */
  readonly heard: string | null;
  /** Taken, not yet begun, in order. */
  readonly queue: readonly BoardCall[];
  /** Being announced now, and of which epoch it is. */
  readonly speaking: BoardCall | null;
  readonly speakingOf: string | null;
  /** On screen, the newest first, one per visit: every call that is still to be spoken, and the last ones before. */
  readonly shown: readonly BoardCall[];
  /** What has to be read over HTTP before the stream can be followed again. */
  readonly missing: 'nothing' | 'calls' | 'everything';
  /** Counts the times something was found missing: a read asked for before the last of them may not hold it. */
  readonly gap: number;
};

type ReadView = Pick<BoardView, 'epoch' | 'seq' | 'date' | 'calls' | 'now' | 'counters'>;

export type AnnouncementEvent =
  | { readonly type: 'streamed'; readonly message: Streamed<{ readonly call: BoardCall }> }
  | { readonly type: 'beaten'; readonly epoch: string }
  | {
      readonly type: 'read';
      readonly view: ReadView;
      /** The date at the branch when it was answered. */
      readonly today: BusinessDate;
      /** What was asked for, and the gap known when it was asked. */
      readonly after: number | null;
      readonly gap: number;
    }
  | { readonly type: 'reconnected' }
  /** The machine slept: nobody knows for how long. */
  | { readonly type: 'woke' }
  /** The date at the branch, as far as the board knows. */
  | { readonly type: 'dated'; readonly today: BusinessDate }
  | { readonly type: 'spoken'; readonly seq: number };

/** A board that begins; `spoken` is what it kept from before. */
export function noAnnouncements(spoken: Spoken | null): Announcements {
  return {
    epoch: null,
    date: null,
    counters: null,
    lastSeq: 0,
    spoken,
    heard: null,
    queue: [],
    speaking: null,
    speakingOf: null,
    shown: [],
    missing: 'everything',
    gap: 0,
  };
}

export function announce(board: Announcements, event: AnnouncementEvent): Announcements {
  switch (event.type) {
    case 'streamed':
      return settle(takeStreamed(board, event.message));
    case 'beaten':
      return board.epoch === null || event.epoch === board.epoch ? board : lacking(board, 'everything');
    case 'read':
      return settle(takeRead(board, event));
    case 'reconnected':
      return lacking(board, 'calls');
    case 'woke':
      return forgotten(board);
    case 'dated':
      return board.date !== null && board.date < event.today ? forgotten(board) : board;
    case 'spoken':
      return board.speaking?.seq === event.seq ? settle(hasSpoken(board, event.seq)) : board;
    default:
      return assertNever(event);
  }
}

/** The `after` of the next read: null asks for a whole snapshot; else for all that may still have to be spoken. */
export function readAfter({ missing, lastSeq, spoken }: Announcements): number | null {
  return missing === 'everything' ? null : Math.min(spoken?.seq ?? lastSeq, lastSeq);
}

function takeStreamed(
  board: Announcements,
  { epoch, seq, prev, call }: Streamed<{ readonly call: BoardCall }>,
): Announcements {
  if (epoch !== board.epoch) return lacking(board, 'everything');
  if (seq <= board.lastSeq) return board;
  if (call.date !== board.date) return lacking(board, 'everything');
  // Something between came and was not heard, or is being read: reading brings both, in order.
  if (board.missing !== 'nothing' || prev !== board.lastSeq) return lacking(board, 'calls');
  const isHere = board.counters?.includes(call.counterId) ?? true;
  return { ...taking(board, isHere ? [call] : [], seq), heard: call.at };
}

function takeRead(
  board: Announcements,
  { view, today, after, gap }: Extract<AnnouncementEvent, { type: 'read' }>,
): Announcements {
  const ordered = [...view.calls].sort((one, other) => one.seq - other.seq);
  const known = gap === board.gap;
  // A server may still have yesterday's day open, or be wrong about the date: nothing of it is of today.
  const date = view.date === today ? view.date : null;
  const counters = view.counters?.map(({ id }) => id) ?? null;
  const moved = JSON.stringify(counters) !== JSON.stringify(board.counters);
  const opens = view.epoch !== board.epoch || (date !== null && date !== board.date) || moved;
  if (opens || after === null) {
    // Only a whole snapshot opens an epoch, a day or another room.
    if (after !== null) return lacking(board, 'everything');
    const calls = date === null ? [] : ordered;
    const queue = calls.filter(
      (call) => call.awaited && call.seq !== board.speaking?.seq && isUnspoken(board, view, call),
    );
    return {
      ...board,
      epoch: view.epoch,
      date,
      counters,
      lastSeq: view.seq,
      spoken: spokenAtOpening(board, view, queue),
      heard: view.now,
      queue,
      shown: latest(calls, queue.length),
      missing: known ? 'nothing' : 'calls',
    };
  }
  // Who missed something says no more what nobody waits for any more. Of what came after the answer it tells nothing.
  const awaited = new Set(ordered.filter((call) => call.awaited).map(({ seq }) => seq));
  const queue =
    board.missing === 'nothing' ? board.queue : board.queue.filter(({ seq }) => seq > view.seq || awaited.has(seq));
  const fresh = date === null ? [] : ordered.filter(({ seq }) => seq > board.lastSeq);
  const taken = taking({ ...board, queue }, fresh, Math.max(board.lastSeq, view.seq));
  const silent = taken.speaking === null && taken.queue.length === 0;
  return {
    ...taken,
    heard: view.now,
    // Once the day is closed and everything has been said, the next day begins with an empty board.
    ...(date === null && silent ? { date: null, shown: [] } : {}),
    missing: known ? 'nothing' : board.missing,
  };
}

/** Whether this board has not spoken a call that somebody waits for. Of what was before it knew anything, it has. */
function isUnspoken({ spoken, heard }: Announcements, view: ReadView, call: BoardCall): boolean {
  if (spoken?.epoch === view.epoch) return call.seq > spoken.seq;
  return heard !== null && Date.parse(call.at) > Date.parse(heard);
}

function spokenAtOpening({ spoken }: Announcements, { epoch, seq }: ReadView, queue: readonly BoardCall[]): Spoken {
  if (spoken?.epoch === epoch) return spoken;
  const [first] = queue;
  return { epoch, seq: first === undefined ? seq : first.seq - 1 };
}

/** Takes new calls, in order: they are on screen from now on, whenever it is their turn to be spoken. */
function taking(board: Announcements, fresh: readonly BoardCall[], lastSeq: number): Announcements {
  const queue = [...board.queue, ...fresh.filter(({ awaited }) => awaited)];
  const shown = latest([...[...board.shown].reverse(), ...fresh], queue.length + (board.speaking === null ? 0 : 1));
  return { ...board, lastSeq, queue, shown };
}

function lacking(board: Announcements, missing: 'calls' | 'everything'): Announcements {
  return { ...board, missing: board.missing === 'everything' ? 'everything' : missing, gap: board.gap + 1 };
}

/** What is shown is perhaps of another day: nothing, until the server has said what is true. What is being spoken ends. */
function forgotten(board: Announcements): Announcements {
  return lacking({ ...board, date: null, queue: [], shown: [] }, 'everything');
}

function hasSpoken(board: Announcements, seq: number): Announcements {
  const ended = { ...board, speaking: null, speakingOf: null };
  // What was begun in an epoch that is no more says nothing of this one.
  return board.epoch !== null && board.speakingOf === board.epoch
    ? { ...ended, spoken: { epoch: board.epoch, seq } }
    : ended;
}

/** Begins the next announcement if none is under way; where there is none to come, all that was taken is settled. */
function settle(board: Announcements): Announcements {
  const [next, ...queue] = board.queue;
  if (board.speaking !== null) return board;
  if (next !== undefined) {
    return {
      ...board,
      speaking: next,
      speakingOf: board.epoch,
      queue,
      shown: board.shown.slice(0, Math.max(SHOWN, Math.min(ROOM, queue.length + 1))),
    };
  }
  // What is still missing may have to be spoken.
  if (board.epoch === null || board.missing !== 'nothing') return board;
  return { ...board, spoken: { epoch: board.epoch, seq: board.lastSeq } };
}

/** The last calls, the newest first, and at least those still to be spoken; a visit called again stands only at its newest place. */
function latest(calls: readonly BoardCall[], unspoken: number): readonly BoardCall[] {
  const newestFirst = [...calls].reverse();
  return newestFirst
    .filter((call, index) => newestFirst.findIndex(({ visitId }) => visitId === call.visitId) === index)
    .slice(0, Math.max(SHOWN, Math.min(ROOM, unspoken)));
}
