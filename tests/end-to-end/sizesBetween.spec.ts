import { randomBytes } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { attendant, KioskMachine } from './kiosk.ts';
import { cutTexts, outOfSight, overlapping } from './measure.ts';
import { removeData, type Served, serve } from './served.ts';

/**
 * Screens of sizes that nobody drew for: what is shown is one of the three drawings, larger or smaller, with the longest
 * names of the catalogue and the branch. No text is cut, none lies over another, nothing is beyond the screen.
 */
const KNOWN = [
  [768, 1366],
  [1280, 1024],
  [1024, 768],
  [1024, 600],
  [1360, 768],
  [3840, 2160],
  [2160, 3840],
] as const;
const RANDOM_SIZES = process.env.TURNO25_FULL ? 40 : 5;
const SEED = Number(process.env.TURNO25_SEED ?? randomBytes(4).readUInt32LE());
const LONGEST_BRANCH = 'Sucursal Municipal Cabo de Hornos y Antártica Chilena, Puerto';
const EVERY_SERVICE = { ahead: 41, expected: { lowMinutes: 45, highMinutes: 90 } };

/** Sizes from an upright 768 x 1366 to 3840 x 2160, of the shapes that screens have; the same seed gives the same. */
function randomSizes(seed: number): readonly (readonly [number, number])[] {
  let state = seed >>> 0 || 1;
  const draw = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  return Array.from({ length: RANDOM_SIZES }, () => {
    const shape = 4 / 3 + draw() * (16 / 9 - 4 / 3);
    const short = 768 + draw() * (2160 - 768);
    const long = Math.min(3840, short * shape);
    return draw() < 0.5 ? [Math.round(long), Math.round(short)] : [Math.round(short), Math.round(Math.max(1366, long))];
  });
}

let served: Served;
let machine: KioskMachine;

test.beforeAll(async () => {
  served = await serve();
  machine = new KioskMachine(served);
  await attendant(served, 'm1');
});

// The page asks again every few seconds: what is under way when a test ends is nobody's.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

test.afterAll(async () => {
  await served.stop();
  removeData(served);
});

/** The longest names on every card, all given, all with a long wait. */
function atItsLongest(catalog: Catalog): Catalog {
  const byLength = catalog.services.toSorted((a, b) => b.name.length - a.name.length);
  const services = byLength.map((service, index) => ({
    ...service,
    frequent: index < 6,
    needsRun: index === 0,
    given: true,
    notGiven: null,
    expected: EVERY_SERVICE.expected,
    entering: { general: EVERY_SERVICE, preferential: EVERY_SERVICE },
    openCounters: ['12', '13', '14'],
  }));
  return { ...catalog, services, appointments: true, branch: { ...catalog.branch, name: LONGEST_BRANCH } };
}

async function sound(page: Page, name: string): Promise<void> {
  const { width, height } = page.viewportSize()!;
  const label = `${width}x${height} ${name} (seed ${SEED})`;
  await page.screenshot({ path: `test-output/screens/size-${width}x${height}-${name}.png` });
  expect.soft(await outOfSight(page), `${label}: everything is in sight`).toEqual([]);
  expect.soft(await overlapping(page), `${label}: no text over another`).toEqual([]);
  expect.soft(await cutTexts(page), `${label}: no text is cut`).toEqual([]);
}

const RANDOM = randomSizes(SEED);
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
    await page.route('**/api/v1/catalog', async (route) => {
      const real = await route.fetch();
      await route.fulfill({ response: real, json: atItsLongest((await real.json()) as Catalog) });
    });
    await page.goto(`${served.address}/kiosk?mode=both`);
    const button = (name: string | RegExp) => page.getByRole('button', { name });
    await button('Tocar para comenzar').waitFor();
    await sound(page, 'idle');
    await button('Idioma').click();
    await sound(page, 'language');
    await page.keyboard.press('Escape');
    await button('Tocar para comenzar').click();
    await button(/^General/).waitFor();
    await sound(page, 'class');
    await button(/^General/).click();
    await button('Buscar escribiendo').waitFor();
    await sound(page, 'services');
    await button('Por institución').click();
    await button(/^Instituto de Previsión/).waitFor();
    await sound(page, 'institutions');
    await button('Volver atrás').click();
    await button('Buscar escribiendo').click();
    await page.keyboard.type('pens', { delay: 120 });
    await page.locator('main li').first().waitFor();
    await sound(page, 'search');
    for (const _letter of 'pens') await page.keyboard.press('Backspace', { delay: 20 });
    await page.keyboard.type('xyzzy', { delay: 120 });
    await button('Por institución').waitFor();
    await sound(page, 'search-nothing');
    await button('Volver atrás').click();
    await page.locator('main li button').first().click();
    await button(/^RUN/).waitFor();
    await sound(page, 'identity');
    await button(/^RUN/).click();
    await button('Continuar').first().waitFor();
    await sound(page, 'document');
    await button('Continuar sin documento').click();
    await button('Sacar turno').waitFor();
    await sound(page, 'confirm');
    await button('Sacar turno').click();
    await page
      .getByText(/^[A-Z]{1,3}-\d{3}$/)
      .first()
      .waitFor();
    await sound(page, 'ticket');
    await context.close();
  });
}
