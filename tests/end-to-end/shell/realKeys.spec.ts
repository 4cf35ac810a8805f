import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attendant } from '../kiosk.ts';
import { removeData, type Served, serve } from '../served.ts';
import { expect, test } from '../stories.ts';
import { freePort } from './ports.ts';
import { noScreen, RealScreen } from './realScreen.ts';
import { cannotSeal, inSealedEtc } from './sealedEtc.ts';
import { type LogLine, NODE, readLines } from './shellUnderTest.ts';

/**
 * The browser kiosk by the product's own commands, policies and all, on an X server: a scanner's burst and a visitor's
 * combinations reach the browser as keys of a keyboard do. What they did is seen from outside: the windows there are, and
 * that the kiosk still takes a ticket by its keys.
 */
test.describe.configure({ mode: 'serial' });
const missing =
  process.env.TURNO25_FULL === '1' ? (noScreen ?? cannotSeal) : 'a minute of keys on an X server: npm run test:full';
test.skip(missing !== null, missing ?? '');

const [WIDTH, HEIGHT] = [1366, 768];
const KIOSK = { title: expect.stringMatching(/^Tótem de turnos · Turno25/), size: `${WIDTH}x${HEIGHT}` };
const CARD =
  'https://portal.sidiv.registrocivil.cl/docstatus?RUN=12345678-5&type=CEDULA&serial=A00000000&mrz=000000000000000000000000';

let served: Served;
let folder: string;
let screen: RealScreen;
let kiosk: ChildProcess;
let ended: Promise<unknown>;
let counter: Awaited<ReturnType<typeof attendant>>;
const log: LogLine[] = [];

test.beforeAll(async () => {
  served = await serve();
  counter = await attendant(served, 'm1');
  screen = await RealScreen.start(WIDTH, HEIGHT);
  folder = mkdtempSync(join(tmpdir(), 'turno25-real-keys-'));
  kiosk = inSealedEtc(
    `"$NODE" kiosk/shell/policies.ts --profile="$FOLDER/profile" --port=$PORT
     exec "$NODE" kiosk/shell/launch.ts --browser --server="$SERVER" --profile="$FOLDER/profile" --port=$PORT --mode=entry --chromium=--no-sandbox`,
    {
      NODE,
      FOLDER: folder,
      PORT: String(await freePort()),
      SERVER: served.address,
      DISPLAY: screen.display,
      TURNO25_ENROL: served.kioskCode,
    },
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let complaints = '';
  kiosk.stderr?.on('data', (chunk) => {
    complaints += chunk;
  });
  kiosk.stdout?.on('data', readLines(log));
  ended = new Promise((resolve) => kiosk.once('exit', resolve));
  await expect.poll(() => screen.shown(), { timeout: 60_000 }).toEqual([KIOSK]);
  expect(complaints, 'the policies are there').not.toContain('políticas');
});

test.afterAll(async () => {
  if (kiosk !== undefined && kiosk.exitCode === null) kiosk.kill('SIGTERM');
  await ended;
  await screen?.stop();
  await served?.stop();
  if (served !== undefined) removeData(served);
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The kiosk's page is all there is, and it hears the keys. */
async function expectAlone(after: string): Promise<void> {
  // What a key opens needs a moment to be there; what comes later is seen after the next key.
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await screen.shown(), after).toEqual([KIOSK]);
  expect(kiosk.exitCode, after).toBeNull();
}

/** From the first screen to a ticket by the keypad's keys, each when a hand could have pressed it. */
async function takeTicketByKeys(): Promise<void> {
  for (const key of ['1', '1', '5', '1']) {
    await screen.press(key);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
  }
}

const everybodyCalled = async (): Promise<string[]> => {
  const called = await counter.callNext();
  return called === null ? [] : [JSON.stringify(called)];
};

test('a scanner that ends in a line feed opens nothing', async () => {
  for (const pace of [2, 60]) {
    await screen.type(CARD, pace);
    await screen.press('ctrl+j');
    await expectAlone(`${pace} ms between keys`);
  }
});

test('a visitor’s combinations open nothing and close nothing', async () => {
  for (const keys of [
    'ctrl+h',
    'ctrl+n',
    'ctrl+t',
    'ctrl+shift+n',
    'ctrl+shift+t',
    'ctrl+p',
    'ctrl+s',
    'ctrl+o',
    'ctrl+u',
    'ctrl+f',
    'ctrl+l',
    'ctrl+d',
    'ctrl+shift+o',
    'ctrl+shift+i',
    'ctrl+shift+j',
    'ctrl+shift+Delete',
    'shift+Escape',
    'ctrl+plus',
    'alt+Left',
    'alt+Home',
    'alt+f',
    'alt+e',
    'super',
    'F1',
    'F3',
    'F5',
    'F6',
    'F7',
    'F10',
    'F11',
    'F12',
    'Menu',
    'ctrl+w',
    'ctrl+F4',
    'ctrl+shift+w',
    'ctrl+shift+q',
    'ctrl+q',
    'alt+F4',
  ]) {
    await screen.press(keys);
    await expectAlone(keys);
  }
  await screen.click(WIDTH / 2, HEIGHT / 2, 3);
  await expectAlone('the right button');
});

test('after all of it the same page gives a ticket to whoever presses its keys', async () => {
  await screen.press('Escape');
  await takeTicketByKeys();
  expect(await everybodyCalled()).toEqual([expect.stringContaining('R-001')]);
});
