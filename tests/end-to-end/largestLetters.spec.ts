import type { Page } from '@playwright/test';
import { leave, walkTheKiosk, withLongestNames } from './everyScreen.ts';
import { attendant, KioskMachine } from './kiosk.ts';
import { cutTexts, growth, outOfSight, overlapping } from './measure.ts';
import { outOfPlace } from './outOfPlace.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/**
 * The person's letters at their largest, on every screen of a kiosk, with the longest names: twice the normal ones where
 * the normal ones are words to be read (WCAG 1.4.4), and one and a half times where they are titles already. Nothing is
 * cut, nothing lies over anything, and what goes on below can be moved into sight by a button.
 */
const SIZES = [
  [1080, 1920],
  [1920, 1080],
  [1366, 768],
  [1024, 600],
  [768, 1366],
] as const;
/** The tallest, the widest and the lowest; all of them in the long form. */
function walked(least: number): readonly (readonly [number, number])[] {
  if (process.env.TURNO25_FULL === '1') return least === 2 ? SIZES : SIZES.slice(0, 3);
  return SIZES.filter(([width]) => (least === 2 ? width === 1080 || width === 1024 : width === 1920));
}

/** Letters of the drawing that are words to be read; what is larger is a title. */
const WORDS = 32;

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

/** One pixel of the drawing on this screen. */
function unit({ width, height }: { readonly width: number; readonly height: number }): number {
  if (width < height) return Math.min(width / 1080, height / 1920);
  return height < 900 ? Math.min(width / 1366, height / 768) : Math.min(width / 1920, height / 1080);
}

async function sound(page: Page, name: string, least: number): Promise<void> {
  const size = page.viewportSize()!;
  const label = `${size.width}x${size.height} ${name}`;
  await page.screenshot({ path: `test-output/screens/letters-${least}-${size.width}x${size.height}-${name}.png` });
  expect.soft(await outOfSight(page), `${label}: everything can be brought into sight`).toEqual([]);
  expect.soft(await overlapping(page), `${label}: no text over another`).toEqual([]);
  expect.soft(await cutTexts(page), `${label}: no text is cut`).toEqual([]);
  expect.soft(await outOfPlace(page), `${label}: nothing runs over an edge`).toEqual([]);
  const controls = await page.locator('nav span, [data-more] button').allInnerTexts();
  for (const { text, normal, times } of await growth(page)) {
    const isWord = normal <= WORDS * unit(size) + 0.5 && !controls.includes(text) && text !== 'espacio';
    expect.soft(times, `${label}: “${text}”, ${normal} px`).toBeGreaterThanOrEqual((isWord ? least : 1.5) - 0.01);
  }
}

for (const [step, least] of [
  ['Texto mayor', 2],
  ['Texto grande', 1.5],
] as const) {
  for (const [width, height] of walked(least)) {
    test(`${step}, ${width} x ${height}`, async ({ browser }) => {
      const context = await machine.context(browser, 'portrait', true);
      const page = await context.newPage();
      await page.setViewportSize({ width, height });
      await withLongestNames(page);
      await page.goto(`${served.address}/kiosk?mode=both`);
      await page.getByRole('button', { name: 'Texto normal' }).click();
      if (least === 2) await page.getByRole('button', { name: 'Texto grande' }).click();
      await expect(page.getByRole('button', { name: step })).toBeVisible();
      await walkTheKiosk(page, (screen) => sound(page, screen, least));
      await leave(page);
    });
  }
}

test('what goes on below is moved there and back by two buttons, which are there only then', async ({ browser }) => {
  const context = await machine.context(browser, 'low');
  const page = await context.newPage();
  await withLongestNames(page);
  await page.goto(`${served.address}/kiosk?mode=both`);
  const [down, up] = ['Bajar', 'Subir'].map((name) => page.getByRole('button', { name })) as [any, any];
  await page.getByRole('button', { name: 'Texto normal' }).waitFor();
  await expect(down).toHaveCount(0);
  await page.getByRole('button', { name: 'Texto normal' }).click();
  await page.getByRole('button', { name: 'Texto grande' }).click();
  await expect(up).toHaveAttribute('aria-disabled', 'true');
  // Below the waits stands what the law wants to be read, and it is reached too.
  const last = page.getByText('Ley 20.422', { exact: false });
  await expect(last).not.toBeInViewport();
  await expect(async () => {
    await down.click();
    await expect(down).toHaveAttribute('aria-disabled', 'true', { timeout: 100 });
  }).toPass();
  await expect(last).toBeInViewport();
  await expect(async () => {
    await up.click();
    await expect(up).toHaveAttribute('aria-disabled', 'true', { timeout: 100 });
  }).toPass();
  await page.getByRole('button', { name: 'Texto mayor' }).click();
  await expect(down).toHaveCount(0);
  await leave(page);
});
