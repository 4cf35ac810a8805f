import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { scanByTyping, takeTicket } from './kiosk.ts';
import { kioskWithDevices } from './kioskWithDevices.ts';
import { expectSound, putOn } from './looks.ts';
import { lowestContrast, outOfSight } from './measure.ts';
import { expect, test } from './stories.ts';

/** A printer without paper before, during and after a ticket: nobody is left without a number. */
const scene = kioskWithDevices();
/** Invented. */
const CARD = 'https://portal.sidiv.registrocivil.cl/docstatus?RUN=12345678-5&type=CEDULA&serial=A98765431';

/** What a person without paper leaves with: the number in large letters, and the QR for the telephone. Gives the number. */
async function expectNumberOnScreen(page: Page): Promise<string> {
  await expect(page.getByText(/^No pudimos imprimir/)).toBeVisible();
  const shown = page.getByRole('article').getByText(/^R-\d{3}$/);
  await expect(shown).toBeVisible();
  const letters = await shown.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  expect(letters).toBeGreaterThanOrEqual(96);
  await expect(page.getByRole('img', { name: 'Código QR para seguir su turno en el teléfono' })).toBeVisible();
  expect(await outOfSight(page)).toEqual([]);
  return (await shown.textContent()) ?? '';
}

async function done(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Listo' }).click();
  await expect(page.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();
}

test('before: the machine says it on the screen, gives the number there, and prints once mended', async ({
  browser,
}) => {
  const { machine, host } = scene();
  const context = await machine.context(browser, 'portrait');
  const page = await machine.open(context, host.query('entry'));
  await host.dock({ what: 'paper', state: 'out' });
  await page.getByRole('button', { name: 'Tocar para comenzar' }).click();
  await page.getByRole('button', { name: /^General/ }).click();
  await page.getByRole('button', { name: /^Certificados de nacimiento/ }).click();
  // The printer is asked how it is every five seconds.
  await expect(page.getByText('La impresora no tiene papel.', { exact: false })).toBeVisible();
  await page.screenshot({ path: 'test-output/screens/kiosk-portrait-paper-out-before.png' });
  expect(await outOfSight(page)).toEqual([]);
  expect((await lowestContrast(page)).ratio).toBeGreaterThanOrEqual(4.5);
  await page.getByRole('button', { name: 'Sacar turno' }).click();
  const number = await expectNumberOnScreen(page);
  await page.screenshot({ path: 'test-output/screens/kiosk-portrait-paper-out.png' });
  await expectAccessible(page, 'a ticket without paper');
  expect(await host.papers()).toEqual([]);

  await host.dock({ what: 'paper', state: 'ok' });
  await page.getByRole('button', { name: 'Imprimir otra vez' }).click();
  await expect(page.getByText('Retire su ticket')).toBeVisible();
  const [paper = ''] = await host.papers();
  expect(paper).toContain(number);
  expect(paper, 'nothing had come out before').not.toContain('COPIA');
  await done(page);
  await context.close();
});

test('during: half a ticket came out, so the next one is a copy', async ({ browser }) => {
  const { machine, host } = scene();
  const context = await machine.context(browser, 'landscape');
  const page = await machine.open(context, host.query('entry'));
  await host.dock({ what: 'accident', kind: 'paperOut' });
  await takeTicket(page);
  const number = await expectNumberOnScreen(page);
  await page.screenshot({ path: 'test-output/screens/kiosk-landscape-paper-out.png' });
  await page.getByRole('button', { name: 'Imprimir otra vez' }).click();
  expect(await expectNumberOnScreen(page)).toBe(number);
  await host.dock({ what: 'paper', state: 'ok' });
  await page.getByRole('button', { name: 'Imprimir otra vez' }).click();
  await expect(page.getByText('Retire su ticket')).toBeVisible();
  const [paper = ''] = await host.papers();
  expect(paper).toContain(number);
  expect(paper).toContain('COPIA');
  await done(page);
  await context.close();
});

test('after: the paper ends behind a ticket that came out; the next person is told before', async ({ browser }) => {
  const { machine, host } = scene();
  const context = await machine.context(browser, 'low');
  const page = await machine.open(context, host.query('entry'));
  await takeTicket(page);
  await expect(page.getByText('Retire su ticket')).toBeVisible();
  await host.dock({ what: 'paper', state: 'out' });
  await done(page);
  await expect(page.getByText('La impresora no tiene papel.', { exact: false })).toBeVisible();
  await page.screenshot({ path: 'test-output/screens/kiosk-low-paper-out-idle.png' });
  await putOn(page, 'largest');
  await expectSound(page, 'largest', 'paper-out-idle');
  await page.getByRole('button', { name: 'Tocar para comenzar' }).click();
  await page.getByRole('button', { name: /^General/ }).click();
  await page.getByRole('button', { name: 'Buscar escribiendo' }).click();
  await page.keyboard.type('nacimiento', { delay: 55 });
  await page.getByRole('button', { name: /^Certificados de nacimiento/ }).click();
  await expectSound(page, 'largest', 'paper-out-confirm');
  await page.getByRole('button', { name: 'Empezar de nuevo' }).click();
  await takeTicket(page);
  await expectNumberOnScreen(page);
  await page.screenshot({ path: 'test-output/screens/kiosk-low-paper-out.png' });
  await host.dock({ what: 'paper', state: 'ok' });
  await page.getByRole('button', { name: 'Imprimir otra vez' }).click();
  await expect(page.getByText('Retire su ticket')).toBeVisible();
  await done(page);
  await expect(page.getByText('La impresora no tiene papel.', { exact: false })).toHaveCount(0);
  await context.close();
});

test('the printer falls silent with a paper: the kiosk says that it does not know, and the person chooses', async ({
  browser,
}) => {
  const { machine, host } = scene();
  const context = await machine.context(browser, 'portrait');
  const page = await machine.open(context, host.query('entry'));
  await host.dock({ what: 'accident', kind: 'reset' });
  await takeTicket(page);
  await expect(page.getByText(/^No sabemos si su papel salió/)).toBeVisible();
  await page.screenshot({ path: 'test-output/screens/kiosk-portrait-paper-unsure.png' });
  expect(await outOfSight(page)).toEqual([]);
  await expectAccessible(page, 'a ticket that may be out');
  await page.getByRole('button', { name: 'Imprimir una copia' }).click();
  await expect(page.getByText('Retire su ticket')).toBeVisible();
  const papers = await host.papers();
  expect(papers.at(-1)).toContain('COPIA');
  await done(page);
  await context.close();
});

test('a machine without a printer shows the ticket again, and speaks of no paper', async ({ browser }) => {
  const { machine } = scene();
  const context = await machine.context(browser, 'portrait');
  const page = await machine.open(context, '?mode=entry');
  const ask = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Tocar para comenzar' }).click();
    await page.getByRole('button', { name: /^General/ }).click();
    await page.getByRole('button', { name: /^Pensión Garantizada/ }).click();
    await scanByTyping(page, CARD);
    await page.getByRole('button', { name: 'Sacar turno' }).click();
  };
  await ask();
  await done(page);
  await ask();
  await expect(page.getByRole('heading', { name: /^Usted ya tiene el turno/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Imprimir/ })).toHaveCount(0);
  await page.getByRole('button', { name: /^Ver el A-\d+/ }).click();
  await expect(page.getByRole('article').getByText(/^A-\d{3}$/)).toBeVisible();
  await context.close();
});
