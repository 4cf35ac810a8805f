import type { BoardCall } from '@turno25/shared/contracts/board.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnnouncementEvent, type Announcements, announce, noAnnouncements, readAfter } from './announcements.ts';

const NO_ANNOUNCEMENTS = noAnnouncements(null);
const TODAY = '2026-11-20';
const NOW = '2026-11-20T13:25:00.000Z';

const call = (seq: number, over: Partial<BoardCall> = {}): BoardCall => ({
  seq,
  at: '2026-11-20T13:24:00.000Z',
  date: '2026-11-20',
  kind: 'call',
  visitId: `v${seq}`,
  number: `A-${String(seq).padStart(3, '0')}`,
  counterId: 'm4',
  counterLabel: '4',
  serviceName: 'Trámite',
  awaited: true,
  languages: ['es-CL'],
  ...over,
});

const streamed = (seq: number, prev: number, epoch = 'e1'): AnnouncementEvent => ({
  type: 'streamed',
  message: { epoch, seq, prev, call: call(seq) },
});
/** A read that was asked for after the last gap was found, unless another is given. */
const read = (seqs: readonly number[], after: number | null, epoch = 'e1', gap?: number): ReadMade => ({
  type: 'read',
  view: viewOf(
    seqs.map((seq) => call(seq)),
    { epoch, seq: seqs.at(-1) ?? after ?? 0 },
  ),
  today: TODAY,
  after,
  gap,
});
const viewOf = (calls: readonly BoardCall[], over: Partial<ReadMade['view']> = {}): ReadMade['view'] => ({
  epoch: 'e1',
  seq: calls.at(-1)?.seq ?? 0,
  date: TODAY,
  now: NOW,
  counters: null,
  calls: [...calls],
  ...over,
});
/** The same with more to say about it. */
const readOf = (
  calls: readonly BoardCall[],
  over: Partial<ReadMade> = {},
  view: Partial<ReadMade['view']> = {},
): ReadMade => ({
  type: 'read',
  view: viewOf(calls, view),
  today: TODAY,
  after: null,
  gap: undefined,
  ...over,
});
type ReadMade = Omit<Extract<AnnouncementEvent, { type: 'read' }>, 'gap'> & { readonly gap: number | undefined };
const play = (board: Announcements, ...events: readonly (AnnouncementEvent | ReadMade)[]): Announcements =>
  events.reduce(
    (state: Announcements, event) =>
      announce(state, event.type === 'read' ? { ...event, gap: event.gap ?? state.gap } : event),
    board,
  );
const seqs = (calls: readonly BoardCall[]): readonly number[] => calls.map(({ seq }) => seq);

const opened = play(NO_ANNOUNCEMENTS, read([3, 5, 8], null));

describe('the first snapshot', () => {
  it('shows what was called before, and speaks none of it', () => {
    expect(seqs(opened.shown)).toEqual([8, 5, 3]);
    expect(opened).toMatchObject({ lastSeq: 8, speaking: null, queue: [], missing: 'nothing' });
  });

  it('asks for everything until there is one', () => {
    expect(readAfter(NO_ANNOUNCEMENTS)).toBeNull();
    expect(readAfter(opened)).toBe(8);
  });
});

describe('a call', () => {
  it('is shown at once, and spoken when the one before has been', () => {
    const two = play(opened, streamed(11, 8), streamed(14, 11));
    expect(two.speaking?.seq).toBe(11);
    expect(seqs(two.queue)).toEqual([14]);
    expect(seqs(two.shown)).toEqual([14, 11, 8, 5, 3]);
    const next = play(two, { type: 'spoken', seq: 11 });
    expect(next.speaking?.seq).toBe(14);
    expect(seqs(next.shown)).toEqual([14, 11, 8, 5, 3]);
  });

  it('is taken once, however often it comes', () => {
    const board = play(opened, streamed(11, 8));
    expect(play(board, streamed(11, 8), read([11], 8))).toMatchObject({ queue: [], lastSeq: 11 });
  });

  it('ends once, however often its end is reported', () => {
    const board = play(opened, streamed(11, 8), streamed(14, 11), { type: 'spoken', seq: 11 });
    expect(play(board, { type: 'spoken', seq: 11 })).toBe(board);
  });

  it('repeated for the same visit stands once, at the top', () => {
    const again = call(11, { visitId: 'v5', kind: 'recall' });
    const board = announce(opened, { type: 'streamed', message: { epoch: 'e1', seq: 11, prev: 8, call: again } });
    expect(seqs(board.shown)).toEqual([11, 8, 3]);
  });
});

describe('twenty calls in the same breath', () => {
  const burst = Array.from({ length: 20 }, (_, index) => index + 9);
  const board = play(opened, ...burst.map((seq) => streamed(seq, seq - 1)));

  it('are all on screen at once, and spoken one after another', () => {
    expect(seqs(board.shown)).toEqual([...burst].reverse());
    expect([board.speaking?.seq, ...seqs(board.queue)]).toEqual(burst);
  });

  it('leave each a place on screen until it has been spoken, and five at the end', () => {
    let now = board;
    for (const seq of burst) {
      expect(seqs(now.shown)).toContain(seq);
      now = play(now, { type: 'spoken', seq });
    }
    expect(seqs(now.shown)).toEqual([28, 27, 26, 25, 24]);
  });
});

