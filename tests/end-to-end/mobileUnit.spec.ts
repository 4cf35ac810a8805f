import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { hashPin } from '@turno25/kiosk/device-host/technician/pin.ts';
import { MOBILE_SEED_CONFIG } from '@turno25/queue-server/configuration/load.ts';
import { expectAccessible } from './accessible.ts';
import { SIZES } from './kiosk.ts';
import { outOfSight } from './measure.ts';
import { firstLine } from './served.ts';
import { NODE, ROOT } from './shell/shellUnderTest.ts';
import { typePin } from './shell/technician.ts';
import { expect, test } from './stories.ts';

/**
 * `npm run mobile` on a laptop: one command starts server and kiosk, the day is opened by whoever read its date, and a
 * person who came for money is told kindly where to go.
 */
test.describe.configure({ mode: 'serial' });

const PIN = '482913';
type Told = {
  readonly address: string;
  readonly boardCode: string;
  readonly crew: readonly { readonly login: string; readonly secret: string }[];
};

let folder: string;
let unit: ChildProcess;
let told: Told;
let laptop: Browser;
let kiosk: Page;
let desk: Page;
/** Whom the pages spoke to. */
const spokenTo = new Set<string>();

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const listen = (page: Page): void => {
  page.on('request', (request) => spokenTo.add(new URL(request.url()).hostname));
  page.on('websocket', (socket) => spokenTo.add(new URL(socket.url()).hostname));
};

/** The unit runs by this machine's own clock, whatever it shows: also in the minutes in which its branch gives no more tickets. */
function openAllDay(): unknown {
  const config = JSON.parse(readFileSync(MOBILE_SEED_CONFIG, 'utf8'));
  const day = [{ open: '00:00', close: '23:59' }];
  const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  return { ...config, hours: { ...config.hours, weekly, exceptions: [], holidays: [], ticketCutoffMinutes: 0 } };
}

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), 'turno25-mobile-'));
  // As a technician leaves it: a port for the devices, and a PIN.
  const settings = { port: await freePort(), technician: { pinHash: await hashPin(PIN) } };
  writeFileSync(join(folder, 'totem.json'), JSON.stringify(settings));
  writeFileSync(join(folder, 'movil.json'), JSON.stringify(openAllDay()));
  const debugging = await freePort();
  const more = [
    '--headless=new',
    '--screen-info={1366x768}',
    `--remote-debugging-port=${debugging}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ].map((argument) => `--chromium=${argument}`);
  const ports = ['--port', '0', `--kiosk-port=${await freePort()}`];
  unit = spawn(
    NODE,
    ['mobile/main.ts', '--data', folder, '--config', join(folder, 'movil.json'), ...ports, '--json', ...more],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  told = JSON.parse(await firstLine(unit, 'the mobile unit'));
  await expect
    .poll(() =>
      fetch(`http://127.0.0.1:${debugging}/json/version`).then(
        () => 'open',
        () => 'not yet',
      ),
    )
    .toBe('open');
  laptop = await chromium.connectOverCDP(`http://127.0.0.1:${debugging}`);
  await expect.poll(() => laptop.contexts()[0]?.pages()[0]?.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/kiosk\//);
  kiosk = laptop.contexts()[0]?.pages()[0] as Page;
  listen(kiosk);
  desk = await (await browser.newContext({ viewport: SIZES.low, reducedMotion: 'reduce' })).newPage();
  listen(desk);
});

