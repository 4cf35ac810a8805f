import { mkdtempSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { TcpPrinter } from '@turno25/kiosk/device-host/printer/fakes/tcpPrinter.ts';
import type { HostStatus } from '@turno25/shared/contracts/deviceHost.ts';
import { PtyDevice } from '@turno25/shared/testing/ptyDevice.ts';
import { expectAccessible } from './accessible.ts';
import { at, manager } from './appointments.ts';
import { DeviceHost } from './deviceHost.ts';
import { attendant, KioskMachine, type Size, scanByTyping } from './kiosk.ts';
import { lowestContrast, outOfSight, tooSmall } from './measure.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/**
 * People with an appointment at the kiosk, in a branch whose clock the story moves: by the card, by the code
 * with the keyboard or the scanner, early, late, and when the server is away. The people are invented.
 */
const CARD = 'https://portal.sidiv.registrocivil.cl/docstatus?RUN=12345678-5&type=CEDULA&serial=A98765431';
const OTHER_CARD = 'https://portal.sidiv.registrocivil.cl/docstatus?RUN=11111111-1&type=CEDULA&serial=A98765432';
const OTHER_RUN = { type: 'run', value: '11.111.111-1' } as const;
const RUN = { type: 'run', value: '12.345.678-5' } as const;
/** Slower than any scanner: heard as a person. */
const PACE = { delay: 55 } as const;

let served: Served;
let machine: KioskMachine;
let desk: Awaited<ReturnType<typeof manager>>;

test.beforeEach(async () => {
  served = await serve(undefined, 0, at('09:50'));
  machine = new KioskMachine(served);
  desk = await manager(served);
  await attendant(served, 'm1');
});

test.afterEach(async () => {
  await served.stop();
  removeData(served);
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const heading = (page: Page, name: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

const LARGEST = ['Texto normal', 'Texto grande'];
const RUNS: readonly (readonly [size: Size, look: 'normal' | 'largest'])[] = [
  ['portrait', 'normal'],
  ...(process.env.TURNO25_FULL === '1'
    ? ([
        ['portrait', 'largest'],
        ['landscape', 'normal'],
        ['low', 'normal'],
      ] as const)
    : []),
  ['low', 'largest'],
];

for (const [size, look] of RUNS) {
  test(`every screen of an arrival, ${size}, ${look}`, async ({ browser }) => {
    await desk.book('09:55', { identity: RUN });
    const soon = await desk.book('10:30');
    const late = await desk.book('10:00');
    const context = await machine.context(browser, size);
    const page = await machine.open(context, '?mode=both');
    const putOn = async () => {
      for (const name of look === 'largest' ? LARGEST : []) {
        await page.getByRole('button', { name, exact: true }).click();
      }
    };
    const seen = async (name: string) => {
      const label = `kiosk-${size}${look === 'normal' ? '' : `-${look}`}-check-in-${name}`;
      await page.screenshot({ path: `test-output/screens/${label}.png` });
      expect(await outOfSight(page), `${label}: everything is in sight`).toEqual([]);
      expect(await tooSmall(page), `${label}: targets of 64 px, letters of 24 px`).toEqual([]);
      const lowest = await lowestContrast(page);
      expect(lowest.ratio, `${label}: contrast of “${lowest.text}”`).toBeGreaterThanOrEqual(4.5);
      if (size === 'portrait' && look === 'normal') await expectAccessible(page, label);
    };
    const begin = () => button(page, 'Tengo hora reservada').click();

    await button(page, 'Tengo hora reservada').waitFor();
    await putOn();
    await seen('idle');

    await test.step('by card, in time', async () => {
      await begin();
      await heading(page, '¿Cómo quiere registrar su llegada?');
      await seen('ways');
      await button(page, /^Con mi cédula/).click();
      await heading(page, 'Acerque su cédula al lector');
      await seen('card');
      await scanByTyping(page, CARD);
      await heading(page, /Espere en la sala/);
      await expect(page.getByRole('article').getByText('Su hora: 09:55')).toBeVisible();
      await expect(page.getByText('Registramos su llegada para las 09:55.')).toBeVisible();
      await expect(button(page, 'Listo')).toBeEnabled();
      await seen('ticket');
      await button(page, 'Listo').click();
    });

    await test.step('the same person again: already registered', async () => {
      await begin();
      await scanByTyping(page, CARD);
      await heading(page, 'Su llegada ya está registrada');
      await seen('taken');
      await button(page, 'Listo').click();
    });

    await test.step('a ticket waits under their number: it is said, and it may be somebody else’s', async () => {
      await desk.book('10:01', { identity: OTHER_RUN });
      await machine.post('/tickets', { serviceId: 'certificados-rc', class: 'general', identity: OTHER_RUN });
      await putOn();
      await begin();
      await scanByTyping(page, OTHER_CARD);
      await heading(page, /Usted ya tiene el turno R-\d+/);
      await seen('already');
      await button(page, 'Ese turno no es mío').click();
      await heading(page, /Espere en la sala/);
      await button(page, 'Listo').click();
    });

    await test.step('asking for a ticket with the card, the appointment is offered', async () => {
      await desk.book('10:02', { identity: OTHER_RUN, serviceId: 'pgu' });
      await putOn();
      await button(page, 'Tocar para comenzar').click();
      await button(page, /^General/).click();
      await button(page, /^Pensión Garantizada/).click();
      await scanByTyping(page, OTHER_CARD);
      await button(page, 'Sacar turno').click();
      await heading(page, 'Usted tiene hora a las 10:02 para este trámite');
      await seen('awaited');
      await button(page, 'Registrar mi llegada').click();
      await heading(page, /Espere en la sala/);
      await expect(page.getByText('Registramos su llegada para las 10:02.')).toBeVisible();
      await button(page, 'Listo').click();
    });

    await test.step('by code, early', async () => {
      await putOn();
      await begin();
      await button(page, /^Con el código/).click();
      await page.keyboard.type(soon.slice(0, 4), PACE);
      await button(page, 'Registrar mi llegada').click();
      await expect(page.getByText('Revise el código')).toBeVisible();
      await seen('code');
      for (const letter of soon.slice(5)) await page.getByRole('button', { name: letter, exact: true }).click();
      await expect(page.getByRole('textbox', { name: 'Código de la hora' })).toHaveValue(soon);
      await button(page, 'Registrar mi llegada').click();
      await heading(page, 'Aún es temprano para su hora');
      await expect(page.getByText('Puede registrarse desde las 10:15.')).toBeVisible();
      await seen('early');
      await button(page, 'Listo').click();
      await expect(button(page, 'Tocar para comenzar')).toBeVisible();
    });

    await test.step('late, the code held up to a scanner that types on the first screen', async () => {
      await served.pass(16);
      await putOn();
      await scanByTyping(page, late);
      await heading(page, /Espere en la sala/);
      await expect(page.getByText('Su hora era a las 10:00. Le damos un número por orden de llegada.')).toBeVisible();
      await expect(page.getByRole('article').getByText('10:00')).toHaveCount(0);
      await expect(button(page, 'Listo')).toBeEnabled();
      await seen('late');
      await button(page, 'Listo').click();
    });

    await test.step('not known: correct it, or take an ordinary number', async () => {
      await putOn();
      await begin();
      await button(page, /^Con el código/).click();
      await page.keyboard.type('0000-0000', PACE);
      await page.keyboard.press('Enter');
      await heading(page, 'No encontramos su hora para hoy');
      await seen('unknown');
      await button(page, 'Corregir').click();
      await expect(page.getByRole('textbox')).toHaveValue('0000-0000');
      await page.keyboard.press('Enter');
      await button(page, 'Sacar un número').click();
      await heading(page, '¿Qué tipo de atención necesita?');
      await button(page, 'Empezar de nuevo').click();
    });

    await test.step('the server does not answer: an ordinary number, or the same arrival again', async () => {
      await putOn();
      await begin();
      await context.route('**/api/v1/appointments/check-in', (route) => route.abort());
      await button(page, /^Con el código/).click();
      await page.keyboard.type(soon, PACE);
      await page.keyboard.press('Enter');
      await heading(page, 'Ahora no podemos registrar horas');
      await seen('away');
      await context.unroute('**/api/v1/appointments/check-in');
      await served.pass(10);
      await button(page, 'Intentar otra vez').click();
      await expect(page.getByRole('article').getByText('Su hora: 10:30')).toBeVisible();
    });
    await context.close();
  });
}

test('with its own service: the scanner reads code and cédula, the paper says the hour, and without server none is promised', async ({
  browser,
}) => {
  const ports = mkdtempSync('/dev/shm/turno25-');
  const scanner = new PtyDevice(ports);
  const printer = new TcpPrinter();
  await Promise.all([scanner.plug(), printer.plug()]);
  const host = await DeviceHost.start(served, machine, {
    printer: { by: 'tcp', ...printer.address },
    scanner: { by: 'serial', path: scanner.path },
  });
  try {
    await expect.poll(async () => (await host.call<HostStatus>('GET', '/status')).scanner).toBe('connected');
    const code = await desk.book('10:00');
    await desk.book('10:05', { identity: RUN });
    const unused = await desk.book('10:06');
    const context = await machine.context(browser, 'portrait');
    const page = await machine.open(context, host.query('entry'));
    await button(page, 'Tengo hora reservada').waitFor();

    await test.step('the code on the first screen', async () => {
      await scanner.send(`${code}\r\n`);
      await expect(page.getByText('Retire su ticket')).toBeVisible();
      await expect(page.getByRole('article').getByText('Su hora: 10:00')).toBeVisible();
      await page.screenshot({ path: 'test-output/screens/kiosk-portrait-check-in-printed.png' });
      expect(await outOfSight(page)).toEqual([]);
      expect(printer.whole.at(-1)?.toString('latin1')).toContain('Su hora: 10:00');
      await button(page, 'Listo').click();
    });

    await test.step('the cédula where one is asked for', async () => {
      await button(page, 'Tengo hora reservada').click();
      await scanner.send(`${CARD}\r\n`);
      await expect(page.getByText('Retire su ticket')).toBeVisible();
      await expect(page.getByRole('article').getByText('Su hora: 10:05')).toBeVisible();
      await button(page, 'Listo').click();
    });

    await test.step('the server is away: kindly, and with an ordinary number', async () => {
      await served.stop();
      await scanner.send(`${unused}\r\n`);
      await heading(page, 'Ahora no podemos registrar horas');
      await button(page, 'Sacar un número').click();
      await heading(page, '¿Qué tipo de atención necesita?');
    });
    await context.close();
  } finally {
    await host.stop();
    await Promise.all([scanner.unplug(), printer.unplug()]);
    rmSync(ports, { recursive: true, force: true });
  }
});

test('by keys and voice alone', async ({ browser }) => {
  await desk.book('10:00', { identity: RUN });
  const context = await machine.context(browser, 'portrait', true);
  const page = await machine.open(context, '?mode=entry');
  await button(page, 'Tengo hora reservada').waitFor();
  const lastSaid = () => page.evaluate<string>(`said.at(-1)?.text ?? ''`);
  const press = (key: string) => page.keyboard.press(key, { delay: 60 });
  await press('0');
  await expect.poll(lastSaid).toContain('2. Tengo hora reservada.');
  await press('2');
  await expect.poll(lastSaid).toContain('1. Con mi cédula.');
  await press('1');
  await expect.poll(lastSaid).toContain('Acerque su cédula al lector');
  await scanByTyping(page, CARD);
  await expect.poll(lastSaid).toContain('Registramos su llegada para las 10:00.');
  await context.close();
});

test('a branch without appointments does not speak of them; nobody’s time runs on', async ({ browser }) => {
  const context = await machine.context(browser, 'portrait');
  await context.clock.install();
  const page = await machine.open(context, '?mode=entry');
  await button(page, 'Tocar para comenzar').waitFor();
  await expect(button(page, 'Tengo hora reservada')).toHaveCount(0);
  await desk.book('10:00', { identity: RUN });
  await context.clock.fastForward(20_000);
  await button(page, 'Tengo hora reservada').click();
  await button(page, /^Con el código/).click();
  await page.getByRole('button', { name: '1', exact: true }).click();
  await context.clock.fastForward(46_000);
  await expect(page.getByRole('heading', { name: '¿Necesita más tiempo?' })).toBeVisible();
  await context.clock.fastForward(26_000);
  await expect(button(page, 'Tocar para comenzar')).toBeVisible();
  await button(page, 'Tengo hora reservada').click();
  await button(page, /^Con el código/).click();
  await expect(page.getByRole('textbox')).toHaveValue('');
  await context.close();
});