describe('the end of the day', () => {
  const closed: AnnouncementEvent = {
    type: 'read',
    view: viewOf([], { seq: 11, date: null }),
    today: TODAY,
    after: 11,
    gap: 0,
  };

  it('empties the board once everything has been said', () => {
    const speaking = play(opened, streamed(11, 8), closed);
    expect(seqs(speaking.shown)).toEqual([11, 8, 5, 3]);
    expect(play(speaking, { type: 'spoken', seq: 11 }, closed).shown).toEqual([]);
  });
});

describe('what was missed', () => {
  it('is read from the last one taken before anything newer is announced', () => {
    const gap = play(opened, streamed(17, 14));
    expect(gap).toMatchObject({ missing: 'calls', speaking: null, lastSeq: 8 });
    expect(readAfter(gap)).toBe(8);
    expect(readAfter(play(opened, streamed(11, 8), streamed(17, 14)))).toBe(8);
    const filled = play(gap, streamed(20, 17), read([11, 14, 17, 20], 8));
    expect([filled.speaking?.seq, ...seqs(filled.queue)]).toEqual([11, 14, 17, 20]);
    expect(filled.missing).toBe('nothing');
  });

  it('is read again when it was found after the reading had begun', () => {
    const asked = opened.gap;
    const board = play(opened, streamed(17, 14), read([11], 8, 'e1', asked));
    expect(board).toMatchObject({ lastSeq: 11, missing: 'calls' });
    expect(seqs(play(board, read([14, 17], 11)).queue)).toEqual([14, 17]);
  });

  it('is read after a reconnection, since the stream says nothing of it', () => {
    expect(readAfter(play(opened, { type: 'reconnected' }))).toBe(8);
    expect(play(opened, { type: 'reconnected' }).missing).toBe('calls');
  });

  it('is a whole snapshot when the epoch changed', () => {
    const restored = play(opened, streamed(11, 8), streamed(14, 11), { type: 'beaten', epoch: 'e2' });
    expect(readAfter(restored)).toBeNull();
    const fresh = play(restored, read([4, 6], null, 'e2'));
    expect(fresh).toMatchObject({ epoch: 'e2', lastSeq: 6, queue: [], missing: 'nothing' });
    expect(seqs(fresh.shown)).toEqual([6, 4]);
    // What sounds in the hall is not cut, and nothing is said over it.
    expect(fresh.speaking?.seq).toBe(11);
    expect(play(fresh, { type: 'spoken', seq: 11 })).toMatchObject({ speaking: null, spoken: { epoch: 'e2', seq: 6 } });
  });

  it('does not open an epoch with a part of it', () => {
    expect(play(opened, read([9], 8, 'e2')).missing).toBe('everything');
  });
});

describe('who was away', () => {
  const served = (seq: number, over: Partial<BoardCall> = {}): BoardCall => call(seq, { awaited: false, ...over });
  const away = play(opened, { type: 'reconnected' });

  it('sees everything that was called last, and hears only whom somebody still waits for', () => {
    const back = play(away, readOf([served(11), served(14), call(17), served(20)], { after: 8 }));
    expect(seqs(back.shown)).toEqual([20, 17, 14, 11, 8]);
    expect([back.speaking?.seq, ...seqs(back.queue)]).toEqual([17]);
  });

  it('does not say what was still to be said, once nobody waits for it', () => {
    const waiting = play(opened, streamed(11, 8), streamed(14, 11), streamed(17, 14));
    const back = play(waiting, { type: 'reconnected' }, readOf([call(11), served(14), call(17)], { after: 8 }));
    expect([back.speaking?.seq, ...seqs(back.queue)]).toEqual([11, 17]);
  });

  it('says on, after it was switched off, where it had stopped: nothing twice and nothing left out', () => {
    const again = play(noAnnouncements({ epoch: 'e1', seq: 11 }), readOf([call(8), call(11), call(14), served(17)]));
    expect([again.speaking?.seq, ...seqs(again.queue)]).toEqual([14]);
    expect(again.spoken).toEqual({ epoch: 'e1', seq: 11 });
    expect(play(again, { type: 'spoken', seq: 14 }).spoken).toEqual({ epoch: 'e1', seq: 17 });
  });

  it('says what was called after a restored copy, and nothing of before it', () => {
    const after = { at: '2026-11-20T13:26:00.000Z' };
    const back = play(opened, { type: 'beaten', epoch: 'e2' }, readOf([call(4), call(6, after)], {}, { epoch: 'e2' }));
    expect([back.speaking?.seq, ...seqs(back.queue)]).toEqual([6]);
    // A part of it that is read again leaves it where it was.
    expect(readAfter(play(back, { type: 'reconnected' }))).toBe(5);
  });
});

