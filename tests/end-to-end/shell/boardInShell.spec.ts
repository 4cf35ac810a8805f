import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { attendant, KioskMachine } from '../kiosk.ts';
import { removeData, type Served, serve } from '../served.ts';
import { expect, test } from '../stories.ts';
import { electronWay } from './electronWay.ts';
import { buildShell, type RunningShell } from './shellUnderTest.ts';
import { standInWay } from './standInWay.ts';

/** A board in the shell: enrolled by its start line, with its own pages over the shell's scheme. */
let served: Served;
let built: ReturnType<typeof buildShell>;

test.beforeAll(async () => {
  built = buildShell();
  served = await serve();
});
test.afterAll(async () => {
  await served?.stop();
  if (served !== undefined) removeData(served);
  built?.remove();
});

for (const way of [standInWay, electronWay])
  test(`a board in ${way.name} shows the call, and comes back enrolled when its page is gone`, async () => {
    test.skip(way.missing !== null, way.missing ?? '');
    const folder = mkdtempSync(join(tmpdir(), 'turno25-board-shell-'));
    const args = [`--user-data-dir=${folder}`, '--board', `--server=${served.address}`, `--enrol=${served.boardCode}`];
    const shell: RunningShell = await way.start({ main: built.main, args, env: {} });
    const boards = async (): Promise<readonly Page[]> =>
      (await shell.pages()).filter((one) => shell.addressOf(one).startsWith('kiosk://app/display-board/ui/board.html'));
    const page = async (): Promise<Page> => {
      await expect.poll(async () => (await boards()).length).toBe(1);
      const [open] = await boards();
      if (open === undefined) throw new Error('the board went while it was looked for');
      return open;
    };
    try {
      await expect((await page()).getByText('Número').first()).toBeVisible();
      // What was worth one use stays in no address.
      expect(shell.addressOf(await page())).not.toContain('enrol');

      const number = await calledNumber();
      await expect((await page()).getByText(number).first()).toBeVisible();
      await test.info().attach('board', { body: await (await page()).screenshot(), contentType: 'image/png' });

      await shell.crashPage();
      await expect
        .poll(() => shell.log.some(({ shell: event, rung }) => event === 'recovery' && rung === 'newWindow'))
        .toBe(true);
      const shows = async (): Promise<boolean> => {
        const isThere = (await boards()).map((one) => one.getByText(number).first().isVisible());
        return (await Promise.all(isThere.map((there) => there.catch(() => false)))).includes(true);
      };
      await expect.poll(shows).toBe(true);
    } finally {
      await shell.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });

/** Takes a ticket and has it called. Answers its number. */
async function calledNumber(): Promise<string> {
  const { number } = await new KioskMachine(served).post<{ number: string }>('/tickets', {
    serviceId: 'pgu',
    class: 'general',
  });
  const at = await attendant(served, 'm1');
  await at.callNext();
  return number;
}
