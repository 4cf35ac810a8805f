import type { Browser, BrowserContext, Page } from '@playwright/test';
import { at } from './appointments.ts';
import { attendant, KioskMachine } from './kiosk.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/**
 * A machine whose clock is an hour wrong, or is moved by an hour while a page is open, shows the same waits: spans are
 * counted by the monotonic clock, and instants come from the branch.
 */
const HOUR = 3_600_000;
let served: Served;

test.beforeEach(async () => {
  served = await serve(undefined, 0, at('09:50'));
});
test.afterEach(async () => {
  await served.stop();
  removeData(served);
});

/** The device's clock can be moved; what counts monotonically is left alone. */
const MOVABLE = `
  globalThis.moved = Number(sessionStorage.getItem('moved') ?? 0);
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) { if (given.length === 0) super(Real.now() + globalThis.moved); else super(...given); }
    static now() { return Real.now() + globalThis.moved; }
  };
`;

async function contextOf(browser: Browser, storage: Readonly<Record<string, string>> = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' });
  await context.addInitScript(MOVABLE);
  for (const [name, value] of Object.entries(storage))
    await context.addInitScript(`localStorage.setItem('${name}', '${value}')`);
  return context;
}

async function signIn(page: Page, path: string, login: string): Promise<void> {
  await page.goto(`${served.address}${path}`);
  await page.getByLabel('Usuario').fill(login);
  await page.getByLabel('Clave').fill(served.secret);
  await page.keyboard.press('Enter');
}

/** Moves the clock of the page's machine and lets it tick. */
async function move(page: Page, byMs: number): Promise<void> {
  await page.evaluate((by) => {
    (globalThis as unknown as { moved: number }).moved = by;
    sessionStorage.setItem('moved', String(by));
  }, byMs);
  const ticked = await page.evaluate(() => performance.now());
  await page.waitForFunction((since) => performance.now() - since > 2_500, ticked);
}

test('console, panel, board, phone, kiosk and survey show the same waits whatever the machine’s clock shows', async ({
  browser,
}) => {
  const machine = new KioskMachine(served);
  const ticket = await machine.post<{ trackingToken: string }>('/tickets', {
    serviceId: 'certificados-rc',
    class: 'general',
  });
  await machine.post('/tickets', { serviceId: 'certificados-rc', class: 'general' });
  const counter = await attendant(served, 'm1');
  await served.pass(7);
  await counter.callNext();
  await counter.start();
  await served.pass(4);

  const context = await contextOf(browser);
  const desk = await context.newPage();
  await signIn(desk, '/attendant', 'attendant1');
  const timer = desk.getByRole('timer').first();
  await expect(timer).toHaveText(/^4:\d\d$/);
  const panel = await (await contextOf(browser)).newPage();
  await signIn(panel, '/manager', 'manager');
  const longest = panel.getByRole('cell', { name: /^11:\d\d$/ }).first();
  await expect(longest).toBeVisible();
  const phone = await (await contextOf(browser)).newPage();
  await phone.goto(`${served.address}/track/${ticket.trackingToken}`);
  await expect(phone.locator('main[data-status="attending"]')).toBeVisible();
  const issued = await phone.getByText(/^Sacado a las/).textContent();
  const kiosk = await (await contextOf(browser, { 'turno25.device.kiosk': await machine.token() })).newPage();
  await kiosk.goto(`${served.address}/kiosk`);
  await expect(kiosk.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();
  await kiosk.getByRole('button', { name: 'Tocar para comenzar' }).click();
  const survey = await (await contextOf(browser, { 'turno25.device.kiosk': await machine.token() })).newPage();
  await survey.goto(`${served.address}/kiosk?mode=exit`);
  await survey.getByRole('button', { name: 'Evaluar mi atención' }).click();
  const board = await (await contextOf(browser)).newPage();
  await board.goto(`${served.address}/board?enrol=${served.boardCode}`);
  const hour = board.getByText(/^\d\d:\d\d$/).first();
  // Eleven minutes passed in the branch since 09:50, and as much as this story takes.
  const ofTheBranch = /^10:0[1-5]$/;
  await expect(hour).toHaveText(ofTheBranch);

  for (const by of [HOUR, -HOUR]) {
    await Promise.all([desk, panel, phone, kiosk, survey, board].map((page) => move(page, by)));
    await expect(timer, 'the attendant’s timer').toHaveText(/^4:\d\d$/);
    await expect(longest, 'the longest wait on the panel').toBeVisible();
    expect(await phone.getByText(/^Sacado a las/).textContent()).toBe(issued);
    // Nobody is asked whether they are still there, nor thrown out, an hour too soon or too late.
    await expect(kiosk.getByRole('button', { name: /^General/ })).toBeVisible();
    await expect(survey.getByRole('heading', { name: '¿Cuál es el código de su turno?' })).toBeVisible();
    await expect(hour, 'the board’s clock is the branch’s').toHaveText(ofTheBranch);
    // Wrong from the beginning.
    await desk.reload();
    await expect(timer).toHaveText(/^4:\d\d$/);
    await board.reload();
    await expect(hour).toHaveText(ofTheBranch);
  }
});
