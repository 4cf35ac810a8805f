import type { BoardCounters } from '@turno25/shared/contracts/board.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { beforeEach, expect, it } from 'vitest';
import { SIGN_DELAYS } from './delays.ts';
import { SignFollower } from './follow.ts';

const SIGNS = [
  { address: 1, counter: '1' },
  { address: 2, counter: 'Caja' },
];

let time: VirtualTime;
let shown: Map<number, string>;
let numbers: Record<string, string | null>;
let up: 'up' | 'away' | 'silent';
let changed: () => void;
let follower: SignFollower;

beforeEach(async () => {
  time = new VirtualTime(Date.parse('2026-11-20T12:00:00.000Z'));
  shown = new Map();
  numbers = { '1': 'A-001', Caja: 'B-002' };
  up = 'up';
  follower = new SignFollower({
    time,
    signs: SIGNS,
    show: (address, { number }) => void shown.set(address, number),
    line: {
      listen: (tell) => {
        changed = tell;
        return () => undefined;
      },
      read: (onGiveUp) =>
        new Promise((resolve) => {
          onGiveUp(() => resolve('away'));
          if (up === 'away') resolve('away');
          if (up === 'up') resolve(view());
        }),
    },
  });
  follower.start();
  await time.pass(100);
});

function view(): BoardCounters {
  const counters = Object.entries(numbers).map(([label, number]) => ({ id: label, label, number, called: true }));
  return { now: '2026-11-20T12:00:00.000Z', counters };
}

const both = (): readonly (string | undefined)[] => [shown.get(1), shown.get(2)];

it('shows over each counter whose turn it is there, as soon as the stream tells', async () => {
  expect(both()).toEqual(['A-001', 'B-002']);
  numbers = { '1': null, Caja: 'B-003' };
  changed();
  await time.pass(10);
  expect(both()).toEqual(['', 'B-003']);
});

it.each(['away', 'silent'] as const)(
  'goes dark ten seconds after the last word of a server that is %s',
  async (how) => {
    up = how;
    await time.pass(SIGN_DELAYS.silence - SIGN_DELAYS.read - 200);
    expect(both()).toEqual(['A-001', 'B-002']);
    await time.pass(SIGN_DELAYS.read + 200);
    expect(both()).toEqual(['', '']);
    up = 'up';
    numbers = { '1': 'A-009', Caja: null };
    await time.pass(SIGN_DELAYS.read + SIGN_DELAYS.retry);
    expect(both()).toEqual(['A-009', '']);
  },
);

it('is dark over a counter that the branch does not know any more', async () => {
  numbers = { '1': 'A-004' };
  changed();
  await time.pass(10);
  expect(both()).toEqual(['A-004', '']);
});

it('goes dark when it is stopped', () => {
  follower.stop();
  expect(both()).toEqual(['', '']);
});
