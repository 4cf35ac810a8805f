import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BoardVoice } from '@turno25/display-board/ui/calls/boardVoice.ts';
import { BoardFollower, type StreamEars } from '@turno25/display-board/ui/reading/follow.ts';
import type { BoardCall, BoardView } from '@turno25/shared/contracts/board.ts';
import { MINUTE, SECOND } from '@turno25/shared/domain/ids.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { expect, test } from 'vitest';

const FULL = process.env.TURNO25_FULL === '1';
const DAYS = 7;
const OPEN_HOURS = 9;
const CALL_EVERY = 45 * SECOND;
const HOUR = 60 * MINUTE;
const BEAT = 3 * SECOND;
/** What a heap moves by when nothing is kept: it is measured some kilobytes apart from one time to the next. */
const NOISE_BYTES = 400_000;
const START = Date.parse('2026-11-16T12:00:00.000Z');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is reached from here, once nothing waits to be thrown away. */
async function heap(): Promise<number> {
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise<void>((resolve) => setTimeout(resolve, 10));
    collect();
  }
  return process.memoryUsage().heapUsed;
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
};

/** A server's day after day, that keeps no more than a board is told. */
class Branch {
  readonly #time: VirtualTime;
  ears: StreamEars | null = null;
  open = false;
  seq = 0;
  #calls: readonly BoardCall[] = [];

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  date(): string {
    return new Date(this.#time.clock.now()).toISOString().slice(0, 10);
  }

  begin(): void {
    this.open = true;
    this.#calls = [];
    this.ears?.waits();
  }

  call(): void {
    const prev = this.seq;
    this.seq += 1;
    const at = new Date(this.#time.clock.now()).toISOString();
    const fresh: BoardCall = {
      seq: this.seq,
      at,
      date: this.date(),
      kind: 'call',
      visitId: `v${this.seq}`,
      number: `A-${this.seq % 1_000}`,
      counterId: 'm1',
      counterLabel: '1',
      serviceName: 'Trámite',
      awaited: true,
      languages: this.seq % 5 === 0 ? ['es-CL', 'ht'] : ['es-CL'],
    };
    this.#calls = [...this.#calls.map((call) => ({ ...call, awaited: false })), fresh].slice(-8);
    this.ears?.call({ epoch: 'e1', seq: this.seq, prev, call: fresh });
  }

  beat(): void {
    this.ears?.beat({ epoch: 'e1', head: this.seq, now: new Date(this.#time.clock.now()).toISOString() });
  }

  view(after: number | null): BoardView {
    return {
      epoch: 'e1',
      head: this.seq,
      seq: this.seq,
      date: this.open ? this.date() : null,
      now: new Date(this.#time.clock.now()).toISOString(),
      branchName: 'Sucursal',
      theme: 'light',
      reloadAt: null,
      layout: 'auto',
      counters: null,
      silent: false,
      volume: 80,
      loop: null,
      serving: null,
      zone: 'UTC',
      open: this.open,
      opensAt: null,
      calls: this.open ? this.#calls.filter(({ seq }) => after === null || seq > after) : [],
      waits: [],
      notices: ['Aviso'],
      media: [],
    };
  }
}

test.skipIf(!FULL)(
  `a board that nobody touches for ${DAYS} days keeps no more than after the first`,
  async () => {
    const time = new VirtualTime(START);
    const branch = new Branch(time);
    let said = 0;
    let cut = false;
    const board = new BoardFollower({
      time,
      random: seededRandom(5),
      line: {
        listen: (ears) => {
          branch.ears = ears;
          return () => undefined;
        },
        read: async (after) => (cut ? 'away' : branch.view(after)),
      },
      voice: new BoardVoice({
        chime: () => undefined,
        fetch: async (seq) => new Blob([`sound ${seq} `.repeat(2_000)]),
        play: (_sound, { timers }) =>
          new Promise((resolve) => {
            said += 1;
            timers.after(3 * SECOND, () => resolve('played'));
          }),
        speak: async () => true,
        settings: () => ({ silent: false, volume: 0.8, loop: null }),
        onPlayed: () => undefined,
      }),
      memory: { read: () => null, keep: () => undefined },
      onChange: () => undefined,
      onRefused: () => undefined,
    });
    board.start();
    const pass = async (millis: number, step: number): Promise<void> => {
      for (let passed = 0; passed < millis; passed += step) {
        time.advance(step);
        branch.beat();
        await settled();
      }
    };
    let first = 0;
    for (let day = 1; day <= DAYS; day += 1) {
      branch.begin();
      for (let passed = 0; passed < OPEN_HOURS * HOUR; passed += CALL_EVERY) {
        // Once an hour the line is cut for a while, and what was called meanwhile is read.
        cut = passed % HOUR < 2 * MINUTE;
        if (!cut) branch.ears?.connected();
        branch.call();
        await pass(CALL_EVERY, BEAT);
      }
      cut = false;
      await pass(5 * MINUTE, BEAT);
      branch.open = false;
      await pass((24 - OPEN_HOURS) * HOUR - 5 * MINUTE, MINUTE);
      if (day === 1) first = await heap();
    }
    const last = await heap();
    console.info(
      `heap: ${Math.round((last - first) / 1024)} KiB more after ${DAYS} days than after one, ${said} sounds`,
    );
    expect(said).toBeGreaterThan(0.8 * branch.seq);
    expect(board.now.announcements.queue).toEqual([]);
    expect(last - first).toBeLessThan(NOISE_BYTES);
    board.stop();
  },
  300_000,
);
