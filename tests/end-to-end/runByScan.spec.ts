import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { TcpPrinter } from '@turno25/kiosk/device-host/printer/fakes/tcpPrinter.ts';
import type { HostStatus } from '@turno25/shared/contracts/deviceHost.ts';
import { PtyDevice } from '@turno25/shared/testing/ptyDevice.ts';
import { DeviceHost } from './deviceHost.ts';
import { attendant, KioskMachine } from './kiosk.ts';
import { textsInMemory } from './processMemory.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/**
 * The cédula held up to a serial scanner: a real serial port (a pseudo-terminal), the real device host, the real server.
 * Of everything a card says, only its RUN goes anywhere. The people are invented.
 */
const NEW_CARD =
  'https://portal.sidiv.registrocivil.cl/docstatus?RUN=12345678-5&type=CEDULA&serial=A98765431&mrz=987654321198001012991231';
const OLD_CARD = Buffer.concat([
  Buffer.from('01000005K'.padEnd(9, ' ') + 'PAILLALEFCURIQUEO'.padEnd(30, ' ') + 'CHL2912318012345678'.padEnd(61, ' ')),
  Buffer.from(Array.from({ length: 340 }, (_, index) => (index * 37) % 256)),
]);
/** What no part of the system may keep. */
const SECRETS = ['A98765431', '987654321198001012991231', 'PAILLALEFCURIQUEO', 'CHL2912318012345678'];

let served: Served;
let host: DeviceHost;
let machine: KioskMachine;
let scanner: PtyDevice;
const printer = new TcpPrinter();
const ports = mkdtempSync('/dev/shm/turno25-');

test.beforeAll(async () => {
  served = await serve();
  machine = new KioskMachine(served);
  await attendant(served, 'm1');
  scanner = new PtyDevice(ports);
  await Promise.all([scanner.plug(), printer.plug()]);
  host = await DeviceHost.start(served, machine, {
    printer: { by: 'tcp', ...printer.address },
    scanner: { by: 'serial', path: scanner.path },
  });
  await expect.poll(async () => (await host.call<HostStatus>('GET', '/status')).scanner).toBe('connected');
});

test.afterAll(async () => {
  await host.stop();
  await Promise.all([scanner.unplug(), printer.unplug()]);
  rmSync(ports, { recursive: true, force: true });
  await served.stop();
  removeData(served);
});

async function toDocument(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tocar para comenzar' }).click();
  await page.getByRole('button', { name: /^General/ }).click();
  await page.getByRole('button', { name: /^Pensión Garantizada/ }).click();
  await expect(page.getByRole('heading', { name: '¿Quiere dar su documento?' })).toBeVisible();
}

for (const { card, bytes, run, number } of [
  { card: 'the new card’s QR', bytes: Buffer.from(`${NEW_CARD}\r\n`, 'latin1'), run: '8-5', number: 'A-001' },
  { card: 'the old card’s PDF417', bytes: OLD_CARD, run: '5-K', number: 'A-002' },
]) {
  test(`${card} gives the RUN and nothing else`, async ({ browser }) => {
    const context = await machine.context(browser, 'portrait');
    const page = await machine.open(context, host.query('entry'));
    await toDocument(page);
    await scanner.send(bytes);
    await expect(page.getByRole('heading', { name: '¿Es este su trámite?' })).toBeVisible();
    await expect(page.getByText(new RegExp(`RUN [*.]+${run}`))).toBeVisible();
    await page.getByRole('button', { name: 'Sacar turno' }).click();
    await expect(page.getByText('Retire su ticket')).toBeVisible();
    await expect(page.getByRole('article').getByText(number, { exact: true })).toBeVisible();
    await expect(page.locator('body')).not.toContainText('RUN');
    await page.getByRole('button', { name: 'Listo' }).click();

    await test.step('the server knows the person: the same card again finds the ticket', async () => {
      await toDocument(page);
      await scanner.send(bytes);
      await page.getByRole('button', { name: 'Sacar turno' }).click();
      await expect(page.getByRole('heading', { name: `Usted ya tiene el turno ${number}` })).toBeVisible();
      await page.getByRole('button', { name: 'Empezar de nuevo' }).click();
    });

    await test.step('nothing else of the card is anywhere', async () => {
      for (const secret of SECRETS) {
        for (const file of readdirSync(served.folder, { recursive: true, withFileTypes: true })) {
          if (!file.isFile()) continue;
          const content = readFileSync(join(file.parentPath, file.name));
          expect(content.includes(secret), `${secret} in ${file.name}`).toBe(false);
        }
        expect(printer.whole.some((paper) => paper.includes(secret))).toBe(false);
      }
      // The place of its outbox is there: what is looked for could be found.
      expect(textsInMemory(host.pid, [...SECRETS, served.folder]), 'the device host’s memory').toEqual([served.folder]);
      const kept = await page.evaluate(
        'JSON.stringify({ ...localStorage, ...sessionStorage }) + document.documentElement.outerHTML',
      );
      for (const secret of SECRETS) expect(kept).not.toContain(secret);
    });
    await context.close();
  });
}

test('a card that is not read asks for the number instead', async ({ browser }) => {
  const context = await machine.context(browser, 'portrait');
  const page = await machine.open(context, host.query('entry'));
  await toDocument(page);
  await scanner.send('https://portal.sidiv.registrocivil.cl/docstatus?RUN=12345678-4&type=CEDULA\r\n');
  await expect(page.getByText('No pudimos leer ese código. Escriba el número.')).toBeVisible();
  await page.screenshot({ path: 'test-output/screens/kiosk-portrait-scan-unread.png' });
  await scanner.unplug();
  await expect.poll(async () => (await host.call<HostStatus>('GET', '/status')).scanner).toBe('disconnected');
  await scanner.plug();
  await expect.poll(async () => (await host.call<HostStatus>('GET', '/status')).scanner).toBe('connected');
  await scanner.send(`${NEW_CARD}\r\n`);
  await expect(page.getByRole('heading', { name: '¿Es este su trámite?' })).toBeVisible();
  await context.close();
});
