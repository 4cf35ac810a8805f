import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findChromium, writeStartPage } from '@turno25/kiosk/shell/browser/chromium.ts';
import { managedPolicies } from '@turno25/kiosk/shell/browser/policies.ts';
import { expect, test } from '../stories.ts';
import { freePort } from './ports.ts';
import { cannotSeal, inSealedEtc } from './sealedEtc.ts';
import { NODE } from './shellUnderTest.ts';

/**
 * The policies as the product's own command writes them, asked of the browser itself. Its tools are let in, and its page
 * of policies, or nobody could ask: these two differ from what a branch has.
 */
test.describe.configure({ mode: 'serial' });
test.skip(cannotSeal !== null, cannotSeal ?? '');

const RELAX = String.raw`sed -i -e 's/"DeveloperToolsAvailability": 2/"DeveloperToolsAvailability": 1/' -e 's#"URLAllowlist": \[#&"chrome://policy",#' "$POLICIES"`;

let folder: string;
let web: Server;
let origin: string;
let browser: ChildProcess;
let debugging: number;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'turno25-policies-'));
  web = createServer((_request, reply) => void reply.setHeader('content-type', 'text/html').end('<title>ours</title>'));
  const port = await freePort();
  await new Promise<void>((resolve) => void web.listen(port, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${port}`;
  writeStartPage(join(folder, 'profile'), `${origin}/kiosk`);
  debugging = await freePort();
  browser = inSealedEtc(
    `"$NODE" kiosk/shell/policies.ts --profile="$FOLDER/profile" --port=${port}
     ${RELAX}
     exec "$BROWSER" --headless=new --no-sandbox --no-first-run --user-data-dir="$FOLDER/profile" --remote-debugging-port=${debugging} ${origin}/`,
    { NODE, FOLDER: folder, BROWSER: findChromium() ?? '' },
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  await expect.poll(() => pageOf().catch(() => null)).not.toBeNull();
});

test.afterAll(async () => {
  if (browser !== undefined && browser.exitCode === null && browser.signalCode === null) {
    const ended = new Promise((resolve) => browser.once('exit', resolve));
    browser.kill('SIGTERM');
    await ended;
  }
  web?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The address at which the one page is spoken to. */
async function pageOf(): Promise<string | null> {
  const targets = await fetch(`http://127.0.0.1:${debugging}/json/list`).then((reply) => reply.json());
  return (targets as any[]).find(({ type }) => type === 'page')?.webSocketDebuggerUrl ?? null;
}

/** Says one thing to a page, by the protocol alone: no library may open pages of its own here. */
async function tell(page: string | null, said: { readonly method: string; readonly params: object }): Promise<any> {
  const socket = new WebSocket(page ?? '');
  const answer = await new Promise<any>((resolve, reject) => {
    socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 0, ...said })));
    socket.addEventListener('close', () => reject(new Error(`no page answers ${said.method}`)));
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data));
      if (message.id === 0) resolve(message.result);
    });
  });
  socket.close();
  return answer;
}

/**
 * Why an address is not shown; undefined where it is. Each is asked of a page of its own that is whole: Chromium 156 was
 * seen to end itself (SIGTRAP) when a page was sent to one of its own while the refusal of another was still being drawn.
 */
async function refusal(url: string): Promise<string | undefined> {
  const opened = await fetch(`http://127.0.0.1:${debugging}/json/new?${origin}/`, { method: 'PUT' });
  const { id, webSocketDebuggerUrl: page } = (await opened.json()) as any;
  const whole = { expression: `document.title === 'ours' && document.readyState === 'complete'`, returnByValue: true };
  await expect
    .poll(async () => (await tell(page, { method: 'Runtime.evaluate', params: whole })).result?.value ?? null)
    .toBe(true);
  const { errorText } = await tell(page, { method: 'Page.navigate', params: { url } });
  await fetch(`http://127.0.0.1:${debugging}/json/close/${id}`);
  return errorText;
}

const ASK = `(async () => {
  const { addWebUiListener } = await import('chrome://resources/js/cr.js');
  return new Promise((resolve) => {
    addWebUiListener('policies-updated', (_names, values) => resolve(values.policyGroups.chrome.policies));
    chrome.send('listenPoliciesUpdates');
  });
})()`;

test('the browser knows each of them, with the value that it has, as an order of the machine', async () => {
  const page = await pageOf();
  expect((await tell(page, { method: 'Page.navigate', params: { url: 'chrome://policy' } })).errorText).toBeUndefined();
  const evaluate = { expression: ASK, awaitPromise: true, returnByValue: true };
  const ask = async () => (await tell(page, { method: 'Runtime.evaluate', params: evaluate })).result?.value ?? null;
  await expect.poll(ask).not.toBeNull();
  const known = await ask();
  const wanted = managedPolicies({ origin, profile: join(folder, 'profile') });
  expect(Object.keys(known).sort()).toEqual(Object.keys(wanted).sort());
  for (const [name, { value, level, scope, error, warning }] of Object.entries<any>(known)) {
    expect({ name, level, scope, error, warning }).toEqual({ name, level: 'mandatory', scope: 'machine' });
    if (name === 'DeveloperToolsAvailability') continue;
    expect(value, name).toEqual(
      name === 'URLAllowlist' ? ['chrome://policy', ...(wanted[name] as string[])] : wanted[name],
    );
  }
});

test('shows the kiosk and what it begins with, and nothing else', async () => {
  for (const address of [
    'https://example.com/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    'file:///',
    'chrome://settings',
    'chrome://downloads',
    'chrome://history',
    'data:text/html,hola',
    `view-source:${origin}/`,
  ])
    expect(await refusal(address), address).toMatch(/BLOCKED_BY_ADMINISTRATOR|ERR_ABORTED|ERR_INVALID_URL/);
  expect(await refusal(`${origin}/kiosk/ui/kiosk.html?mode=entry`)).toBeUndefined();
  expect(await refusal(pathToFileURL(join(folder, 'profile/start.html')).href)).toBeUndefined();
});
