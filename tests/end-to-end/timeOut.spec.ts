import type { BrowserContext, Page } from '@playwright/test';
import { KioskMachine } from './kiosk.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** A visitor who walks away in the middle, and one who only needed more time. The page's clock is moved by hand. */
let served: Served;
let machine: KioskMachine;
let context: BrowserContext;
let page: Page;

const ATTENTION = 45_000;
const GRACE = 25_000;

test.beforeAll(async () => {
  served = await serve();
  machine = new KioskMachine(served);
});

test.afterAll(async () => {
  await served.stop();
  removeData(served);
});

test.beforeEach(async ({ browser }) => {
  context = await machine.context(browser, 'portrait', true);
  await context.addInitScript(`
    globalThis.tones = 0;
    globalThis.AudioContext = class { constructor() { globalThis.tones += 1; throw new Error('no sound card'); } };
  `);
  page = await context.newPage();
  await page.clock.install();
  await page.goto(`${machine.address}/kiosk?mode=entry`);
  await page.getByRole('button', { name: 'Tocar para comenzar' }).waitFor();
});

test.afterEach(async () => {
  await context.close();
});

const idle = () => page.getByRole('button', { name: 'Tocar para comenzar' });
const warning = () => page.getByRole('dialog', { name: '¿Necesita más tiempo?' });

async function halfWay(): Promise<void> {
  await page.getByRole('button', { name: 'Contraste normal' }).click();
  await page.getByRole('button', { name: 'Texto normal' }).click();
  await page.getByRole('button', { name: 'Voz apagada' }).click();
  await page.getByRole('button', { name: 'Voz encendida' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Touch to begin' }).click();
  await page.getByRole('button', { name: /^Priority/ }).click();
  await page.getByRole('button', { name: /^Pensión Garantizada/ }).click();
  await page.getByRole('button', { name: /^RUN/ }).click();
  await page.getByRole('button', { name: '1', exact: true }).click();
  await page.getByRole('button', { name: '2', exact: true }).click();
}

test('an absent visitor is warned by sight and sound, and then nothing of them remains', async () => {
  await halfWay();
  await page.clock.runFor(ATTENTION - 1_000);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.clock.runFor(2_000);
  await expect(page.getByRole('dialog', { name: 'Do you need more time?' })).toBeVisible();
  expect(await page.evaluate('globalThis.tones')).toBeGreaterThan(0);
  expect((await page.evaluate<{ text: string }[]>('said')).at(-1)?.text).toContain('Do you need more time?');
  await page.clock.runFor(GRACE);
  await expect(idle()).toBeVisible();
  const left = await page.evaluate(
    `({ ...document.documentElement.dataset, lang: document.documentElement.lang, dialogs: document.querySelectorAll('dialog').length })`,
  );
  expect(left).toMatchObject({
    text: '1',
    contrast: 'normal',
    reach: 'normal',
    guide: 'off',
    lang: 'es-CL',
    dialogs: 0,
  });
  expect(await page.locator('body').innerText()).not.toMatch(/RUN|Preferente$/m);
});

test('more time is given by one touch, ten times, and nothing is lost', async () => {
  await page.getByRole('button', { name: 'Tocar para comenzar' }).click();
  await page.getByRole('button', { name: /^General/ }).click();
  for (let time = 0; time < 10; time += 1) {
    await page.clock.runFor(ATTENTION + 1_000);
    await expect(warning()).toBeVisible();
    await page.getByRole('button', { name: 'Sí, seguir aquí' }).click();
    await expect(warning()).toHaveCount(0);
    await expect(page.getByRole('heading', { name: '¿Qué trámite viene a hacer?' })).toBeVisible();
  }
  await page.clock.runFor(ATTENTION + 1_000);
  await expect(warning()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sí, seguir aquí' })).toHaveCount(0);
  await page.clock.runFor(GRACE);
  await expect(idle()).toBeVisible();
});

test('Escape in the warning gives more time as well', async () => {
  await page.getByRole('button', { name: 'Tocar para comenzar' }).click();
  await page.clock.runFor(ATTENTION + 1_000);
  await expect(warning()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(warning()).toHaveCount(0);
  await expect(page.getByRole('heading', { name: '¿Qué tipo de atención necesita?' })).toBeVisible();
});

test('a machine whose clock is set back an hour clears a typed RUN all the same', async () => {
  await halfWay();
  await page.clock.setSystemTime(Date.now() - 3_600_000);
  await page.clock.runFor(ATTENTION + 1_000);
  await expect(page.getByRole('dialog', { name: 'Do you need more time?' })).toBeVisible();
  await page.clock.runFor(GRACE);
  await expect(idle()).toBeVisible();
});
