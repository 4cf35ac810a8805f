import { expect, type Page, test } from '@playwright/test';
import { leastSize, READ_FROM } from '@turno25/display-board/ui/common/legible.ts';
import { versionOf } from '@turno25/display-board/ui/version/version.ts';
import { RATE } from '@turno25/shared/voice/joining.ts';
import { wavOf } from '@turno25/shared/voice/wav.ts';
import { randomSizes, SEED } from './randomSizes.ts';
import { removeData, type Served, serve } from './served.ts';
import { SWITCHED_OFF } from './switchedOff.ts';

/** Each layout has its own in the long form. */
const FULL = process.env.TURNO25_FULL === '1';

/** A board before a server that is told by hand how it stands and what is called. */
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

const call = (seq: number) => ({
  seq,
  at: '2026-11-20T13:24:00.000Z',
  date: '2026-11-20',
  kind: seq % 4 === 0 ? 'recall' : 'call',
  visitId: `v${seq}`,
  number: `A-${String(seq).padStart(3, '0')}`,
  counterId: `m${(seq % 24) + 1}`,
  counterLabel: String((seq % 24) + 1),
  serviceName: 'Trámite',
  awaited: seq > 10,
});
const WAITS = [
  'Certificados de nacimiento, matrimonio y antecedentes',
  'Pensión Garantizada Universal',
  'Licencias médicas',
];
type Over = Readonly<Record<string, unknown>>;
const view = (over: Over, later: boolean, burst: number) => ({
  epoch: 'e1',
  head: 100,
  seq: later ? 10 + burst : 10,
  date: '2026-11-20',
  now: '2026-11-20T13:24:00.000Z',
  branchName: 'Sucursal Providencia',
  zone: 'America/Coyhaique',
  layout: 'auto',
  counters: null,
  silent: false,
  serving: null,
  open: true,
  opensAt: null,
  calls: [7, 8, 9, 10, ...(later ? Array.from({ length: burst }, (_, index) => index + 11) : [])].map((seq) => ({
    ...call(seq),
    languages: over.languages ?? ['es-CL'],
  })),
  waits: WAITS.map((name, index) => ({
    serviceId: `s${index}`,
    name,
    institutionName: '',
    waiting: 4,
    openCounters: ['3', '4'],
    expected: { lowMinutes: 20, highMinutes: 35 },
  })),
  notices: ['El jueves 26 la sucursal atiende hasta las 12:00.', 'Vacunación gratuita en el segundo piso.'],
  media: [],
  ...over,
});

/** A second of a hum, as loud as a voice. */
const HUM = Buffer.from(
  wavOf({ rate: RATE, samples: Float32Array.from({ length: RATE }, (_, index) => 0.2 * Math.sin(index / 16)) }),
);

async function openBoard(page: Page, over: Over, burst = 1, query = '', voice: Buffer | null = HUM): Promise<void> {
  await page.clock.install();
  await page.addInitScript(() => localStorage.setItem('turno25.device.board', 'token'));
  let reads = 0;
  await page.route('**/api/v1/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.endsWith('/voice'))
      return voice === null
        ? route.fulfill({ status: 503, json: { code: 'voice.unavailable' } })
        : route.fulfill({ contentType: 'audio/wav', body: voice });
    if (!pathname.endsWith('/board')) return route.fulfill({ status: 404, json: { code: 'request.notFound' } });
    reads += 1;
    return route.fulfill({
      headers: { 'turno25-zone': 'America/Coyhaique 0=-180' },
      json: view(over, reads > 1, burst),
    });
  });
  await page.goto(`${served.address}/board${query}`);
  await expect(page.locator('h1')).toHaveText('Sucursal Providencia');
  // The next reading is drawn: time passes until it has brought the calls, and not until the first of them is over.
  for (let half = 0; half < 40 && (await page.getByText('A-011').count()) === 0; half += 1)
    await page.clock.runFor(500);
}

const sizeOf = (page: Page, text: string): Promise<number> =>
  page
    .getByText(text, { exact: true })
    .first()
    .evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize));

/** Whatever has letters and does not fit where it stands. */
const cutOff = (page: Page): Promise<(string | null)[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('dt, dd, li, p, h2, time')]
      .filter((each) => {
        const { right, bottom, left, top } = each.getBoundingClientRect();
        const outside = right > innerWidth + 1 || bottom > innerHeight + 1 || left < -1 || top < -1;
        return (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline') || outside;
      })
      .filter((each) => !each.classList.contains('visually-hidden'))
      .map((each) => each.textContent),
  );

const callSize = leastSize(READ_FROM.call.metres, READ_FROM.call.inches);
const everySize = leastSize(READ_FROM.everyCall.metres, READ_FROM.everyCall.inches);

test('the arithmetic of sizes is that of the manual', () => {
  // 43": a point of the drawing is 0.50 mm; 12 arcmin at 10 m are 34.9 mm of capital letter.
  expect(callSize).toBeGreaterThan(98);
  expect(callSize).toBeLessThan(101);
  // 32" from 4 m.
  expect(everySize).toBeGreaterThan(52);
  expect(everySize).toBeLessThan(55);
});