test.afterAll(async () => {
  if (unit !== undefined && unit.exitCode === null) {
    const ended = new Promise((resolve) => unit.once('exit', resolve));
    unit.kill('SIGTERM');
    await ended;
  }
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** The screen in each size: what a laptop has, and what stands in a hall. */
async function look(name: string): Promise<void> {
  for (const size of ['portrait', 'low'] as const) {
    await kiosk.setViewportSize(SIZES[size]);
    await kiosk.screenshot({ path: `test-output/screens/mobile-${size}-${name}.png` });
    expect([name, size, await outOfSight(kiosk)]).toEqual([name, size, []]);
    await expectAccessible(kiosk, `${name} ${size}`);
  }
}

const secretOf = (login: string): string => told.crew.find((one) => one.login === login)?.secret ?? '';

test('the kiosk is enrolled without a code typed, and waits for the day', async () => {
  await expect(kiosk.getByRole('heading', { name: 'El móvil no está atendiendo' })).toBeVisible();
  expect(kiosk.url()).not.toContain('enrol');
  await look('closed');
});

test('the manager reads the date before opening, and sees what waits for the centre', async () => {
  await desk.goto(`${told.address}/manager`);
  await desk.getByLabel('Usuario').fill('jefatura');
  await desk.getByLabel('Clave').fill(secretOf('jefatura'));
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('Aún no hay días cerrados que entregar al nivel central.')).toBeVisible();
  await desk.getByRole('button', { name: 'Abrir el día' }).click();
  const today = new Intl.DateTimeFormat('es-CL', { timeZone: 'America/Santiago', dateStyle: 'full' }).format();
  await expect(desk.getByText(`Se abrirá el ${today.replace(',', '')}.`)).toBeVisible();
  await desk.screenshot({ path: 'test-output/screens/mobile-manager-open.png' });
  await desk.getByRole('dialog').getByRole('button', { name: 'Abrir el día' }).click();
  await expect(desk.getByRole('dialog')).toHaveCount(0);
  await desk.screenshot({ path: 'test-output/screens/mobile-manager.png' });
  await expectAccessible(desk, 'manager of a mobile unit');
});

test('who looks for a payment finds it, with the reason and the place where it is done', async () => {
  await expect(kiosk.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();
  await look('idle');
  await kiosk.getByRole('button', { name: 'Tocar para comenzar' }).click();
  await kiosk.getByRole('button', { name: /^General/ }).click();
  await expect(kiosk.getByRole('button', { name: /Cobro|pagos no cobrados/i })).toHaveCount(0);
  await look('services');
  await kiosk.getByRole('button', { name: 'Buscar escribiendo' }).click();
  await kiosk.getByRole('textbox').fill('plata');
  const card = kiosk.getByRole('button', { name: /No se hace en el móvil, porque maneja dinero/ });
  await expect(card).toBeVisible();
  await look('search');
  await card.click();
  await expect(kiosk.getByRole('heading', { name: 'Este trámite no se hace en el móvil' })).toBeVisible();
  await expect(kiosk.getByText('ChileAtiende Valle Hondo', { exact: true })).toBeVisible();
  await expect(kiosk.getByText('De lunes a viernes, de 8:30 a 14:00')).toBeVisible();
  await look('elsewhere');
  await kiosk.getByRole('button', { name: 'Elegir otro trámite' }).click();
  await kiosk.getByRole('textbox').fill('jubilación');
  await kiosk.getByRole('button', { name: /^Pensión Garantizada/ }).click();
  await kiosk.getByRole('button', { name: /^Continuar sin documento/ }).click();
  await kiosk.getByRole('button', { name: 'Sacar turno' }).click();
  await expect(kiosk.getByText('A-001')).toBeVisible();
  await look('ticket');
});

test('the day closes, waits for the centre without alarm, and the technician can read it', async () => {
  await desk.getByRole('button', { name: 'Cerrar el día' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Cerrar el día' }).click();
  await expect(desk.getByText('Nada entregado aún al nivel central; espera 1 día cerrado.')).toBeVisible();
  await expect(desk.getByText('Sin avisos.')).toBeVisible();
  await desk.screenshot({ path: 'test-output/screens/mobile-manager-closed.png' });
  await kiosk.keyboard.press('Control+Alt+Shift+KeyT');
  await typePin(kiosk, PIN);
  await expect(kiosk.getByText('Nada entregado aún al nivel central; espera 1 día cerrado.')).toBeVisible();
  await look('technician');
});

test('the board shows itself, and no page has spoken to anybody but this laptop', async ({ browser }) => {
  const board = await (await browser.newContext()).newPage();
  listen(board);
  await board.goto(`${told.address}/board?enrol=${told.boardCode}`);
  await expect(board.getByRole('complementary').getByText('Móvil Valle Hondo')).toBeVisible();
  await board.goto(`${told.address}/attendant`);
  await expect(board.getByLabel('Usuario')).toBeVisible();
  expect([...spokenTo]).toEqual(['127.0.0.1']);
});
