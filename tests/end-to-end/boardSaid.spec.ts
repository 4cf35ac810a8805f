import type { Page } from '@playwright/test';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';
import { SWITCHED_OFF } from './switchedOff.ts';
import { cutOff, openBoard } from './toldBoard.ts';

/** Each layout has its own in the long form. */
const FULL = process.env.TURNO25_FULL === '1';

/** What a board says, writes of it, and shows between its waits, before a server that is told by hand what is called. */
let served: Served;
// A machine that has outputs for sound, though this one may have none.
test.use({
  launchOptions: {
    executablePath: process.env.TURNO25_BROWSER || '/usr/bin/chromium',
    args: ['--use-fake-device-for-media-stream', SWITCHED_OFF],
  },
});
test.beforeAll(async () => {
  served = await serve();
});
test.afterAll(async () => {
  await served.stop();
  removeData(served);
});

test('the queue of announcements can be seen: how many wait, and which is being said', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openBoard({ address: served.address, page }, {}, 3);
  const calls = page.locator('[data-announcing]');
  await expect(calls).toHaveAttribute('data-announcing', 'A-011');
  await expect(calls).toHaveAttribute('data-waiting', '2');
  await expect(page.locator('li[data-waiting="yes"]')).toHaveCount(2);
});

type Sounded = { others: number; ended: boolean; seconds: number; volume: number; output: string; level: number };

