import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { type Demonstration, demonstration } from './demonstration.ts';
import { overOneAnother } from './overOneAnother.ts';
import { expect, test } from './stories.ts';

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

test('what was more frequent than chance explains, and what people answered with what is done about it', async ({
  browser,
}) => {
  const page = await (
    await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })
  ).newPage();
  await enter(page, 'Jefatura', '/manager');
  await expect(page.getByRole('button', { name: 'Más' })).toBeVisible();
  const { origin } = new URL(page.url());
  await page.goto(`${origin}/signals`);
  await expect(page.getByRole('heading', { name: 'Acumulación bajo el límite' })).toBeVisible();
  await page.getByLabel('Mostrar también lo que no es señal').check();
  await page.getByRole('button', { name: /^Eventos de Llamados sin atención/ }).click();
  await expect(page.getByRole('dialog').getByRole('cell', { name: 'Ausencia' }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Responder a Llamados sin atención/ }).click();
  await page.getByLabel('Su respuesta').fill('La pantalla estuvo apagada una hora.');
  await page.getByRole('dialog').getByRole('button', { name: 'Responder' }).click();
  await expect(page.getByText('1 respuesta', { exact: true })).toBeVisible();
  await page.screenshot({ path: 'test-output/screens/signals.png' });
  await expectAccessible(page, 'signals');
  expect(await overOneAnother(page, 'main')).toEqual([]);

  await page.goto(`${origin}/satisfaction`);
  // Of the day that goes on and of this month nothing; of the month before, as a whole.
  await expect(page.getByText('Se cuentan los meses completos', { exact: false })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Satisfacción neta por trámite' })).toBeVisible();
  await page.screenshot({ path: 'test-output/screens/satisfaction.png' });
  await expectAccessible(page, 'satisfaction');
  await page.getByRole('tab', { name: 'Diagnóstico y acciones' }).click();
  await page.getByRole('button', { name: 'Agregar una acción' }).click();
  await page.getByLabel('Qué se hará').fill('Decir en la pantalla cuánto falta');
  await page.getByLabel('Responsable').selectOption({ index: 1 });
  const due = await page.getByLabel('Fecha').getAttribute('min');
  await page.getByLabel('Fecha').fill(due ?? '');
  await page.getByRole('dialog').getByRole('button', { name: 'Agregar', exact: false }).last().click();
  await expect(page.getByRole('rowheader', { name: 'Decir en la pantalla cuánto falta' })).toBeVisible();
  await page.screenshot({ path: 'test-output/screens/satisfaction-actions.png' });
  await expectAccessible(page, 'satisfaction-actions');
  expect(await overOneAnother(page, 'main')).toEqual([]);
});
