import { describe, expect, test } from 'vitest';
import { verifyFile } from '../support/ledgerFile.ts';
import { atOneCounter, done } from '../support/oneCounter.ts';

/** Commands of one batch bear one instant: whoever presses quickly, and a button that bounces. */
describe('what happens in one millisecond', () => {
  test('a start, its undoing and a start again: one attention, and the day is sealed', () =>
    atOneCounter(async (counter) => {
      const [ticket] = await counter.tickets(1);
      counter.wait(5);
      await counter.calls(ticket!);
      for (const verb of ['start', 'undo-start', 'start', 'undo-start', 'start']) await counter.does(verb);
      counter.wait(4);
      await counter.finish();
      expect(await counter.shares()).toEqual({ official: [1, 1], strict: [1, 1], brief: [1, 1] });
      await counter.does('close');
      done(await counter.served.manager.call('POST', '/day/close', {}), 'close');
      expect(verifyFile(`${counter.served.folder}/branch.db`)).toMatchObject({ ok: true, warnings: [] });
      const figures = counter.measured();
      expect(figures).toMatchObject({ service: { byCounter: [expect.anything()] } });
    }));

  test('a start that is undone in the millisecond of the close is nobody attended', () =>
    atOneCounter(async (counter) => {
      const [ticket] = await counter.tickets(1);
      counter.wait(5);
      await counter.calls(ticket!);
      for (const verb of ['start', 'undo-start', 'start', 'undo-start']) await counter.does(verb);
      await counter.served.branch.act({ type: 'closeDay', force: true });
      expect(verifyFile(`${counter.served.folder}/branch.db`)).toMatchObject({ ok: true, warnings: [] });
    }));
});
