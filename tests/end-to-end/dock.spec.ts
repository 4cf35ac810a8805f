import { expectAccessible } from './accessible.ts';
import { DeviceHost } from './deviceHost.ts';
import { attendant, KioskMachine, takeTicket } from './kiosk.ts';
import { outOfSight, overlapping } from './measure.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** The strip of simulated devices, for whoever develops. */
let served: Served;
let machine: KioskMachine;
let host: DeviceHost;

test.beforeAll(async () => {
  served = await serve();
  machine = new KioskMachine(served);
  await attendant(served, 'm1');
});

test.afterAll(async () => {
  await served.stop();
  removeData(served);
});

test.afterEach(() => host.stop());

test('paper, scanner and network by hand, and nothing of the kiosk is covered', async ({ browser }) => {
  host = await DeviceHost.start(served, machine);
  for (const size of ['portrait', 'landscape', 'low'] as const) {
    const context = await machine.context(browser, size);
    const page = await machine.open(context, host.query('entry').replace('&dock=off', ''));
    const strip = page.getByRole('complementary', { name: 'Equipos simulados' });
    await expect(strip.getByRole('button')).toHaveText(['Sacar el papel', 'Desconectar el lector', 'Cortar la red']);
    await page.screenshot({ path: `test-output/screens/dock-${size}.png` });
    expect(await outOfSight(page)).toEqual([]);
    // On the lowest screen it lies over the header.
    if (size !== 'low') expect(await overlapping(page)).toEqual([]);
    await expectAccessible(page, `the dock, ${size}`);
    await strip.getByRole('button', { name: 'Sacar el papel' }).click();
    await expect(page.getByText(/^La impresora no tiene papel/)).toBeVisible();
    await strip.getByRole('button', { name: 'Cortar la red' }).click();
    await strip.getByRole('button', { name: 'Desconectar el lector' }).click();
    await expect(strip.getByRole('button')).toHaveText(['Poner papel', 'Conectar el lector', 'Conectar la red']);
    await takeTicket(page);
    await expect(page.getByText(/^Sin conexión con la sucursal/)).toBeVisible();
    await expect(page.getByText(/^No pudimos imprimir/)).toBeVisible();
    await page.screenshot({ path: `test-output/screens/dock-${size}-all-taken.png` });
    await strip.getByRole('button', { name: 'Conectar la red' }).click();
    await strip.getByRole('button', { name: 'Conectar el lector' }).click();
    await strip.getByRole('button', { name: 'Poner papel' }).click();
    await page.getByRole('button', { name: 'Imprimir otra vez' }).click();
    await expect(page.getByText('Retire su ticket')).toBeVisible();
    await context.close();
  }
});

test('with devices that are not simulated there is none', async ({ browser }) => {
  host = await DeviceHost.start(served, machine, { printer: null, scanner: null });
  const context = await machine.context(browser, 'portrait');
  const page = await context.newPage();
  const asked = page.waitForResponse((response) => response.url() === `${host.address}/dock`);
  await page.goto(`${served.address}/kiosk${host.query('entry').replace('&dock=off', '')}`);
  expect((await asked).status()).toBe(404);
  await expect(page.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await context.close();
});
