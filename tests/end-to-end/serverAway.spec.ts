import type { Page } from '@playwright/test';
import type { HostStatus } from '@turno25/shared/contracts/deviceHost.ts';
import type { LiveView } from '@turno25/shared/contracts/live.ts';
import type { GivenTicket } from '@turno25/shared/contracts/ticketOffice.ts';
import { expectAccessible } from './accessible.ts';
import { DeviceHost } from './deviceHost.ts';
import { attendant, KioskMachine, takeTicket } from './kiosk.ts';
import { outOfSight } from './measure.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** The server dies behind the kiosk's back after the second ticket and comes back, with all its data, after the twentieth. */
const BEFORE = 2;
/** As many as come in ten minutes; in the long form an hour's. */
const LAST = process.env.TURNO25_FULL === '1' ? 20 : 5;
/** The clocks are one machine's: what remains is the way of the telling, which is one only where its answer came in this time. */
const SAME_MOMENT_MS = 2_500;

let served: Served;
let host: DeviceHost;

test.afterEach(async () => {
  await host.stop();
  await served.stop();
  removeData(served);
});

test('from the third ticket to the last without the server, and back', async ({ browser }) => {
  // Twenty visits, one after the other: long on a busy machine, and each step has a limit of its own.
  test.setTimeout(300_000);
  served = await serve();
  const machine = new KioskMachine(served);
  const counter = await attendant(served, 'm1');
  host = await DeviceHost.start(served, machine);
  await expect.poll(async () => (await status()).server).toBe('connected');
  const context = await machine.context(browser, 'portrait');
  const page = await machine.open(context, host.query('entry'));
  const tickets: GivenTicket[] = [];
  page.on('response', async (response) => {
    if (response.status() === 201 && response.url() === `${host.address}/tickets`) tickets.push(await response.json());
  });

  for (let number = 1; number <= LAST; number += 1) {
    if (number === BEFORE + 1) await served.kill();
    await takeTicket(page);
    await expect(page.getByText('Retire su ticket')).toBeVisible();
    await expect.poll(() => tickets.length).toBe(number);
    await expect(page.getByRole('article').getByText(tickets.at(-1)!.number, { exact: true })).toBeVisible();
    await expect(page.getByText(/^Sin conexión con la sucursal/)).toHaveCount(number > BEFORE ? 1 : 0);
    if (number === BEFORE + 1) {
      await page.screenshot({ path: 'test-output/screens/kiosk-portrait-cut-off-ticket.png' });
      expect(await outOfSight(page)).toEqual([]);
      await expectAccessible(page, 'a ticket given alone');
    }
    await page.getByRole('button', { name: 'Listo' }).click();
    if (number === LAST) {
      await expect(page.getByText(/^Sin conexión con la sucursal/)).toBeVisible();
      await page.screenshot({ path: 'test-output/screens/kiosk-portrait-cut-off-idle.png' });
      expect(await outOfSight(page)).toEqual([]);
      await expectAccessible(page, 'the first screen without the server');
    }
  }
  expect(tickets.map(({ source }) => source)).toEqual([
    ...Array(BEFORE).fill('server'),
    ...Array(LAST - BEFORE).fill('block'),
  ]);
  expect(new Set(tickets.map(({ number }) => number)).size).toBe(LAST);
  expect((await status()).outbox.undelivered).toBeGreaterThanOrEqual(LAST - BEFORE);

  const returnedAt = Date.now();
  served = await serve(served.folder, served.port);
  await expect
    .poll(async () => (await status()).outbox, { timeout: 60_000 })
    .toEqual({ undelivered: 0, refused: 0, unprinted: 0 });
  await expect(page.getByText(/^Sin conexión con la sucursal/)).toHaveCount(0);

  await test.step('the manager sees every one of them, with the moment it was taken', async () => {
    const desk = await signIn(await browser.newPage({ viewport: { width: 1366, height: 768 } }), 'manager');
    await expect(
      desk
        .getByRole('definition')
        .filter({ hasText: new RegExp(`^${LAST}$`) })
        .first(),
    ).toBeVisible();
    await desk.screenshot({ path: 'test-output/screens/manager-after-cut.png' });
    const live: LiveView = await read(desk, '/live');
    expect(live.counts.issued).toBe(LAST);
    expect(live.counts.waiting).toBe(LAST);
    expect(live.line.map(({ number }) => number)).toEqual(tickets.map(({ number }) => number));
    for (const [index, { issuedAt }] of tickets.entries()) {
      const known = Date.parse(live.line[index]!.issuedAt);
      expect(Math.abs(known - Date.parse(issuedAt)), `ticket ${index + 1}`).toBeLessThan(SAME_MOMENT_MS);
    }
    expect(Date.parse(live.line.at(-1)!.issuedAt)).toBeLessThan(returnedAt);
    await desk.close();
  });

  await test.step('its wait counts from then, and not from its delivery', async () => {
    for (let turn = 1; turn <= BEFORE + 1; turn += 1) {
      await counter.callNext();
      await counter.start();
      await counter.finish();
    }
    const desk = await signIn(await browser.newPage(), 'manager');
    const { date } = (await read(desk, '/live')).day;
    const csv: string = await desk.evaluate(
      (path) => fetch(path).then((reply) => reply.text()),
      `/api/v1/figures/daily/${date}?format=csv&table=visits`,
    );
    const [head = '', ...rows] = csv.replace(/^\uFEFF/, '').split('\r\n');
    const column = (row: string, name: string): string => row.split(';')[head.split(';').indexOf(name)] ?? '';
    const third = tickets[BEFORE]!;
    const row = rows.find((line) => column(line, 'numero') === third.number) ?? '';
    expect(Math.abs(Date.parse(column(row, 'emision')) - Date.parse(third.issuedAt))).toBeLessThan(SAME_MOMENT_MS);
    expect(Number(column(row, 'espera_oficial_ms'))).toBeGreaterThan(returnedAt - Date.parse(third.issuedAt));
    await desk.close();
  });
  await context.close();
});

const status = () => host.call<HostStatus>('GET', '/status');

async function signIn(page: Page, login: string): Promise<Page> {
  await page.goto(`${served.address}/manager`);
  await page.getByLabel('Usuario').fill(login);
  await page.getByLabel('Clave').fill(served.secret);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Oficial').first()).toBeVisible();
  return page;
}

/** Reads the API as the signed-in page. */
function read(page: Page, path: string): Promise<any> {
  return page.evaluate((target) => fetch(`/api/v1${target}`).then((reply) => reply.json()), path);
}