describe('a board of another room', () => {
  const ROOM_OF_4 = { counters: [{ id: 'm4', label: '4' }] };
  const room = play(NO_ANNOUNCEMENTS, readOf([call(3)], {}, ROOM_OF_4));
  const elsewhere = (seq: number, prev: number): AnnouncementEvent => ({
    type: 'streamed',
    message: { epoch: 'e1', seq, prev, call: call(seq, { counterId: 'm9' }) },
  });

  it('lets the calls of other counters pass, and misses none of its own', () => {
    const after = play(room, elsewhere(5, 3), streamed(8, 5));
    expect(seqs(after.shown)).toEqual([8, 3]);
    expect(after).toMatchObject({ missing: 'nothing', lastSeq: 8 });
    expect(after.speaking?.seq).toBe(8);
  });

  it('begins anew when it is moved', () => {
    const moved = play(room, readOf([], { after: 3 }, { seq: 3 }));
    expect(readAfter(moved)).toBeNull();
    expect(seqs(play(moved, readOf([call(2), call(3)])).shown)).toEqual([3, 2]);
  });
});

describe('a board that shows yesterday is impossible', () => {
  const tomorrow = { date: '2026-11-21', at: '2026-11-21T12:05:00.000Z' };
  const NEXT = { today: '2026-11-21' };
  const view = { date: '2026-11-21', now: '2026-11-21T12:06:00.000Z' };

  it('when the day closed while it was away and another one is open', () => {
    const back = play(opened, { type: 'reconnected' }, readOf([call(30, tomorrow)], { ...NEXT, after: 8 }, view));
    // A day begins with a whole snapshot.
    expect(readAfter(back)).toBeNull();
    const begun = play(back, readOf([call(30, tomorrow)], NEXT, view));
    expect(seqs(begun.shown)).toEqual([30]);
    expect(begun.speaking?.seq).toBe(30);
  });

  it('when midnight passes without a word of the server', () => {
    const night = play(opened, streamed(11, 8), streamed(14, 11), { type: 'dated', today: '2026-11-21' });
    expect(night).toMatchObject({ shown: [], queue: [], date: null, missing: 'everything' });
    expect(play(opened, { type: 'dated', today: TODAY })).toBe(opened);
  });

  it('when the machine slept: nothing is shown until the server has said what is true', () => {
    const woken = play(opened, { type: 'woke' });
    expect(woken).toMatchObject({ shown: [], missing: 'everything' });
    expect(seqs(play(woken, read([3, 5, 8], null)).shown)).toEqual([8, 5, 3]);
  });

  it('when the server still has yesterday’s day open, or is wrong about the date', () => {
    const wrong = play(NO_ANNOUNCEMENTS, readOf([call(3)], NEXT));
    expect(wrong).toMatchObject({ shown: [], queue: [], speaking: null, date: null });
    const later = play(opened, readOf([call(11)], { ...NEXT, after: 8 }));
    expect(later).toMatchObject({ shown: [], speaking: null });
  });

  it('when the first call of a day comes by the stream before anything else of it', () => {
    const first: AnnouncementEvent = {
      type: 'streamed',
      message: { epoch: 'e1', seq: 30, prev: 8, call: call(30, tomorrow) },
    };
    expect(readAfter(play(opened, first))).toBeNull();
  });
});

describe('whatever happens to stream and reads', () => {
  const LAST = 20;
  const step = fc.oneof(
    fc.record({ kind: fc.constant('stream' as const), lost: fc.boolean(), twice: fc.boolean() }),
    fc.record({ kind: fc.constant('read' as const), late: fc.nat(4), stale: fc.nat(4) }),
    fc.record({ kind: fc.constant('spoken' as const) }),
    fc.record({ kind: fc.constant('reconnected' as const) }),
  );

  it('announces every call once and in order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        let board = play(NO_ANNOUNCEMENTS, read([], null));
        // Everybody called is awaited to the end, so that no call may be left out.
        const spoken: number[] = [];
        let made = 0;
        const say = (): void => {
          if (board.speaking === null) return;
          spoken.push(board.speaking.seq);
          board = announce(board, { type: 'spoken', seq: board.speaking.seq });
        };
        const readNow = (after: number, upTo: number, gap?: number): void => {
          const missed = Array.from({ length: Math.max(0, upTo - after) }, (_, index) => after + index + 1);
          board = play(board, read(missed, after, 'e1', gap));
        };
        for (const taken of steps) {
          if (taken.kind === 'stream' && made < LAST) {
            made += 1;
            if (!taken.lost) board = announce(board, streamed(made, made - 1));
            if (taken.twice) board = announce(board, streamed(made, made - 1));
          }
          // A late read was asked for before other calls were taken; a stale one was answered before others were made.
          if (taken.kind === 'read') {
            const stale = taken.stale > 0 ? board.gap - 1 : undefined;
            readNow(Math.max(0, (readAfter(board) ?? 0) - taken.late), made - taken.stale, stale);
          }
          if (taken.kind === 'spoken') say();
          if (taken.kind === 'reconnected') board = announce(board, { type: 'reconnected' });
        }
        readNow(readAfter(board) ?? 0, made);
        while (board.speaking !== null) say();
        expect(spoken).toEqual(Array.from({ length: made }, (_, index) => index + 1));
      }),
    );
  });
});
