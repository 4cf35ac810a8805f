import { leastSize, READ_FROM } from '@turno25/display-board/ui/common/legible.ts';
import { versionOf } from '@turno25/display-board/ui/version/version.ts';
import { expectAccessible } from './accessible.ts';
import { randomSizes, SEED } from './randomSizes.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';
import { cutOff, openBoard, sizeOf } from './toldBoard.ts';

/** Each layout has its own in the long form. */
const FULL = process.env.TURNO25_FULL === '1';

/** A board before a server that is told by hand how it stands and what is called. */
let served: Served;
test.beforeAll(async () => {
  served = await serve();
});
test.afterAll(async () => {
  await served.stop();
  removeData(served);
});

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

for (const theme of FULL ? (['dark', 'contrast'] as const) : (['contrast'] as const)) {
  test(`${theme}: a burst of calls is read in these colours too`, async ({ page }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await openBoard({ address: served.address, page }, { layout: 'landscape', theme }, 20);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await page.screenshot({ path: `test-output/board-theme-${theme}.png` });
    await expectAccessible(page, theme);
  });
}

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
      await openBoard({ address: served.address, page }, { layout }, burst);
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
    await openBoard({ address: served.address, page }, {}, 20);
    await page.screenshot({ path: `test-output/board-any-${width}x${height}.png` });
    expect(await cutOff(page), label).toEqual([]);
    await expect(page.locator('time').first(), label).toBeInViewport();
    // A point of the drawing is a part of the shorter side, whatever the screen.
    const point = Math.min(width, height) / 1080;
    const least = width > height ? Math.min(point, width / 1920) : Math.min(point, height / 1920);
    expect(await sizeOf(page, 'A-011'), label).toBeGreaterThanOrEqual(callSize * least - 0.5);
  });
}

test('one counter’s own display shows its number, and who is there when nobody is called', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const over = { layout: 'counter', counters: [{ id: 'm12', label: '12' }], silent: true, serving: 'A-009', waits: [] };
  await openBoard({ address: served.address, page }, over, 1);
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
  await openBoard({ address: served.address, page }, { layout: 'landscape' }, 1, '?layout=split');
  await expect(page.locator('html')).toHaveAttribute('data-layout', 'split');
});

test('the longest number fits one counter’s display', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const over = { layout: 'counter', counters: [{ id: 'm1', label: '1' }], serving: 'ABC-1015', calls: [], waits: [] };
  await openBoard({ address: served.address, page }, over);
  await expect(page.getByText('ABC-1015')).toBeVisible();
  expect(await cutOff(page)).toEqual([]);
});

test('a board without a line says since when', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openBoard({ address: served.address, page }, {}, 1);
  await page.unroute('**/api/v1/**');
  await page.route('**/api/v1/**', (route) => route.abort());
  await page.clock.runFor(45_000);
  await expect(page.getByRole('alert')).toContainText('Sin conexión desde las 10:24');
  await expect(page.getByText('A-011')).toBeVisible();
  await page.screenshot({ path: 'test-output/board-offline.png' });
});

test('the page that is open is taken for the one that the server has', async ({ page }) => {
  await openBoard({ address: served.address, page }, {});
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
  await openBoard({ address: served.address, page }, { calls: [] }, 0);
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
