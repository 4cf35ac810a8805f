import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { freePort } from './shell/ports.ts';
import { expect, test } from './stories.ts';

/** From an empty folder to the first ticket and its call on the board, without a file edited. */
const ROOT = join(import.meta.dirname, '../..');
let folder: string;
let child: ChildProcess;
let said = '';
let port: number;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'turno25-nothing-'));
  port = await freePort();
  const args = ['queue-server/main.ts', '--data', join(folder, 'branch'), '--port', String(port)];
  child = spawn(join(ROOT, 'node_modules/.bin/node'), args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  await expect.poll(() => /http\S+\/setup#code=\S+/.exec(said)?.[0], { timeout: 20_000 }).toBeTruthy();
});

test.afterAll(async () => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-output/screens/setup-${name}.png`, fullPage: true });
  await expectAccessible(page, name);
}

test('a branch from nothing, to its first ticket and call', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: { width: 1024, height: 768 } })).newPage();
  const address = /http\S+\/setup#code=\S+/.exec(said)?.[0] ?? '';

  await test.step('a stranger without the code makes nothing', async () => {
    await page.goto(address.split('#')[0] ?? '');
    await expect(page.getByRole('alert')).toContainText('Abra la dirección completa');
    const tried = await page.evaluate(async () => {
      const body = JSON.stringify({ code: 'guessed', plan: {} });
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/api/v1/setup', { method: 'POST', headers, body })).status;
    });
    expect(tried).toBe(401);
  });

  await test.step('few questions, each told when it is not answered', async () => {
    await page.goto('about:blank');
    await page.goto(address);
    await page.getByRole('button', { name: 'Crear la sucursal' }).click();
    await expect(page.getByRole('alert')).toHaveText('Falta escribir: Nombre');
    await page.getByLabel('Nombre', { exact: true }).fill('Municipalidad de Ejemplo');
    await page.getByRole('button', { name: 'Crear la sucursal' }).click();
    await expect(page.getByRole('alert')).toHaveText('Falta elegir: Comuna');
    await look(page, 'asked');
    await page.getByLabel('Comuna', { exact: true }).selectOption({ label: 'Coyhaique' });
    await page.getByLabel('Dirección', { exact: true }).fill('Calle de ejemplo 1');
    await page.getByLabel('De lunes a viernes, abre').fill('00:00');
    await page.getByLabel('De lunes a viernes, cierra').fill('23:59');
    await page.getByLabel('Abre también el sábado').check();
    await page.getByLabel('Cuántos módulos').fill('2');
    await page.getByLabel('Nombre de la persona').first().fill('Persona Inventada');
    await page.getByLabel('Usuario').first().fill('administra');
    await page.getByRole('button', { name: 'Agregar otra persona' }).click();
    const second = page.getByRole('group', { name: 'Ejecutiva o ejecutivo' });
    await second.getByLabel('Nombre de la persona').fill('Otra Persona');
    await second.getByLabel('Usuario').fill('ejecutiva');
    await page.getByRole('button', { name: 'Crear la sucursal' }).click();
    await expect(page.getByRole('heading', { name: 'Municipalidad de Ejemplo está lista' })).toBeVisible();
    await look(page, 'made');
  });

  const secretOf = (login: string) =>
    page
      .getByRole('row', { name: new RegExp(login) })
      .locator('code')
      .textContent();
  const addressOf = (name: string) =>
    page
      .getByRole('row', { name: new RegExp(name) })
      .locator('code')
      .textContent();
  const [admin, attendant] = [await secretOf('administra'), await secretOf('ejecutiva')];
  const [kioskAt, boardAt] = [await addressOf('Tótem 1'), await addressOf('Pantalla 1')];
  const enter = async (path: string, login: string, secret: string | null): Promise<Page> => {
    const other = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    await other.goto(`http://127.0.0.1:${port}${path}`);
    await other.getByLabel('Usuario').fill(login);
    await other.getByLabel('Clave').fill(secret ?? '');
    await other.keyboard.press('Enter');
    return other;
  };

  await test.step('the same program serves it, and its people enter', async () => {
    await expect.poll(() => said, { timeout: 20_000 }).toContain('Turno25 atiende en');
    const panel = await enter('/manager', 'administra', admin);
    await expect(panel.getByRole('heading', { name: 'Municipalidad de Ejemplo' })).toBeVisible();
    const live = () => panel.evaluate(async () => (await fetch('/api/v1/live')).json());
    // In its hours it opens by itself; on a Sunday or a holiday somebody opens it.
    const opened = expect.poll(async () => (await live()).day !== null, { timeout: 5_000 }).toBe(true);
    await opened.catch(async () => {
      await panel.getByRole('button', { name: 'Abrir el día' }).click();
      await panel.getByRole('dialog').getByRole('button', { name: 'Abrir el día' }).click();
    });
    await expect(panel.getByRole('heading', { name: 'Avisos' })).toBeVisible();
    const zone = await panel.evaluate(async () => (await (await fetch('/api/v1/settings')).json()).config.branch.zone);
    expect(zone).toBe('America/Coyhaique');
  });

  await test.step('the kiosk gives a ticket, and its call is on the board', async () => {
    const kiosk = await (await browser.newContext({ viewport: { width: 1080, height: 1920 } })).newPage();
    await kiosk.goto(kioskAt ?? '');
    await kiosk.getByRole('button', { name: 'Tocar para comenzar' }).click();
    await kiosk.getByRole('button', { name: /^General/ }).click();
    await kiosk.getByRole('button', { name: /^Pensión Garantizada/ }).click();
    await kiosk.getByRole('button', { name: 'Continuar sin documento' }).first().click();
    await kiosk.getByRole('button', { name: 'Sacar turno' }).click();
    await expect(kiosk.getByText('A-001').first()).toBeVisible();
    const board = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
    await board.goto(boardAt ?? '');
    const desk = await enter('/attendant', 'ejecutiva', attendant);
    await desk.getByRole('button', { name: /^1\b/ }).click();
    await expect(desk.getByRole('button', { name: 'Llamar al siguiente' })).toBeEnabled();
    await desk.keyboard.press('F2');
    await expect(board.getByText('A-001').first()).toBeVisible();
    await kiosk.goto(`http://127.0.0.1:${port}/kiosk`);
  });

  await test.step('a test print is asked for from the page that made the branch', async () => {
    await page.getByRole('button', { name: 'Entrar como Persona Inventada y probar los tótems' }).click();
    await page.getByRole('button', { name: 'Pedir la prueba: Impresora' }).click();
    // This kiosk is a browser alone, with nothing beside it that prints.
    await expect(page.getByRole('row', { name: /^Impresora/ })).toContainText('no se inició su servicio de equipos');
    await look(page, 'tried');
  });
});
