import { type Browser, chromium, type Page } from 'playwright-core';
import { ensureBrowser } from '../run/browser.ts';
import { SECRET, type ServedBranch, withServer } from '../support/branch.ts';
import { type Measured, measured, quantile, TARGET_MS } from './measure.ts';

const WAITING = 200;
const ROUNDS = 60;
const WARM_UP = 5;
const FLOOR_NAME = 'a key in an empty page, same browser';

/** In the page: the moment of each key until the frame after it has been drawn, whatever it changed. */
const WATCH = `
  globalThis.keys = [];
  addEventListener('keydown', (event) => {
    const from = event.timeStamp;
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => keys.push(performance.now() - from);
      drawn.port2.postMessage(null);
    });
  }, { capture: true });
`;

/** Keys of an attendant's page with two hundred people in its line, while tickets go on coming; beside an empty page. */
export async function consoleKeysBench(): Promise<Measured[]> {
  const executablePath = ensureBrowser();
  if (executablePath === null) throw new Error('the bench of the console needs Chromium');
  const browser = await chromium.launch({ executablePath });
  try {
    const floor = await emptyPage(browser);
    const keys = await withServer((served) => deskKeys(browser, served));
    return [0.5, 0.95].map((share) =>
      measured(
        `console, key to drawn, ${WAITING} waiting, p${share * 100}`,
        quantile(keys, share),
        'ms',
        quantile(floor, share),
        FLOOR_NAME,
        TARGET_MS,
      ),
    );
  } finally {
    await browser.close();
  }
}

async function deskKeys(browser: Browser, { kiosk, server }: ServedBranch): Promise<number[]> {
  const ticket = () => kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
  for (let person = 0; person < WAITING; person += 1) await ticket();
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'es-CL' });
  await page.addInitScript(WATCH);
  await page.goto(`${server.address}/attendant`);
  await page.getByLabel('Usuario').fill('attendant1');
  await page.getByLabel('Clave').fill(SECRET);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^1\b/ }).click();
  await page
    .getByRole('option')
    .nth(WAITING - 1)
    .waitFor({ state: 'attached' });
  const keys = await gathered(page, async (round) => {
    // Somebody takes a ticket while the keys are pressed.
    if (round % 3 === 0) void ticket();
    for (const key of ['f', 'ArrowDown', 'ArrowDown', 'End', 'Home', 'q']) await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
  await page.close();
  return keys;
}

async function emptyPage(browser: Browser): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.setContent('<p></p>');
  await page.evaluate(WATCH);
  const keys = await gathered(page, async () => {
    for (let key = 0; key < 7; key += 1) await page.keyboard.press('f');
  });
  await page.close();
  return keys;
}

/** All the durations of many rounds but the first ones, ascending, in milliseconds. */
async function gathered(page: Page, round: (index: number) => Promise<void>): Promise<number[]> {
  for (let index = 0; index < WARM_UP; index += 1) await round(index);
  await page.evaluate('keys.length = 0');
  for (let index = 0; index < ROUNDS; index += 1) await round(index);
  await page.waitForTimeout(100);
  return (await page.evaluate<number[]>('keys')).sort((a, b) => a - b);
}
