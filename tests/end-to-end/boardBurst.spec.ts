import type { Page } from '@playwright/test';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** A board before calls that are told it by hand, so that twenty may come in the same breath. */
let served: Served;
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
  kind: 'call',
  visitId: `v${seq}`,
  number: `A-${String(seq).padStart(3, '0')}`,
  counterLabel: String((seq % 24) + 1),
  serviceName: 'Trámite',
  date: '2026-11-20',
  awaited: seq > 10,
  languages: ['es-CL'],
});
const SERVICES = [
  'Certificados de nacimiento, matrimonio y antecedentes',
  'Pensión Garantizada Universal',
  'Licencias médicas',
  'Tarjeta Nacional Estudiantil',
];
const view = (calls: readonly { readonly seq: number }[], open = true) => ({
  epoch: 'e1',
  head: 100,
  seq: calls.at(-1)?.seq ?? 10,
  now: '2026-11-20T13:24:00.000Z',
  branchName: 'Sucursal Providencia',
  zone: 'America/Coyhaique',
  open,
  date: open ? '2026-11-20' : null,
  calls,
  waits: open
    ? SERVICES.map((name, index) => ({
        serviceId: `s${index}`,
        name,
        institutionName: '',
        waiting: 4,
        openCounters: ['3', '4'],
        expected: { lowMinutes: 20, highMinutes: 35 },
      }))
    : SERVICES.map((name, index) => ({
        serviceId: `s${index}`,
        name,
        institutionName: '',
        waiting: 0,
        expected: null,
      })),
  opensAt: null,
  notices: [],
  media: [],
});

async function openBoard(page: Page, later: readonly { readonly seq: number }[], open = true): Promise<string[]> {
  const told: string[] = [];
  await page.clock.install();
  await page.addInitScript(() => localStorage.setItem('turno25.device.board', 'token'));
  let reads = 0;
  await page.route('**/api/v1/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.endsWith('/board/announced')) told.push(route.request().postData() ?? '');
    if (!pathname.endsWith('/board')) return route.fulfill({ status: 404, json: { code: 'request.notFound' } });
    reads += 1;
    return route.fulfill({
      headers: { 'turno25-zone': 'America/Coyhaique 0=-180' },
      json: view(reads === 1 ? [call(8), call(9), call(10)] : later, open),
    });
  });
  await page.goto(`${served.address}/board`);
  await expect(page.getByText('Sucursal Providencia').first()).toBeAttached();
  return told;
}

const burst = Array.from({ length: 20 }, (_, index) => call(index + 11));

for (const [name, width, height] of [
  ['landscape', 1920, 1080],
  ['portrait', 1080, 1920],
] as const) {
  test(`twenty calls in the same breath stand on screen at once, and are told at once: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const told = await openBoard(page, burst);
    // The next reading is drawn: time passes until it has brought the calls, and not until the first of them is over.
    for (let half = 0; half < 40 && (await page.getByText('A-011').count()) === 0; half += 1)
      await page.clock.runFor(500);
    for (const { number } of burst) {
      const shown = page.getByText(number, { exact: true });
      await expect(shown).toBeVisible();
      await expect(shown).toBeInViewport({ ratio: 1 });
    }
    await page.screenshot({ path: `test-output/board-burst-${name}.png` });
    await page.clock.runFor(1_500);
    await expect.poll(() => told.join('')).toContain('30');
    expect(told.flatMap((body) => (JSON.parse(body) as { calls: number[] }).calls)).toEqual(
      burst.map(({ seq }) => seq),
    );
  });

  test(`a quiet board: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openBoard(page, []);
    await expect(page.getByText('10:24')).toBeVisible();
    await page.screenshot({ path: `test-output/board-quiet-${name}.png` });
    const overflowing = await page.evaluate(() =>
      [...document.querySelectorAll('dt, dd, li, p, h2, time')]
        .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')
        .map((each) => each.textContent),
    );
    expect(overflowing).toEqual([]);
  });
}

test('a closed branch shows no waits, and no heading over nothing', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openBoard(page, [], false);
  await expect(page.getByText('La sucursal está cerrada')).toBeVisible();
  await expect(page.getByText('Espera ahora')).toHaveCount(0);
});

test('the waits and the names of services are as large as the manual says', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openBoard(page, []);
  const sizeOf = (text: string) =>
    page
      .getByText(text)
      .first()
      .evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize));
  // docs/manual/tecnicos.md: on 55 inches, 44 px are 12 arcmin at 5.7 m and 64 px at 8.2 m.
  expect(await sizeOf('Licencias médicas')).toBeGreaterThanOrEqual(44);
  expect(await sizeOf('20 a 35 min')).toBeGreaterThanOrEqual(64);
});

test('a board whose browser lets no sound through says so, until somebody touches it', async ({ page }) => {
  await page.addInitScript(() => {
    class Held {
      state = 'suspended';
      resume = async () => {
        if (navigator.userActivation.hasBeenActive) this.state = 'running';
      };
    }
    Object.assign(globalThis, { AudioContext: Held });
  });
  await openBoard(page, []);
  await page.clock.runFor(2_000);
  await expect(page.getByText('Sin sonido')).toBeVisible();
  await page.mouse.click(100, 100);
  await page.clock.runFor(2_000);
  await expect(page.getByText('Sin sonido')).toHaveCount(0);
});
