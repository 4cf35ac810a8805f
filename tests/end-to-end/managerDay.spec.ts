import { expect, type Page, test } from '@playwright/test';
import { type Demonstration, demonstration } from './demonstration.ts';
import { overOneAnother } from './overOneAnother.ts';

/** What a manager does with a counter that nobody leaves and with a day that is over, and what a small or enlarged window shows. */
let demo: Demonstration;

test.beforeAll(async () => {
  demo = await demonstration();
});

test.afterAll(() => demo.end());

async function enter(page: Page, role: 'Jefatura' | 'Ejecutiv', path: string): Promise<void> {
  const found = new RegExp(`${role}\\S*\\s+(?:\\S+ )*?(\\S+)${path}\\s+usuario (\\S+)\\s+clave (\\S+)`).exec(demo.said);
  const [, address, login, secret] = found ?? [];
  await page.goto(`${address}${path}`);
  await page.getByLabel('Usuario').fill(login ?? '');
  await page.getByLabel('Clave').fill(secret ?? '');
  await page.keyboard.press('Enter');
}

test('what a laptop and an enlarged window show', async ({ browser }) => {
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  await page.setViewportSize({ width: 1366, height: 768 });
  await enter(page, 'Jefatura', '/manager');
  const alerts = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Avisos' }) });
  await expect(alerts).toBeVisible();
  expect((await alerts.boundingBox())?.height).toBeGreaterThan(60);
  for (const zoom of [1, 1.25, 1.5, 1.75, 2]) {
    await page.setViewportSize({ width: Math.round(1366 / zoom), height: Math.round(768 / zoom) });
    await page.screenshot({ path: `test-output/screens/manager-zoom-${zoom * 100}.png` });
    expect(await overOneAnother(page, 'header'), `${zoom}`).toEqual([]);
    expect(await overOneAnother(page, 'main'), `${zoom}`).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      `${zoom}`,
    ).toBe(0);
  }
});

test('a manager frees a counter whose attendant is gone', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await enter(page, 'Jefatura', '/manager');
  const free = page.getByRole('button', { name: /^Liberar el módulo/ }).first();
  const name = await free.getAttribute('aria-label');
  await free.click();
  await expect(page.getByText('queda registrado quién liberó el módulo')).toBeVisible();
  await page.screenshot({ path: 'test-output/screens/manager-release.png' });
  const released = page.waitForResponse((response) => response.url().includes('/release'));
  await page.getByRole('dialog').getByRole('button', { name: 'Liberar el módulo' }).click();
  expect((await released).status(), name ?? '').toBeLessThan(300);
});

test('a day that was closed stays in sight, sealed, with its files', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await enter(page, 'Jefatura', '/manager');
  await page.getByRole('button', { name: 'Cerrar el día' }).click();
  const dialog = page.getByRole('dialog');
  const force = dialog.getByLabel('Cerrar aunque haya personas');
  if (await force.isVisible()) await force.check();
  await dialog.getByRole('button', { name: 'Cerrar el día' }).click();
  const closed = page.getByRole('region', { name: 'La jornada está cerrada' });
  await expect(closed.getByText('está cerrado y sellado')).toBeVisible();
  await expect(closed.getByText('Cumplimiento oficial')).toBeVisible();
  await expect(page.getByText('Por vencer')).toHaveCount(0);
  const file = page.waitForEvent('download');
  await closed.getByRole('link', { name: 'Cifras en CSV' }).click();
  expect((await file).suggestedFilename()).toMatch(/^turno25-.*\.csv$/);
  await page.screenshot({ path: 'test-output/screens/manager-past-day.png' });
});
