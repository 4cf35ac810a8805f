import type { Page } from '@playwright/test';
import type { HostStatus } from '@turno25/shared/contracts/deviceHost.ts';
import type { GivenTicket } from '@turno25/shared/contracts/ticketOffice.ts';
import { expectAccessible } from './accessible.ts';
import { DeviceHost } from './deviceHost.ts';
import { attendant, KioskMachine, scanByTyping, takeTicket } from './kiosk.ts';
import { outOfSight } from './measure.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** With the service beside it, the page does all that it does alone, and goes on when the server does not. */
let served: Served;
let machine: KioskMachine;
let host: DeviceHost;

test.beforeEach(async () => {
  served = await serve();
  machine = new KioskMachine(served);
  await attendant(served, 'm1');
  host = await DeviceHost.start(served, machine);
  // However slow the machine is: a kiosk asks again for its numbers until it has them.
  await expect.poll(async () => (await status()).numbers.length, { timeout: 60_000 }).toBeGreaterThan(0);
});

test.afterEach(async () => {
  await host.stop();
  await served.stop();
  removeData(served);
});

const status = () => host.call<HostStatus>('GET', '/status');

async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-output/screens/kiosk-portrait-${name}.png` });
  expect(await outOfSight(page)).toEqual([]);
  await expectAccessible(page, name);
}

const CARD = 'https://portal.sidiv.registrocivil.cl/docstatus?RUN=11111111-1&type=CEDULA&serial=A98765431';

async function askWith(page: Page, how: 'typed' | 'card'): Promise<void> {
  await page.getByRole('button', { name: 'Tocar para comenzar' }).click();
  await page.getByRole('button', { name: /^General/ }).click();
  await page.getByRole('button', { name: /^Pensión Garantizada/ }).click();
  if (how === 'card') await scanByTyping(page, CARD);
  else {
    await page.getByRole('button', { name: /^RUN/ }).click();
    for (const digit of '111111111') await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Continuar', exact: true }).click();
  }
  await page.getByRole('button', { name: 'Sacar turno' }).click();
}

test('the same person is offered the paper again, which says that it is a copy', async ({ browser }) => {
  const context = await machine.context(browser, 'portrait');
  const page = await machine.open(context, host.query('entry'));
  await askWith(page, 'typed');
  await expect(page.getByText('Retire su ticket')).toBeVisible();
  await page.getByRole('button', { name: 'Listo' }).click();
  await askWith(page, 'card');
  await expect(page.getByRole('heading', { name: 'Usted ya tiene el turno A-001' })).toBeVisible();
  await look(page, 'already-through-service');
  await page.getByRole('button', { name: /^Imprimir otra vez/ }).click();
  await expect(page.getByText('Retire su ticket')).toBeVisible();
  await expect.poll(async () => (await host.papers()).length).toBe(2);
  const [copy, first] = await host.papers();
  expect(copy).toContain('COPIA');
  expect(copy).toContain('A-001');
  const linkOf = (paper: string | undefined) => /\[QR (.+?)\]/.exec(paper ?? '')?.[1];
  expect(linkOf(copy)).toBe(linkOf(first));
  await look(page, 'copy');
  await context.close();
});

test('a ticket given alone leads its holder’s phone from a kind word to its place in the line', async ({ browser }) => {
  const context = await machine.context(browser, 'portrait');
  const page = await machine.open(context, host.query('entry'));
  await host.dock({ what: 'network', connected: false });
  await takeTicket(page);
  await expect(page.getByText('Retire su ticket')).toBeVisible();
  await expect(page.getByRole('img', { name: 'Código QR para seguir su turno en el teléfono' })).toBeVisible();
  await look(page, 'given-alone');
  await expect.poll(async () => (await host.papers()).length).toBe(1);
  const [paper = ''] = await host.papers();
  const link = /\[QR (.+?)\]/.exec(paper)?.[1] ?? '';
  expect(link).toContain('#code=');

  const pocket = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const phone = await pocket.newPage();
  await phone.goto(link);
  await expect(phone.getByRole('heading', { name: 'Su turno vale; espere en la sala' })).toBeVisible();
  await phone.screenshot({ path: 'test-output/screens/track-not-arrived.png' });
  await expectAccessible(phone, 'a ticket that has not arrived');
  await host.dock({ what: 'network', connected: true });
  await host.call('POST', '/prepare', { zone: 'America/Santiago' });
  await expect(phone.getByText('R-501')).toBeVisible({ timeout: 20_000 });
  await phone.screenshot({ path: 'test-output/screens/track-arrived.png' });
  await pocket.close();
  await context.close();
});

test('numbers that run out: the machine asks for staff, then says that it has none, and the manager hears of it', async ({
  browser,
}) => {
  const context = await machine.context(browser, 'portrait');
  const page = await machine.open(context, host.query('entry'));
  const { numbers } = await status();
  await host.dock({ what: 'network', connected: false });
  // The page is cut off as the service is.
  await context.route(`${served.address}/api/**`, (route) => route.abort());
  const tap = (series: string, index: number) =>
    host.call<GivenTicket>('POST', '/tickets', {
      key: `tap-of-series-${series}-${index}`,
      serviceId: 'certificados-rc',
      series,
      class: 'general',
      language: 'es-CL',
      institution: 'Registro Civil',
      branch: 'Sucursal de prueba',
      service: 'Certificados',
      zone: 'America/Santiago',
    });
  const leftOf = async (series: string) => (await status()).numbers.find((one) => one.series === series)?.left;
  for (let index = 1; index <= 32; index += 1) await tap('R', index);
  expect(await leftOf('R')).toBe(8);
  await expect(page.getByText(/^Sin conexión y quedan pocos números/)).toBeVisible({ timeout: 30_000 });
  await look(page, 'few-numbers');
  for (let index = 33; index <= 40; index += 1) await tap('R', index);
  await takeTicket(page);
  await expect(page.getByText(/^Sin conexión no quedan números/)).toBeVisible();
  await look(page, 'no-number-left');
  await page.getByRole('button', { name: /^Empezar/ }).click();

  for (const { series, left } of numbers) {
    for (let index = 1; series !== 'R' && index <= left; index += 1) await tap(series, index);
  }
  await expect(page.getByRole('heading', { name: 'Este tótem no tiene conexión' })).toBeVisible();
  await look(page, 'no-numbers-at-all');

  await context.unroute(`${served.address}/api/**`);
  await host.dock({ what: 'network', connected: true });
  await host.call('POST', '/prepare', { zone: 'America/Santiago' });
  const desk = await signIn(await browser.newPage({ viewport: { width: 1366, height: 768 } }));
  await expect(desk.getByText(/se quedó sin números de la serie R/)).toBeVisible({ timeout: 60_000 });
  await desk.screenshot({ path: 'test-output/screens/manager-numbers-exhausted.png' });
  await desk.close();
  await context.close();
});

test('a ticket that nobody may have: the manager takes it out from its alert', async ({ browser }) => {
  const ticket = await machine.post<{ id: string; number: string }>('/tickets', { serviceId: 'pgu', class: 'general' });
  await machine.post(`/tickets/${ticket.id}/print`, { status: 'abandoned', copy: false });
  const pages = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const desk = await signIn(await pages.newPage());
  await expect(desk.getByText(/^A-001: quizás nadie tiene el papel/)).toBeVisible();
  await desk.screenshot({ path: 'test-output/screens/manager-paper-lost.png' });
  await expectAccessible(desk, 'a paper that nobody has');
  await desk.getByRole('button', { name: 'Retirar A-001' }).click();
  await desk.screenshot({ path: 'test-output/screens/manager-paper-lost-remove.png' });
  await desk.getByText('Turno repetido', { exact: true }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Retirar A-001' }).click();
  await expect(desk.getByText(/^A-001: quizás nadie tiene el papel/)).toHaveCount(0);
  await pages.close();
});

async function signIn(desk: Page): Promise<Page> {
  await desk.goto(`${served.address}/manager`);
  await desk.getByLabel('Usuario').fill('manager');
  await desk.getByLabel('Clave').fill(served.secret);
  await desk.keyboard.press('Enter');
  return desk;
}
