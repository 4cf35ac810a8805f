import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { hashPin } from '@turno25/kiosk/device-host/technician/pin.ts';
import type { DockBody } from '@turno25/shared/contracts/deviceHost.ts';
import { expectAccessible } from '../accessible.ts';
import { KioskMachine, SIZES, type Size } from '../kiosk.ts';
import { lowestContrast, outOfSight, tooSmall } from '../measure.ts';
import { removeData, type Served, serve } from '../served.ts';
import { expect, test } from '../stories.ts';
import { type Service, startService } from './service.ts';
import { typePin } from './technician.ts';

/** The technician's screen in a browser, where the device host keeps its door: every state, in every size. */
const PIN = '482913';
let served: Served;
let machine: KioskMachine;
let folder: string;
let service: Service;
let closed: Service;

test.beforeAll(async () => {
  served = await serve();
  machine = new KioskMachine(served);
  folder = mkdtempSync(join(tmpdir(), 'turno25-technician-'));
  const settings = {
    port: 0,
    origins: [served.address],
    server: { address: served.address, token: await machine.token() },
    development: true,
  };
  const write = (name: string, more: object): string => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify({ ...settings, outbox: join(folder, `${name}.db`), ...more }));
    return file;
  };
  [service, closed] = await Promise.all([
    startService(write('open', { technician: { pinHash: await hashPin(PIN) } })),
    startService(write('closed', {})),
  ]);
});

test.afterAll(async () => {
  await Promise.all([service?.stop(), closed?.stop(), served?.stop()]);
  rmSync(folder, { recursive: true, force: true });
  removeData(served);
});

async function dock(body: DockBody): Promise<void> {
  const reply = await fetch(`${service.address}/dock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${service.token}` },
    body: JSON.stringify(body),
  });
  expect(reply.status).toBe(200);
  // Asks the printer now, which otherwise is asked every few seconds.
  await fetch(`${service.address}/printer`, { headers: { authorization: `Bearer ${service.token}` } });
}

async function open(browser: Parameters<KioskMachine['context']>[0], size: Size, { address, token }: Service) {
  const context = await machine.context(browser, size);
  const page = await machine.open(context, `#host=${encodeURIComponent(address)}&hostToken=${token}`);
  return { context, page };
}

async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-output/screens/${name}.png` });
  expect(await outOfSight(page), `${name}: everything is in sight`).toEqual([]);
  expect(await tooSmall(page), `${name}: targets of 64 px, letters of 24 px`).toEqual([]);
  const lowest = await lowestContrast(page);
  expect(lowest.ratio, `${name}: contrast of “${lowest.text}”`).toBeGreaterThanOrEqual(4.5);
  // The other sizes have the same elements.
  if (/-low-(?:pin|trouble)$/.test(name)) await expectAccessible(page, name);
}

async function lookAtTrouble(page: Page): Promise<void> {
  await dock({ what: 'paper', state: 'out' });
  await dock({ what: 'buttons', plugged: false });
  await expect(page.getByText('Sin papel', { exact: true })).toBeVisible();
  await expect(page.getByText('Botones desconectados').first()).toBeVisible();
  await page.getByRole('button', { name: 'Imprimir prueba' }).click();
  await expect(page.getByText('La página de prueba no se imprimió: sin papel.')).toBeVisible();
  await page.getByRole('button', { name: 'Probar lector' }).click();
  await expect(page.getByText('Acerque un código al lector.')).toBeVisible();
  await expect
    .poll(async () => {
      await dock({ what: 'scan', text: `${served.address}/survey?code=7KQ4M-XW2PD` });
      return page.getByText('El lector leyó el código de un turno.').isVisible();
    })
    .toBe(true);
  expect(await page.locator('body').textContent()).not.toContain('7KQ4M');
  await look(page, 'technician-low-trouble');
  await dock({ what: 'paper', state: 'ok' });
  await dock({ what: 'buttons', plugged: true });
}

for (const size of Object.keys(SIZES) as Size[]) {
  test(`its screens in ${size}`, async ({ browser }) => {
    const { context, page } = await open(browser, size, service);
    expect(page.url(), 'the token is taken out of the address').not.toContain('oken');
    await page.keyboard.press('Control+Alt+Shift+KeyT');
    await expect(page.getByRole('heading', { name: '¿Cuál es el PIN técnico?' })).toBeVisible();
    await page.keyboard.type('48');
    await expect(page.getByRole('img', { name: '2 números escritos' })).toBeVisible();
    await look(page, `technician-${size}-pin`);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await typePin(page, PIN);
    await expect(page.getByText('Funciona')).toBeVisible();
    await expect(page.getByText(served.address)).toBeVisible();

    await page.getByRole('button', { name: 'Imprimir prueba' }).click();
    await expect(page.getByText('La página de prueba se imprimió.')).toBeVisible();
    await look(page, `technician-${size}-well`);

    // The least room there is.
    if (size === 'low') await lookAtTrouble(page);

    // Nobody would open a browser again that somebody else started.
    await expect(page.getByRole('button', { name: 'Cerrar tótem' })).toBeDisabled();
    await page.getByRole('button', { name: 'Volver al tótem' }).click();
    await expect(page.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();
    await context.close();
  });
}

test('without a PIN no gesture opens it, and the service says so', async ({ browser }) => {
  const { context, page } = await open(browser, 'portrait', closed);
  await page.keyboard.press('Control+Alt+Shift+KeyT');
  await expect.poll(() => closed.said).toContainEqual({ host: 'technician.noPin' });
  await expect(page.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '¿Cuál es el PIN técnico?' })).toBeHidden();
  await context.close();
});