for (const [layout, width, height] of [
  ['landscape', 1920, 1080],
  ['portrait', 1080, 1920],
  ['split', 1920, 1080],
  ['calls', 1920, 1080],
] as const) {
  for (const burst of [1, 20]) {
    test(`${layout}, ${burst === 1 ? 'one call' : 'twenty at once'}: each number is read from where people sit`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height });
      await openBoard(page, { layout }, burst);
      await expect(page.locator('html')).toHaveAttribute('data-layout', layout);
      await page.screenshot({ path: `test-output/board-layout-${layout}-${burst}.png` });
      expect(await cutOff(page)).toEqual([]);
      expect(await sizeOf(page, 'A-011')).toBeGreaterThanOrEqual(callSize);
      // The counter stands beside the number at the same rank.
      expect(await sizeOf(page, '12')).toBeGreaterThanOrEqual(callSize);
      const others = burst === 1 ? ['A-010'] : ['A-012', 'A-030'];
      for (const number of others) expect(await sizeOf(page, number), number).toBeGreaterThanOrEqual(everySize);
      const right = page.getByText('Atención preferente', { exact: false });
      if (layout !== 'calls') {
        await expect(right.first()).toBeInViewport();
        await expect(page.getByText('hasta las 12:00', { exact: false })).toBeInViewport();
      }
      await expect(page.getByText('10:24')).toBeInViewport();
    });
  }
}

for (const [index, [width, height]] of randomSizes(FULL ? 40 : 1).entries()) {
  test(`a screen of any size, ${index + 1}: everything is on it, as large for its size as drawn`, async ({ page }) => {
    const label = `${width} x ${height} (seed ${SEED})`;
    await page.setViewportSize({ width, height });
    await openBoard(page, {}, 20);
    await page.screenshot({ path: `test-output/board-any-${width}x${height}.png` });
    expect(await cutOff(page), label).toEqual([]);
    await expect(page.locator('time').first(), label).toBeInViewport();
    // A point of the drawing is a part of the shorter side, whatever the screen.
    const point = Math.min(width, height) / 1080;
    const least = width > height ? Math.min(point, width / 1920) : Math.min(point, height / 1920);
    expect(await sizeOf(page, 'A-011'), label).toBeGreaterThanOrEqual(callSize * least - 0.5);
  });
}

test('the queue of announcements can be seen: how many wait, and which is being said', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openBoard(page, {}, 3);
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
    await openBoard(page, { layout, volume: 60, languages: ['es-CL', 'ht'] }, 2);
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
  await openBoard(page, {}, 2, '', null);
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
  await openBoard(page, { volume: 40, loop: 'fake audio output 2' }, 1);
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
    await openBoard(page, { layout, media }, 2);
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

test('one counter’s own display shows its number, and who is there when nobody is called', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const over = { layout: 'counter', counters: [{ id: 'm12', label: '12' }], silent: true, serving: 'A-009', waits: [] };
  await openBoard(page, over, 1);
  await expect(page.getByText('Módulo 12')).toBeInViewport();
  await expect(page.getByText('A-011')).toBeInViewport();
  await page.screenshot({ path: 'test-output/board-layout-counter.png' });
  // Points of this screen against points of the drawing: 800 against 1080 along the short side.
  const { metres, inches } = READ_FROM.counterDisplay;
  expect((await sizeOf(page, 'A-011')) * (1080 / 800)).toBeGreaterThanOrEqual(
    leastSize(metres, inches) * (1280 / 1422),
  );
  expect(await cutOff(page)).toEqual([]);
  await expect(page.getByText('Sin sonido')).toHaveCount(0);
  await page.clock.runFor(16_000);
  await expect(page.getByText('A-009')).toBeInViewport();
});

test('the address tries a layout that the branch did not set', async ({ page }) => {
  await openBoard(page, { layout: 'landscape' }, 1, '?layout=split');
  await expect(page.locator('html')).toHaveAttribute('data-layout', 'split');
});

test('the longest number fits one counter’s display', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const over = { layout: 'counter', counters: [{ id: 'm1', label: '1' }], serving: 'ABC-1015', calls: [], waits: [] };
  await openBoard(page, over);
  await expect(page.getByText('ABC-1015')).toBeVisible();
  expect(await cutOff(page)).toEqual([]);
});

test('a board without a line says since when', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openBoard(page, {}, 1);
  await page.unroute('**/api/v1/**');
  await page.route('**/api/v1/**', (route) => route.abort());
  await page.clock.runFor(45_000);
  await expect(page.getByRole('alert')).toContainText('Sin conexión desde las 10:24');
  await expect(page.getByText('A-011')).toBeVisible();
  await page.screenshot({ path: 'test-output/board-offline.png' });
});

test('the page that is open is taken for the one that the server has', async ({ page }) => {
  await openBoard(page, {});
  const own = versionOf(await page.content());
  expect(own).not.toBeNull();
  expect(versionOf(await (await fetch(`${served.address}/board`)).text())).toBe(own);
});

test('a page that the server has anew is loaded once, when nobody misses anything, and not again', async ({ page }) => {
  test.skip(process.env.TURNO25_FULL !== '1', 'three quarters of an hour of a board: npm run test:full');
  test.setTimeout(180_000);
  let newer = false;
  let loads = 0;
  const questions: string[] = [];
  await page.route('**/board', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname !== '/board') return route.fallback();
    if (route.request().isNavigationRequest()) loads += 1;
    else questions.push(pathname);
    const answer = await route.fetch();
    const html = await answer.text();
    const body = newer ? html.replace('</head>', '<link rel="prefetch" href="/assets/newer-AbC123.css"></head>') : html;
    return route.fulfill({ response: answer, body });
  });
  await openBoard(page, { calls: [] }, 0);
  const quarter = async (): Promise<void> => {
    for (let second = 0; second < 15 * 60; second += 2) {
      await page.clock.runFor(2_000);
      // What was asked is answered in real time.
      await page.waitForTimeout(8);
    }
  };
  await quarter();
  expect(questions.length).toBeGreaterThan(0);
  expect(loads, 'the page that is there is the one that the server has').toBe(1);
  newer = true;
  await quarter();
  expect(loads).toBe(2);
  await quarter();
  expect(loads).toBe(2);
});
