import { spawnSync } from 'node:child_process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ensureBrowser } from '../run/browser.ts';
import { ROOT } from '../run/steps.ts';
import { enrolled, withServer } from '../support/branch.ts';
import { type Measured, measured, quantile, TARGET_MS } from './measure.ts';

const VISITS = 60;
const WARM_UP = 5;
const FLOOR_NAME = 'a button that changes one text, same browser';

/** In the page: the moment of each touch until the frame after the next question has been drawn. */
const WATCH = `
  globalThis.taps = [];
  let waiting = () => undefined;
  globalThis.drawnSince = (before) =>
    new Promise((resolve) => { if (taps.length > before) resolve(); else waiting = resolve; });
  let start = null;
  let before = null;
  const question = () => { const h1 = document.querySelector('h1'); return h1 === null ? null : h1.textContent; };
  addEventListener('pointerdown', (event) => { start = event.timeStamp; before = question(); }, { capture: true });
  const look = () => {
    const now = question();
    if (start === null || now === null || now === before) return;
    const from = start;
    start = null;
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => { taps.push(performance.now() - from); waiting(); };
      drawn.port2.postMessage(null);
    });
  };
  new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });
`;

/** Tap to the next screen over all the steps of a visit, in a real browser, against the real server. */
export async function tapBench(): Promise<Measured[]> {
  const executablePath = ensureBrowser();
  if (executablePath === null) throw new Error('the bench of the kiosk needs Chromium');
  spawnSync('node_modules/.bin/vite', ['build', '--logLevel', 'warn'], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  const browser = await chromium.launch({ executablePath });
  try {
    const floor = await bareTaps(browser);
    const taps = await kioskTaps(browser);
    return [0.5, 0.95].map((share) =>
      measured(
        `kiosk, tap to next screen, p${share * 100}`,
        quantile(taps, share),
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

async function kioskTaps(browser: Browser): Promise<number[]> {
  return withServer(async ({ branch, server, attendants }) => {
    await attendants[0]!.call('POST', '/counters/m1/open', {});
    const token = await enrolled(branch, 'kiosk');
    const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, locale: 'es-CL' });
    await context.addInitScript(`localStorage.setItem('turno25.device.kiosk', '${token}')`);
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    await page.goto(`${server.address}/kiosk?mode=entry`);
    const taps = await gathered(page, async () => {
      for (const name of [/^Tocar para comenzar/, /^General/, /^Certificados de nacimiento/, /^Sacar turno/]) {
        await tap(page, name);
      }
      // Back to the first screen, by the control that is always there.
      await tap(page, /^Empezar de nuevo/);
    });
    await context.close();
    return taps;
  });
}

async function bareTaps(browser: Browser): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
  await page.setContent(`<h1>0</h1><button onclick="document.querySelector('h1').textContent++">Siguiente</button>`);
  await page.evaluate(WATCH);
  const taps = await gathered(page, async () => {
    for (let index = 0; index < 5; index += 1) await tap(page, /^Siguiente/);
  });
  await page.close();
  return taps;
}

/** All the durations of many rounds but the first ones, ascending, in milliseconds. */
async function gathered(page: Page, round: () => Promise<void>): Promise<number[]> {
  for (let index = 0; index < WARM_UP; index += 1) await round();
  await page.evaluate('taps.length = 0');
  for (let index = 0; index < VISITS; index += 1) await round();
  return (await page.evaluate<number[]>('taps')).sort((a, b) => a - b);
}

/** One touch, and the wait until what it leads to was drawn. */
async function tap(page: Page, name: RegExp): Promise<void> {
  const before = await page.evaluate<number>('taps.length');
  await page.getByRole('button', { name }).click();
  await page.evaluate(`drawnSince(${before})`);
}
