import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { DockBody } from '@turno25/shared/contracts/deviceHost.ts';
import { attendant, KioskMachine } from './kiosk.ts';
import { removeData, type Served, serve } from './served.ts';

/** The page and the service beside it: paper that comes out or does not, buttons, scans, and the server cut off. */
const ROOT = join(import.meta.dirname, '../..');
let served: Served;
let machine: KioskMachine;
let service: ChildProcess;
let host: { address: string; token: string };

test.beforeAll(async () => {
  served = await serve();
  machine = new KioskMachine(served);
  await attendant(served, 'm1');
  const settings = join(served.folder, 'devices.json');
  writeFileSync(
    settings,
    JSON.stringify({
      port: 0,
      origins: [served.address],
      server: { address: served.address, token: await machine.token() },
      publicAddress: served.address,
      outbox: join(served.folder, 'outbox.db'),
      development: true,
    }),
  );
  service = spawn(join(ROOT, 'node_modules/.bin/node'), ['kiosk/device-host/main.ts', '--settings', settings], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  host = await new Promise((resolve, reject) => {
    service.stdout?.once('data', (line) => resolve(JSON.parse(String(line))));
    service.once('exit', (code) => reject(new Error(`the device host ended with ${code}`)));
  });
});

test.afterAll(async () => {
  service.removeAllListeners('exit');
  const ended = new Promise((resolve) => service.once('exit', resolve));
  service.kill('SIGTERM');
  await ended;
  await served.stop();
  removeData(served);
});

/** Does something to the simulated devices. */
async function dock(body: DockBody): Promise<void> {
  const reply = await fetch(`${host.address}/dock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${host.token}` },
    body: JSON.stringify(body),
  });
  expect(reply.status).toBe(200);
}

const query = (mode: string) => `?mode=${mode}&host=${encodeURIComponent(host.address)}&hostToken=${host.token}`;

async function takeTicket(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tocar para comenzar' }).click();
  await page.getByRole('button', { name: /^General/ }).click();
  await page.getByRole('button', { name: /^Certificados de nacimiento/ }).click();
  await page.getByRole('button', { name: 'Sacar turno' }).click();
}

test('a ticket is printed; without paper its number stays in large type, and is printed once there is', async ({
  browser,
}) => {
  const context = await machine.context(browser, 'portrait');
  const page = await machine.open(context, query('entry'));
  await takeTicket(page);
  await expect(page.getByText('Retire su ticket')).toBeVisible();
  await expect(page.getByText('R-001').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Listo' })).toBeEnabled();
  await page.getByRole('button', { name: 'Listo' }).click();

  await dock({ what: 'paper', state: 'out' });
  await takeTicket(page);
  await expect(page.getByText(/^No pudimos imprimir/)).toBeVisible();
  await expect(page.getByText('R-002').first()).toBeVisible();
  await expect(page.getByRole('img', { name: 'Código QR para seguir su turno en el teléfono' })).toBeVisible();
  await page.screenshot({ path: 'test-output/screens/kiosk-portrait-paper-out.png' });
  await dock({ what: 'paper', state: 'ok' });
  await page.getByRole('button', { name: 'Imprimir otra vez' }).click();
  await expect(page.getByText('Retire su ticket')).toBeVisible();
  await context.close();
});

test('the box of buttons does what the keys do', async ({ browser }) => {
  const context = await machine.context(browser, 'landscape', true);
  const page = await machine.open(context, query('entry'));
  await expect(page.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();
  await expect
    .poll(async () => {
      await dock({ what: 'press', button: 'repeat' });
      return page.locator('html').getAttribute('data-guide');
    })
    .toBe('on');
  await dock({ what: 'press', button: 'next' });
  await expect(page.getByRole('button', { name: 'Tocar para comenzar' })).toBeFocused();
  await dock({ what: 'press', button: 'confirm' });
  await expect(page.getByRole('heading', { name: '¿Qué tipo de atención necesita?' })).toBeVisible();
  await dock({ what: 'press', button: 'back' });
  await expect(page.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();
  await context.close();
});

test('the server is cut off: the machine goes on with its reserved numbers', async ({ browser }) => {
  const context = await machine.context(browser, 'portrait');
  const page = await machine.open(context, query('entry'));
  await dock({ what: 'network', connected: false });
  await takeTicket(page);
  await expect(page.getByText('Retire su ticket')).toBeVisible();
  await expect(page.getByText(/^R-\d{3}$/)).toBeVisible();
  await page.screenshot({ path: 'test-output/screens/kiosk-portrait-cut-off-ticket.png' });
  await dock({ what: 'network', connected: true });
  await context.close();
});

test('the scanner at the exit opens the survey', async ({ browser }) => {
  const context = await machine.context(browser, 'portrait');
  const page = await machine.open(context, query('exit'));
  await expect
    .poll(async () => {
      await dock({ what: 'scan', text: `${served.address}/survey?code=7KQ4M-XW2PD` });
      return page.locator('h1').textContent();
    })
    .toBe('¿Cuál es el código de su turno?');
  await expect(page.getByText('Ese código no existe o ya venció', { exact: false })).toBeVisible();
  await context.close();
});