/** Writes down every sound that the page plays: over how many others, how loud it was made, and its own level. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: Sounded[] = [];
    const begun: HTMLMediaElement[] = [];
    const play = HTMLMediaElement.prototype.play;
    const blobs = new Map<string, Blob>();
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      const address = create(blob);
      blobs.set(address, blob);
      return address;
    };
    const levelOf = async (source: string): Promise<number> => {
      const bytes = await blobs.get(source)?.arrayBuffer();
      if (bytes === undefined) return -1;
      const samples = (await new OfflineAudioContext(1, 1, 22_050).decodeAudioData(bytes)).getChannelData(0);
      return Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / samples.length);
    };
    HTMLMediaElement.prototype.play = function () {
      const output = (this as HTMLMediaElement & { sinkId?: string }).sinkId ?? '';
      const others = begun.filter(({ ended, paused }) => !ended && !paused).length;
      const one = { others, ended: false, seconds: 0, volume: this.volume, output, level: -1 };
      begun.push(this);
      heard.push(one);
      void levelOf(this.src).then((level) => (one.level = level));
      this.addEventListener('ended', () => {
        one.ended = true;
        one.seconds = this.duration;
      });
      return play.call(this);
    };
    Object.assign(globalThis, { heard });
  });
}

const heardOn = (page: Page): Promise<Sounded[]> =>
  page.evaluate(() => (globalThis as unknown as { heard: Sounded[] }).heard);

for (const [layout, width, height] of FULL
  ? ([
      ['landscape', 1920, 1080],
      ['portrait', 1080, 1920],
      ['split', 1920, 1080],
    ] as const)
  : ([['portrait', 1080, 1920]] as const)) {
  test(`what is said is written while it is said, in its language, and no longer: ${layout}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await listen(page);
    await openBoard({ address: served.address, page }, { layout, volume: 60, languages: ['es-CL', 'ht'] }, 2);
    await page.mouse.click(10, 10);
    await page.clock.runFor(1_500);
    await expect(page.getByText('Número A-011, módulo 12')).toBeInViewport({ ratio: 1 });
    await page.screenshot({ path: `test-output/board-saying-${layout}.png` });
    expect(await cutOff(page)).toEqual([]);
    // The sound goes by the machine's own time, and the page's clock stands still meanwhile.
    const kreyol = page.getByText('Nimewo A-011, gichè 12');
    await expect(kreyol).toBeVisible();
    await expect(kreyol).toHaveAttribute('lang', 'ht');
    await expect(kreyol).toHaveCount(0);
    await page.clock.runFor(6_000);
    await expect(page.getByText('Nimewo A-012, gichè 13')).toBeVisible();
    await expect.poll(async () => (await heardOn(page)).filter(({ ended }) => ended).length).toBe(4);
    const heard = await heardOn(page);
    for (const { others, seconds, volume, level } of heard) {
      expect(volume).toBeCloseTo(0.6, 5);
      expect(seconds).toBeCloseTo(1, 1);
      expect(level).toBeGreaterThan(0.1);
      expect(others, 'none over another').toBe(0);
    }
    await expect(page.getByText('Sin sonido')).toHaveCount(0);
  });
}

test('a board that nobody hears says so, and shows its calls all the same', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const told: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/ledger/witness')) told.push(request.postData() ?? '');
  });
  await openBoard({ address: served.address, page }, {}, 2, '', null);
  await page.mouse.click(10, 10);
  await page.clock.runFor(7_000);
  await expect(page.getByText('Sin sonido: revise el parlante')).toBeInViewport();
  await expect(page.locator('[data-announcing]')).toHaveAttribute('data-announcing', 'A-012');
  await expect.poll(() => told.at(-1)).toContain('"muted":true');
  await page.screenshot({ path: 'test-output/board-no-sound.png' });
});

test('the voice goes to the hearing loop too, and staff are told when that is not there', async ({ page, context }) => {
  await context.grantPermissions(['microphone']);
  const told: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/ledger/witness')) told.push(request.postData() ?? '');
  });
  await listen(page);
  await openBoard({ address: served.address, page }, { volume: 40, loop: 'fake audio output 2' }, 1);
  await page.mouse.click(10, 10);
  await page.clock.runFor(1_500);
  await expect.poll(async () => (await heardOn(page)).length).toBe(2);
  const [room, loop] = (await heardOn(page)).sort((one, other) => one.volume - other.volume);
  expect(room).toMatchObject({ output: '' });
  expect(room?.volume).toBeCloseTo(0.4, 5);
  expect(loop?.volume).toBe(1);
  expect(loop?.output).not.toBe('');
  expect(told.at(-1)).toContain('"loopMissing":false');
});

for (const [layout, width, height] of FULL
  ? ([
      ['landscape', 1920, 1080],
      ['portrait', 1080, 1920],
    ] as const)
  : ([['landscape', 1920, 1080]] as const)) {
  test(`pictures of the branch come between the waits, and a broken one holds nobody up: ${layout}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><rect width="640" height="360" fill="#2D717C"/><text x="40" y="200" font-size="64" fill="#fff">Vacúnese aquí</text></svg>`;
    const broken: string[] = [];
    await page.route('**/media/**', (route) => {
      const url = route.request().url();
      const isGood = url.includes('good');
      if (!isGood) broken.push(url);
      return route.fulfill(
        isGood ? { contentType: 'image/svg+xml', body: drawing } : { status: 200, body: 'no picture' },
      );
    });
    const media = [
      { address: '/media/broken.mp4', kind: 'video' },
      { address: '/media/broken.png', kind: 'picture' },
      { address: '/media/good.png', kind: 'picture' },
    ];
    await openBoard({ address: served.address, page }, { layout, media }, 2);
    const shown = page.locator('[data-media]');
    const top = () => page.locator('[data-announcing]').evaluate((each) => each.getBoundingClientRect().height);
    await page.mouse.click(10, 10);
    const good = page.locator('img[src*="good"]');
    /** Until the good one is there: each broken one is left as soon as it is seen to be, without waiting for its time. */
    const untilGood = async (): Promise<void> => {
      for (let second = 0; second < 120; second += 1) {
        await page.clock.runFor(1_000);
        await expect.poll(async () => (await good.count()) > 0 || (await shown.count()) === 0).toBe(true);
        if ((await good.count()) > 0) return;
      }
      throw new Error('the good picture never came');
    };
    await untilGood();
    await expect(page.locator('img[src*="good"]')).toBeInViewport();
    await expect(page.getByText('hasta las 12:00', { exact: false })).toBeInViewport();
    const during = await top();
    await page.screenshot({ path: `test-output/board-media-${layout}.png` });
    expect(await cutOff(page)).toEqual([]);
    for (let second = 0; second < 20 && (await shown.count()) > 0; second += 1) await page.clock.runFor(1_000);
    await expect(page.getByText('Espera ahora')).toBeInViewport();
    expect(await top(), 'the calls stand where they stood').toBe(during);
    await untilGood();
    await expect(good).toBeInViewport();
    expect(broken.filter((url) => url.endsWith('.png')).length, 'what is broken is not tried twice').toBeLessThan(2);
  });
}
