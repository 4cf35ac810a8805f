import { expect, it } from 'vitest';
import { TooManyWaiting, Turns } from './turns.ts';

it('runs so many at once, keeps so many waiting, and refuses the rest without keeping them', async () => {
  const turns = new Turns({ atOnce: 2, waiting: 3 });
  let running = 0;
  let most = 0;
  const ends: (() => void)[] = [];
  const task = async (): Promise<string> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
    return 'done';
  };
  const asked = Array.from({ length: 9 }, () => turns.run(task).catch((error: unknown) => error));
  for (let round = 0; round < 9; round += 1) {
    for (const end of ends.splice(0)) end();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const answers = await Promise.all(asked);
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(5);
  expect(answers.filter((answer) => answer instanceof TooManyWaiting)).toHaveLength(4);
  expect(most).toBe(2);
});

it('gives the place on when a task fails', async () => {
  const turns = new Turns({ atOnce: 1, waiting: 1 });
  const failed = turns.run(() => Promise.reject(new Error('no'))).catch(() => 'failed');
  const next = turns.run(async () => 'next');
  expect([await failed, await next, await turns.run(async () => 'later')]).toEqual(['failed', 'next', 'later']);
});
