import type { Page } from '@playwright/test';
import { leave, walkTheKiosk, withLongestNames } from './everyScreen.ts';
import { attendant, KioskMachine } from './kiosk.ts';
import { cutTexts, outOfSight, overlapping } from './measure.ts';
import { outOfPlace } from './outOfPlace.ts';
import { randomSizes, SEED } from './randomSizes.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/**
 * Screens of sizes that nobody drew for: what is shown is one of the three drawings, larger or smaller, with the longest
 * names of the catalogue and the branch. No text is cut, none lies over another, nothing is beyond the screen.
 */
const full = process.env.TURNO25_FULL === '1';
/** The ones that were worst when somebody first looked, and the others in the long form. */
const WORST = [
  [768, 1366],
  [1024, 600],
  [1360, 768],
] as const;
const KNOWN = full ? ([...WORST, [3840, 2160], [1280, 1024], [1024, 768], [2160, 3840]] as const) : WORST;
let served: Served;
let machine: KioskMachine;

test.beforeAll(async () => {
  served = await serve();
  machine = new KioskMachine(served);
  await attendant(served, 'm1');
});

test.afterAll(async () => {
  await served.stop();
  removeData(served);
});

async function sound(page: Page, name: string): Promise<void> {
  const { width, height } = page.viewportSize()!;
  const label = `${width}x${height} ${name} (seed ${SEED})`;
  await page.screenshot({ path: `test-output/screens/size-${width}x${height}-${name}.png` });
  expect.soft(await outOfSight(page), `${label}: everything is in sight`).toEqual([]);
  expect.soft(await overlapping(page), `${label}: no text over another`).toEqual([]);
  expect.soft(await cutTexts(page), `${label}: no text is cut`).toEqual([]);
  expect.soft(await outOfPlace(page), `${label}: nothing runs into the foot or over an edge`).toEqual([]);
}

const RANDOM = randomSizes(full ? 40 : 1);
const CASES = [
  ...KNOWN.map(([width, height]) => ({ name: `${width} x ${height}`, size: () => ({ width, height }) })),
  ...RANDOM.map((_size, index) => ({
    name: `any size, ${index + 1}`,
    size: () => ({ width: RANDOM[index]![0], height: RANDOM[index]![1] }),
  })),
];

for (const { name: title, size } of CASES) {
  test(title, async ({ browser }) => {
    const { width, height } = size();
    const context = await machine.context(browser, 'portrait');
    const page = await context.newPage();
    await page.setViewportSize({ width, height });
    await withLongestNames(page);
    await page.goto(`${served.address}/kiosk?mode=both`);
    await walkTheKiosk(page, (screen) => sound(page, screen));
    await leave(page);
  });
}
