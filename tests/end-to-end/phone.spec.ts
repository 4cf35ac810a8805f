import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { attendant, KioskMachine } from './kiosk.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** A person follows their ticket on a telephone: what they may do there, and what it says when it cannot ring. */
let served: Served;
let machine: KioskMachine;

test.beforeEach(async () => {
  served = await serve();
  machine = new KioskMachine(served);
});

test.afterEach(async () => {
  await served.stop();
  removeData(served);
});

type Ticket = { readonly number: string; readonly trackingToken: string; readonly surveyCode: string };
const take = () => machine.post<Ticket>('/tickets', { serviceId: 'certificados-rc', class: 'general' });

/** A small telephone of some years ago; `can`: what its browser has. */
async function phone(browser: Browser, { trackingToken, surveyCode }: Ticket, can = { sound: true, vibrate: true }) {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
  await context.addInitScript(({ sound, vibrate }) => {
    const told = globalThis as unknown as { vibrated: number };
    told.vibrated = 0;
    if (vibrate)
      Object.defineProperty(Navigator.prototype, 'vibrate', {
        configurable: true,
        value: () => {
          told.vibrated += 1;
          return true;
        },
      });
    else Reflect.deleteProperty(Navigator.prototype, 'vibrate');
    if (!sound) Reflect.deleteProperty(globalThis, 'AudioContext');
  }, can);
  const page = await context.newPage();
  await page.goto(`${served.address}/track/${trackingToken}#code=${surveyCode}`);
  await expect(page.getByRole('heading', { name: 'En espera' })).toBeVisible();
  return page;
}

async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-output/screens/phone-${name}.png`, fullPage: true });
  await expectAccessible(page, name);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name).toBe(true);
}

test('ten minutes are asked for once, with a question first, and given back on the way', async ({ browser }) => {
  const page = await phone(browser, await take());
  await look(page, 'waiting');
  // A language that no native reader has seen is offered to nobody.
  await expect(page.getByRole('list').getByRole('button')).toHaveText(['English', 'Kreyòl ayisyen']);
  await page.getByRole('button', { name: 'Necesito diez minutos' }).click();
  await look(page, 'pause-asked');
  await page.getByRole('button', { name: 'No, sigo esperando' }).click();
  await expect(page.getByRole('heading', { name: 'En espera' })).toBeVisible();
  await page.getByRole('button', { name: 'Necesito diez minutos' }).click();
  await page.getByRole('button', { name: 'Sí, diez minutos' }).click();
  await expect(page.getByRole('heading', { name: 'En pausa' })).toBeVisible();
  await expect(page.getByText('Le guardamos su lugar hasta las', { exact: false })).toBeVisible();
  await look(page, 'paused');
  await page.getByRole('button', { name: 'Voy en camino' }).click();
  await expect(page.getByRole('heading', { name: 'En espera' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Necesito diez minutos' })).toHaveCount(0);
});

test('the line is left after a question, and not before', async ({ browser }) => {
  const page = await phone(browser, await take());
  await page.getByRole('button', { name: 'Dejar la fila' }).click();
  await page.getByRole('button', { name: 'No, sigo esperando' }).click();
  await expect(page.getByRole('heading', { name: 'En espera' })).toBeVisible();
  await page.getByRole('button', { name: 'Dejar la fila' }).click();
  await page.getByRole('button', { name: 'Sí, dejarla' }).click();
  await expect(page.getByRole('heading', { name: 'Dejó la fila' })).toBeVisible();
});

test('a call rings, and the survey is offered afterwards', async ({ browser }) => {
  const page = await phone(browser, await take());
  await page.getByRole('button', { name: 'Avisarme con sonido y vibración' }).click();
  await expect(page.getByText('Sonará y vibrará', { exact: false })).toBeVisible();
  await look(page, 'alerting');
  const vibrated = () => page.evaluate(() => (globalThis as unknown as { vibrated: number }).vibrated);
  const before = await vibrated();
  const desk = await attendant(served, 'm1');
  await desk.callNext();
  await expect(page.getByRole('heading', { name: 'Es su turno' })).toBeVisible();
  await expect.poll(vibrated).toBeGreaterThan(before);
  await look(page, 'called');
  await desk.start();
  await desk.finish();
  await expect(page.getByRole('heading', { name: 'Atención terminada' })).toBeVisible();
  await look(page, 'finished');
  await page.getByRole('link', { name: 'Evaluar la atención' }).click();
  await expect(page).toHaveURL(/\/survey\?code=/);
});

for (const [can, words] of [
  [{ sound: true, vibrate: false }, 'Sonará cuando le llamen; este teléfono no deja vibrar.'],
  [{ sound: false, vibrate: true }, 'Vibrará cuando le llamen; el navegador no deja sonar.'],
  [{ sound: false, vibrate: false }, 'Este teléfono no puede avisarle.'],
] as const) {
  test(`a telephone says honestly what it cannot: sound ${can.sound}, vibration ${can.vibrate}`, async ({
    browser,
  }) => {
    const page = await phone(browser, await take(), can);
    await page.getByRole('button', { name: 'Avisarme con sonido y vibración' }).click();
    await expect(page.getByText(words, { exact: false })).toBeVisible();
  });
}

test('what has not changed is not sent again', async ({ browser }) => {
  const ticket = await take();
  const page = await phone(browser, ticket);
  const again = await page.waitForResponse(
    (answer) => answer.url().includes('/api/v1/track/') && answer.status() === 304,
  );
  expect(again.request().headers()['if-none-match']).toMatch(/^"/);
  await expect(page.getByRole('heading', { name: 'En espera' })).toBeVisible();
});
