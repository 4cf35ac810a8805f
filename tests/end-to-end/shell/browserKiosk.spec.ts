import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { hashPin } from '@turno25/kiosk/device-host/technician/pin.ts';
import { KioskMachine } from '../kiosk.ts';
import { removeData, type Served, serve } from '../served.ts';
import { expect, test } from '../stories.ts';
import { electronWay } from './electronWay.ts';
import { freePort } from './ports.ts';
import { type LogLine, NODE, ROOT, readLines } from './shellUnderTest.ts';
import { typePin } from './technician.ts';

/** `npm run kiosk -- --browser` as a branch would have it: Chromium and device host that begin and end together. */
test.describe.configure({ mode: 'serial' });

const PIN = '482913';
let served: Served;
let folder: string;
let kiosk: ChildProcess;
let browser: Browser;
let page: Page;
let ended: Promise<number | null>;
const log: LogLine[] = [];

test.beforeAll(async () => {
  served = await serve();
  const token = await new KioskMachine(served).token();
  folder = mkdtempSync(join(tmpdir(), 'turno25-browser-kiosk-'));
  const settings = join(folder, 'devices.json');
  writeFileSync(
    settings,
    JSON.stringify({
      port: await freePort(),
      server: { address: served.address, token },
      outbox: join(folder, 'outbox.db'),
      publicAddress: served.address,
      development: true,
      technician: { pinHash: await hashPin(PIN) },
    }),
  );
  const debugging = await freePort();
  kiosk = spawn(
    NODE,
    [
      'kiosk/shell/launch.ts',
      '--browser',
      `--settings=${settings}`,
      `--profile=${join(folder, 'profile')}`,
      `--port=${await freePort()}`,
      '--chromium=--headless=new',
      // The screen that a browser without one takes for real.
      '--chromium=--screen-info={1080x1920}',
      `--chromium=--remote-debugging-port=${debugging}`,
      ...(process.getuid?.() === 0 ? ['--chromium=--no-sandbox'] : []),
    ],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  kiosk.stdout?.on('data', readLines(log));
  ended = new Promise((resolve) => kiosk.once('exit', resolve));
  await expect
    .poll(() =>
      fetch(`http://127.0.0.1:${debugging}/json/version`).then(
        () => 'open',
        () => 'not yet',
      ),
    )
    .toBe('open');
  browser = await chromium.connectOverCDP(`http://127.0.0.1:${debugging}`);
  await expect.poll(() => browser.contexts()[0]?.pages()[0]?.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/kiosk\//);
  page = browser.contexts()[0]?.pages()[0] as Page;
  await page.locator('h1').waitFor();
  await expect.poll(() => log.some((line) => line.shell === 'host.ready')).toBe(true);
  // The page that asks for the kiosk's enrolment.
  await expect.poll(() => page.url()).not.toContain('hostToken');
  await page.evaluate((kioskToken) => localStorage.setItem('turno25.device.kiosk', kioskToken), token);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();
});

test.afterAll(async () => {
  if (kiosk !== undefined && kiosk.exitCode === null) kiosk.kill('SIGTERM');
  await ended;
  await served?.stop();
  if (served !== undefined) removeData(served);
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** The page's own place of the device host: its token is known to nobody else. */
const place = (): Promise<{ url: string; token: string }> =>
  page.evaluate(() => JSON.parse(localStorage.getItem('turno25.kiosk.host') ?? 'null'));

function processes(): { readonly pid: number; readonly line: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [{ pid: Number(name), line: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
      } catch {
        return [];
      }
    });
}

/** The fourth field of its stat, behind a name that may hold anything. */
function parentOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
}

test('serves its own page, and shows the token to nobody', async () => {
  const { url, token } = await place();
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(page.url()).not.toContain(token);
  expect(processes().filter(({ line }) => line.includes(token))).toEqual([]);
  expect(JSON.stringify(log)).not.toContain(token);
  expect(statSync(join(folder, 'profile/start.html')).mode & 0o077).toBe(0);
  expect((await fetch(`${url}/status`)).status).toBe(401);
  const elsewhere = await fetch(`${url}/status`, {
    headers: { authorization: `Bearer ${token}`, origin: 'https://example.com' },
  });
  expect(elsewhere.status).toBe(403);
});

test('gives a ticket and prints it', async () => {
  await page.getByRole('button', { name: 'Tocar para comenzar' }).click();
  await page.getByRole('button', { name: /^General/ }).click();
  await page.getByRole('button', { name: /^Certificados de nacimiento/ }).click();
  await page.getByRole('button', { name: 'Sacar turno' }).click();
  await expect(page.getByText('Retire su ticket')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Listo' })).toBeEnabled();
  await page.getByRole('button', { name: 'Listo' }).click();
});

test('has its device host back where it was when it dies', async () => {
  const host = processes().find(({ pid, line }) => line.includes('hostProcess.ts') && parentOf(pid) === kiosk.pid);
  process.kill(host?.pid ?? 0, 'SIGKILL');
  await expect.poll(() => log.filter((line) => line.shell === 'host.ready').length).toBe(2);
  const { url, token } = await place();
  expect((await fetch(`${url}/status`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
});

test('ends as one when a technician closes it, for its supervisor to start again', async () => {
  const before = processes().filter(({ line }) => line.includes(folder) || line.includes('hostProcess.ts'));
  await page.keyboard.press('Control+Alt+Shift+KeyT');
  await typePin(page, PIN);
  await page.getByRole('button', { name: 'Cerrar tótem' }).click();
  await page.getByRole('button', { name: 'Toque otra vez para cerrar' }).click();
  expect(await ended).toBe(70);
  expect(before.length).toBeGreaterThan(2);
  // The browser's own children end a moment after it.
  await expect.poll(() => processes().filter(({ line }) => line.includes(folder))).toEqual([]);
});

test('without the binary the command says how to get it, and offers the browser', () => {
  test.skip(electronWay.missing === null, 'the Electron binary is installed');
  const { status, stdout } = spawnSync(NODE, ['kiosk/shell/launch.ts', '--server=http://10.0.0.2:4025'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(status).toBe(3);
  expect(stdout).toContain('npx install-electron');
  expect(stdout).toContain('npm run kiosk -- --browser --server=http://10.0.0.2:4025');
});
