import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { KioskMachine, type Said } from './kiosk.ts';
import { outOfSight } from './measure.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** The whole way to a ticket in each language; what is not translated is said in Spanish, and the ticket remembers. */
let served: Served;
let machine: KioskMachine;

test.beforeAll(async () => {
  served = await serve();
  machine = new KioskMachine(served);
});

test.afterAll(async () => {
  await served.stop();
  removeData(served);
});

const JOURNEYS = [
  {
    tag: 'en',
    name: 'English',
    begin: 'Touch to begin',
    general: /^General/,
    issue: 'Get my ticket',
    wait: /Wait in the hall/,
    voice: 'en-US',
  },
  {
    tag: 'ht',
    name: 'Kreyòl ayisyen',
    begin: 'Manyen pou kòmanse',
    general: /^Jeneral/,
    issue: 'Pran nimewo',
    wait: /Tann nan sal la/,
    voice: 'fr-FR',
  },
] as const;

for (const { tag, name, begin, general, issue, wait, voice } of JOURNEYS) {
  test(name, async ({ browser }) => {
    const context = await machine.context(browser, 'low', true);
    const page = await machine.open(context, '?mode=both');
    const body = sentBody(page);
    await page.getByRole('button', { name }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', tag);
    await page.screenshot({ path: `test-output/screens/kiosk-low-${tag}-idle.png` });
    expect(await outOfSight(page)).toEqual([]);
    await expectAccessible(page, `${tag} idle`);
    await page.keyboard.press('0');
    await expect.poll(async () => (await page.evaluate<Said[]>('said')).at(-1)?.lang).toBe(voice);

    await page.getByRole('button', { name: begin }).click();
    await page.screenshot({ path: `test-output/screens/kiosk-low-${tag}-class.png` });
    expect(await outOfSight(page)).toEqual([]);
    await page.getByRole('button', { name: general }).click();
    await page.getByRole('button', { name: /^Certificados de nacimiento/ }).click();
    expect(await outOfSight(page)).toEqual([]);
    await page.getByRole('button', { name: issue }).click();
    await expect(page.getByRole('heading', { name: wait })).toBeVisible();
    await page.screenshot({ path: `test-output/screens/kiosk-low-${tag}-ticket.png` });
    expect(await outOfSight(page)).toEqual([]);
    expect((await body).language).toBe(tag);
    await context.close();
  });
}

test('the foot offers every language by its own name, and no flags', async ({ browser }) => {
  const context = await machine.context(browser, 'portrait');
  const page = await machine.open(context);
  await page.getByRole('button', { name: 'Idioma' }).click();
  const dialog = page.getByRole('dialog', { name: 'Elija su idioma' });
  await expect(dialog.getByRole('button')).toHaveText(['Español', 'English', 'Kreyòl ayisyen']);
  await expect(dialog.locator('img, svg')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Kreyòl ayisyen' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Pran nimewo ou isit la' })).toBeVisible();
  await context.close();
});

async function sentBody(page: Page): Promise<{ language: string }> {
  const request = await page.waitForRequest((sent) => sent.method() === 'POST' && sent.url().endsWith('/tickets'));
  return request.postDataJSON() as { language: string };
}
