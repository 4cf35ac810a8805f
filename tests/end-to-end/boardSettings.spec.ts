import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { at } from './appointments.ts';
import { LAPTOP, openConsole } from './consolePage.ts';
import { overOneAnother } from './overOneAnother.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** Where the boards of a branch are set, and a board that follows without anybody touching it. */
let served: Served;

test.beforeAll(async () => {
  served = await serve(undefined, 0, at('09:50'));
});

test.afterAll(async () => {
  await served.stop();
  removeData(served);
});

const open = (browser: Browser, login: string) => openConsole(browser, served, '/settings', login, LAPTOP);

async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-output/screens/settings-${name}.png`, fullPage: true });
  expect(await overOneAnother(page, 'body'), name).toEqual([]);
  await expectAccessible(page, name);
}

test('a board is set where it stands, with its counters and the notices of the day, and follows by itself', async ({
  browser,
}) => {
  const page = await open(browser, 'admin');
  const post = (path: string, body: object) =>
    page.evaluate(
      async ([to, text]) =>
        (
          await fetch(`/api/v1${to}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
            body: text,
          })
        ).json(),
      [path, JSON.stringify(body)] as const,
    );
  const { code } = await post('/devices/codes', { kind: 'board', name: 'Segundo piso' });
  const board = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await board.goto(`${served.address}/board?enrol=${code}`);
  await expect(board.locator('html')).toHaveAttribute('data-layout', 'landscape');

  await page.reload();
  await page.getByRole('tab', { name: 'Pantallas', exact: true }).click();
  await expect(page.getByText('Según la forma de la pantalla · todos los módulos').first()).toBeVisible();
  await page.getByRole('button', { name: 'Cambiar Segundo piso' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Cómo se ve').selectOption('counter');
  await page.keyboard.press('F2');
  await expect(sheet.getByRole('alert')).toHaveText('La pantalla de un módulo necesita un módulo, y solo uno.');
  await sheet.getByLabel('Cómo se ve').selectOption('split');
  await sheet.getByLabel('Módulo 2', { exact: true }).check();
  const inSheet = sheet.frameLocator('iframe');
  await expect(inSheet.locator('html')).toHaveAttribute('data-layout', 'split');
  await expect(inSheet.locator('html')).toHaveAttribute('data-theme', 'light');
  await sheet.getByLabel('Colores').selectOption('dark');
  await expect(inSheet.locator('html')).toHaveAttribute('data-theme', 'dark');
  await look(page, 'board');
  await page.keyboard.press('F2');
  await page.getByRole('button', { name: 'Cambiar Segundo piso' }).click();
  await sheet.getByLabel('Salida del bucle de inducción').fill('Bucle');
  await page.keyboard.press('F2');
  await expect(page.getByText('bucle de inducción en Bucle')).toBeVisible();
  await page.getByRole('button', { name: 'Agregar una hora' }).click();
  await sheet.getByLabel('Desde las').fill('08:30');
  await sheet.getByLabel('Volumen, por ciento').fill('70');
  await look(page, 'volume');
  await page.keyboard.press('F2');
  await expect(page.getByText('Desde las 08:30: 70 %')).toBeVisible();
  await page.getByLabel('Repetir cada llamado en el idioma del ticket').check();
  await page.getByRole('button', { name: 'Agregar aviso' }).click();
  await sheet.getByLabel('Qué dice').fill('El jueves 26 la sucursal atiende hasta las 12:00.');
  await sheet.getByLabel('Primer día').fill('2026-11-01');
  await sheet.getByLabel('Último día').fill('2031-12-31');
  await page.keyboard.press('F2');
  await page.getByRole('button', { name: 'Vista previa de Segundo piso' }).click();
  const previewed = page.frameLocator('iframe');
  // What is edited, and what nobody published yet.
  await expect(previewed.getByText('hasta las 12:00', { exact: false })).toBeVisible();
  await expect(board.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(board.getByText('hasta las 12:00', { exact: false })).toHaveCount(0);
  await look(page, 'boards');
  await page.getByRole('button', { name: 'Revisar y publicar' }).click();
  await sheet.getByRole('button', { name: /^Publicar/ }).click();
  await expect(page.getByText('Publicado. Es la versión')).toBeVisible();

  await expect(board.locator('html')).toHaveAttribute('data-layout', 'split');
  const token = await board.evaluate(() => localStorage.getItem('turno25.device.board'));
  const set = await board.evaluate(
    async (bearer) => (await fetch('/api/v1/board', { headers: { authorization: `Bearer ${bearer}` } })).json(),
    token,
  );
  expect(set).toMatchObject({ volume: 70, loop: 'Bucle' });
  await expect(board.getByText('hasta las 12:00', { exact: false })).toBeVisible();
  await expect(board.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expectAccessible(board, 'board-dark');
  await board.screenshot({ path: 'test-output/board-set.png' });
  await board.context().close();
});

test('who may not publish sees how the boards stand', async ({ browser }) => {
  const page = await open(browser, 'manager');
  await page.getByRole('tab', { name: 'Pantallas', exact: true }).click();
  await expect(page.getByText('Avisos', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Agregar aviso' })).toHaveCount(0);
});
