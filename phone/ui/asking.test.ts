import { seededRandom } from '@turno25/shared/time/random.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { expect, it } from 'vitest';
import { startAsking } from './asking.ts';

/** Lets what was answered be heard. */
const heard = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

async function questionsOf(status: string | null, seconds: number, seed = 1): Promise<number[]> {
  const time = new VirtualTime(0);
  const at: number[] = [];
  const asking = startAsking({
    timers: time.timers,
    random: seededRandom(seed),
    ask: () => {
      at.push(time.spans.monotonic());
      return Promise.resolve(status);
    },
  });
  for (let tenth = 0; tenth < seconds * 10; tenth += 1) {
    await heard();
    time.advance(100);
  }
  asking.stop();
  return at;
}

it('hears of a call within five seconds', async () => {
  const at = await questionsOf('waiting', 600);
  const gaps = at.slice(1).map((moment, index) => moment - at[index]!);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(5_100);
  expect(at.length).toBeGreaterThan(100);
});

it('asks seldom once the visit has ended', async () => {
  expect((await questionsOf('finished', 600)).length).toBeLessThan(30);
});

it('goes on asking a branch that does not answer', async () => {
  expect((await questionsOf(null, 60)).length).toBeGreaterThan(10);
});

it('does not ask in step with the other phones of the hall', async () => {
  const tenth = await Promise.all([1, 2, 3, 4, 5].map(async (seed) => (await questionsOf('waiting', 120, seed))[10]));
  expect(new Set(tenth).size).toBeGreaterThan(1);
});

it('does not take an answer that a newer one has overtaken', async () => {
  const time = new VirtualTime(0);
  const answers: (() => void)[] = [];
  const taken: number[] = [];
  const asking = startAsking({
    timers: time.timers,
    random: seededRandom(1),
    ask: async (current) => {
      const mine = answers.length;
      await new Promise<void>((resolve) => answers.push(resolve));
      if (current()) taken.push(mine);
      return 'waiting';
    },
  });
  void asking.now();
  answers[1]!();
  answers[0]!();
  await heard();
  expect(taken).toEqual([1]);
  asking.stop();
});

it('asks again where an answer never comes', async () => {
  const time = new VirtualTime(0);
  let asked = 0;
  const asking = startAsking({
    timers: time.timers,
    random: seededRandom(1),
    ask: () => {
      asked += 1;
      return new Promise(() => undefined);
    },
  });
  time.advance(61_000);
  expect(asked).toBe(3);
  asking.stop();
});
