import { seededRandom } from '@turno25/shared/time/random.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SignBus } from './bus.ts';
import { SIGN_DELAYS } from './delays.ts';
import { FakeLine } from './fakes/fakeLine.ts';
import type { SignContent } from './frame.ts';

const START = Date.parse('2026-11-20T12:00:00.000Z');
const ADDRESSES = [1, 2, 3];
const content = (number: string): SignContent => ({ number, counter: '1', called: true });

let time: VirtualTime;
let line: FakeLine;
let bus: SignBus;

function begin(answers = true): void {
  time = new VirtualTime(START);
  line = new FakeLine(time, seededRandom(7), ADDRESSES);
  bus = new SignBus({ open: line.open, signs: ADDRESSES.map((address) => ({ address, answers })), time });
  bus.start();
}
beforeEach(() => begin());
afterEach(() => bus.stop());

const shown = (): readonly string[] => line.signs.map((sign) => sign.number());

it('tells each sign its own, and each change within a breath', async () => {
  await time.pass(1_000);
  for (const address of ADDRESSES) bus.show(address, content(`A-00${address}`));
  await time.pass(400);
  expect(shown()).toEqual(['A-001', 'A-002', 'A-003']);
  bus.show(2, content(''));
  await time.pass(200);
  expect(shown()).toEqual(['A-001', '', 'A-003']);
  expect(bus.isTroubled()).toBe(false);
});

it('tells again what was lost or broken, and a repeated frame changes nothing', async () => {
  line.loss = 0.25;
  for (let turn = 1; turn <= 15; turn += 1) {
    for (const address of ADDRESSES) bus.show(address, content(`A-${turn}`));
    await time.pass(9_000);
    expect(shown()).toEqual(ADDRESSES.map(() => `A-${turn}`));
  }
  const repeated = line.signs.reduce((sum, sign) => sum + sign.repeated, 0);
  expect(repeated, 'answers were lost too').toBeGreaterThan(2);
});

it('is right again soon after a sign lost its power', async () => {
  bus.show(1, content('A-001'));
  await time.pass(1_000);
  line.signs[0]?.restart();
  expect(shown()[0]).toBe('');
  await time.pass(SIGN_DELAYS.refresh + 1_000);
  expect(shown()[0]).toBe('A-001');
});

it('goes dark by itself where the wire is cut, and what is called meanwhile is shown when it is mended', async () => {
  bus.show(1, content('A-001'));
  await time.pass(1_000);
  line.isCut = true;
  await time.pass(SIGN_DELAYS.watchdog + 100);
  expect(shown()).toEqual(['', '', '']);
  expect(bus.isTroubled()).toBe(true);
  bus.show(1, content('A-002'));
  await time.pass(60_000);
  line.isCut = false;
  await time.pass(SIGN_DELAYS.refresh + 2_000);
  expect(shown()[0]).toBe('A-002');
  expect(bus.isTroubled()).toBe(false);
});

it('does not keep the others waiting for one that answers nothing', async () => {
  const silent = line.signs[1];
  if (silent !== undefined) silent.hear = () => undefined;
  await time.pass(5_000);
  for (let turn = 1; turn <= 20; turn += 1) {
    bus.show(1, content(`A-${turn}`));
    bus.show(3, content(`B-${turn}`));
    await time.pass(1_000);
    expect([shown()[0], shown()[2]]).toEqual([`A-${turn}`, `B-${turn}`]);
  }
  expect(bus.isTroubled()).toBe(true);
});

it('refreshes those that only listen, and misses no answer of theirs', async () => {
  begin(false);
  for (const address of ADDRESSES) bus.show(address, content(`A-00${address}`));
  line.loss = 0.3;
  await time.pass(30_000);
  expect(shown()).toEqual(['A-001', 'A-002', 'A-003']);
  expect(bus.isTroubled()).toBe(false);
});
