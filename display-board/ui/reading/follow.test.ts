import type { BoardCall, BoardView } from '@turno25/shared/contracts/board.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { describe, expect, it } from 'vitest';
import type { Spoken } from '../calls/announcements.ts';
import { spokenSentence } from '../calls/speaker.ts';
import { DELAYS } from '../common/delays.ts';
import { type BoardAnswer, BoardFollower, type StreamEars } from './follow.ts';

const START = Date.parse('2026-11-20T13:00:00.000Z');
const HOUR = 3_600_000;

const call = (seq: number, over: Partial<BoardCall> = {}): BoardCall => ({
  seq,
  at: '2026-11-20T13:00:00.000Z',
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

/** A board on virtual time, and a server that is whatever the test says. */
class Hall {
  readonly time = new VirtualTime(START);
  /** The server's own clock, as far ahead of the board's as the test wants. */
  serverAhead = 0;
  calls: BoardCall[] = [];
  date: string | null = '2026-11-20';
  up = true;
  /** A server that takes a question and never answers. */
  mute = false;
  readonly asked: { readonly at: number; readonly after: number | null }[] = [];
  readonly said: string[] = [];
  kept: Spoken | null = null;
  refused = 0;
  ears: StreamEars | null = null;
  readonly board: BoardFollower;

  constructor(seed = 1) {
    this.board = new BoardFollower({
      time: this.time,
      random: seededRandom(seed),
      line: {
        listen: (ears) => {
          this.ears = ears;
          return () => undefined;
        },
        read: (after, onGiveUp) => {
          this.asked.push({ at: this.time.spans.monotonic(), after });
          if (this.mute) return new Promise((resolve) => onGiveUp(() => resolve('away')));
          return Promise.resolve<BoardAnswer>(this.up ? this.view(after) : 'away');
        },
      },
      voice: {
        chime: () => undefined,
        prepare: () => undefined,
        speak: (call, language) => {
          this.said.push(spokenSentence(language, call));
          return Promise.resolve();
        },
      },
      memory: { read: () => this.kept, keep: (spoken) => (this.kept = spoken) },
      onChange: () => undefined,
      onRefused: () => (this.refused += 1),
    });
  }

  view(after: number | null): BoardView {
    return {
      epoch: 'e1',
      head: 100,
      seq: this.calls.at(-1)?.seq ?? 0,
      date: this.date,
      now: new Date(this.time.clock.now() + this.serverAhead).toISOString(),
      branchName: 'Sucursal',
      theme: 'light',
      reloadAt: null,
      layout: 'auto',
      counters: null,
      silent: false,
      volume: 100,
      loop: null,
      serving: null,
      zone: 'America/Santiago',
      open: this.date !== null,
      opensAt: null,
      calls: this.calls.filter(({ seq }) => after === null || seq > after),
      waits: [],
      notices: [],
      media: [],
    };
  }

  shown(): number[] {
    return this.board.now.announcements.shown.map(({ seq }) => seq);
  }

  begin(): Promise<void> {
    this.board.start();
    return this.time.pass(10);
  }

  beat(): void {
    this.ears?.beat({ epoch: 'e1', head: 1, now: new Date(this.time.clock.now()).toISOString() });
  }
}

describe('a cut', () => {
  it('of any length ends with the truth at once, and only who is awaited is announced', async () => {
    const hall = new Hall();
    hall.calls = [call(3, { awaited: false })];
    await hall.begin();
    hall.up = false;
    hall.time.advance(3 * HOUR);
    await hall.time.pass(DELAYS.retryLongest);
    hall.calls = [3, 5, 8, 11, 14, 17].map((seq) => call(seq, { awaited: seq === 14 }));
    hall.up = true;
    hall.ears?.connected();
    await hall.time.pass(10);
    expect(hall.shown()).toEqual([17, 14, 11, 8, 5]);
    await hall.time.pass(20_000);
    expect(hall.said).toEqual(['Número A cero catorce, módulo cuatro']);
  });

  it('is asked about more and more seldom, never in step with the other boards, and never stops', async () => {
    const momentsOf = async (seed: number): Promise<number[]> => {
      const hall = new Hall(seed);
      hall.up = false;
      await hall.begin();
      await hall.time.pass(10 * 60_000);
      return hall.asked.map(({ at }) => at);
    };
    const [one, other] = [await momentsOf(1), await momentsOf(2)];
    const gaps = one.slice(1).map((moment, index) => moment - (one[index] ?? 0));
    expect(gaps[0]).toBeLessThanOrEqual(DELAYS.retry);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(DELAYS.retryLongest);
    expect(Math.min(...gaps.slice(6))).toBeGreaterThanOrEqual(DELAYS.retryLongest / 2);
    expect(one.at(-1)).toBeGreaterThan(9.7 * 60_000);
    expect(other[10]).not.toBe(one[10]);
  });

  it('in which an answer never comes ends too', async () => {
    const hall = new Hall();
    hall.mute = true;
    await hall.begin();
    await hall.time.pass(DELAYS.silence);
    hall.mute = false;
    hall.calls = [call(3)];
    await hall.time.pass(DELAYS.retry + 10);
    expect(hall.shown()).toEqual([3]);
  });

  it('is told after ten seconds, with the moment since when', async () => {
    const hall = new Hall();
    await hall.begin();
    await hall.time.pass(HOUR);
    hall.beat();
    const heard = hall.time.spans.monotonic();
    hall.up = false;
    await hall.time.pass(DELAYS.silence - 1);
    expect(hall.board.isSilent()).toBe(false);
    await hall.time.pass(1);
    expect(hall.board.isSilent()).toBe(true);
    expect(hall.board.now.heardAt).toBe(heard);
  });

  it('that ends for a token that is taken no more asks for enrolment', async () => {
    const hall = new Hall();
    const board = new BoardFollower({
      time: hall.time,
      random: seededRandom(1),
      line: { listen: () => () => undefined, read: () => Promise.resolve('refused') },
      voice: { chime: () => undefined, prepare: () => undefined, speak: () => Promise.resolve() },
      memory: { read: () => null, keep: () => undefined },
      onChange: () => undefined,
      onRefused: () => (hall.refused += 1),
    });
    board.start();
    await hall.time.pass(60_000);
    expect(hall.refused).toBe(1);
  });
});

describe('the hour', () => {
  it('is the server’s, whatever the machine’s own clock does', async () => {
    const hall = new Hall();
    hall.serverAhead = 7 * HOUR;
    await hall.begin();
    hall.time.clock.set(START - 30 * HOUR);
    await hall.time.pass(1_000);
    expect(hall.board.instant()).toBe(START + 7 * HOUR + 1_010);
  });
});

describe('the night', () => {
  it('without a server empties the board by itself, and the morning brings its own calls', async () => {
    const hall = new Hall();
    hall.calls = [call(3), call(5)];
    await hall.begin();
    expect(hall.shown()).toEqual([5, 3]);
    hall.up = false;
    hall.time.advance(13 * HOUR);
    expect(hall.shown()).toEqual([5, 3]);
    hall.time.advance(2 * HOUR);
    expect(hall.shown()).toEqual([]);
    hall.time.advance(9 * HOUR);
    await hall.time.pass(DELAYS.retryLongest);
    hall.up = true;
    hall.date = '2026-11-21';
    hall.calls = [call(40, { date: '2026-11-21', at: '2026-11-21T12:59:00.000Z' })];
    hall.ears?.connected();
    await hall.time.pass(10);
    expect(hall.shown()).toEqual([40]);
    expect(hall.said).toEqual([]);
    await hall.time.pass(20_000);
    expect(hall.said).toEqual(['Número A cero cuarenta, módulo cuatro']);
  });

  it('through which the machine slept shows nothing until the server has answered', async () => {
    const hall = new Hall();
    hall.calls = [call(3)];
    await hall.begin();
    hall.up = false;
    // Asleep, the monotonic clock stands still and the wall clock does not.
    hall.time.clock.set(hall.time.clock.now() + 12 * HOUR);
    await hall.time.pass(DELAYS.look);
    expect(hall.shown()).toEqual([]);
    hall.up = true;
    await hall.time.pass(DELAYS.retryLongest);
    expect(hall.shown()).toEqual([3]);
  });
});

describe('a simulated week', () => {
  it('leaves nothing behind: a board keeps what it shows and no more', async () => {
    const hall = new Hall();
    await hall.begin();
    let prev = 0;
    for (let seq = 1; seq <= 2_000; seq += 1) {
      const fresh = call(seq);
      hall.calls = [...hall.calls, fresh].slice(-8);
      hall.ears?.call({ epoch: 'e1', seq, prev, call: fresh });
      prev = seq;
      hall.time.advance(DELAYS.marked);
      for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
    }
    await hall.time.pass(60_000);
    const { queue, shown } = hall.board.now.announcements;
    expect(queue).toEqual([]);
    expect(shown).toHaveLength(5);
    expect(hall.said).toHaveLength(2_000);
  });
});
