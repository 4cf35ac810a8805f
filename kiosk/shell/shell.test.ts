import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => import('./testing/electron.ts'));

import type { PressedKey } from '@turno25/shared/contracts/windowKeys.ts';
import { PAGE_KEYS, WINDOW_KEYS } from '@turno25/shared/testing/windowKeys.ts';
import { hashPin } from '../device-host/technician/pin.ts';
import { readOptions } from './options.ts';
import { CONTENT_SECURITY_POLICY, fileFor } from './pages.ts';
import { RecoveryLadder } from './recovery.ts';
import { answerRequest, startPage } from './scheme.ts';
import * as electron from './testing/electron.ts';
import { isOwnPage, WEB_PREFERENCES } from './windowPolicy.ts';

const START_PAGE = startPage('kiosk', { mode: 'both', audio: null });
const SETTINGS = {
  server: { address: 'http://127.0.0.1:9', token: 'token-of-the-kiosk' },
  outbox: '/nowhere/outbox.db',
  origins: ['http://10.0.0.2:4025'],
};

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'turno25-settings-'));
  const file = join(folder, 'devices.json');
  writeFileSync(file, JSON.stringify({ ...SETTINGS, technician: { pinHash: await hashPin('482913') } }));
  process.argv.push(`--settings=${file}`, '--mode=both');
  await import('./main.ts');
  await import('./preload.ts');
  await vi.waitFor(() => expect(electron.StandInWindow.all).toHaveLength(1));
  rmSync(folder, { recursive: true });
});

const firstWindow = () => electron.StandInWindow.all[0]!;

describe('the window', () => {
  it('is sandboxed, isolated, without Node, and shows only its own page', () => {
    expect(electron.app.sandboxed).toBe(true);
    expect(firstWindow().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      devTools: false,
    });
    expect(WEB_PREFERENCES).not.toHaveProperty('enableBlinkFeatures');
    expect(firstWindow().options.kiosk).toBe(true);
    expect(firstWindow().url).toBe(START_PAGE);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('refuses %s to any stranger', (name) => {
    for (const [url, allowed] of [
      ['https://example.com/', false],
      ['kiosk://app.example.com/', false],
      ['kiosk://other/', false],
      ['file:///etc/passwd', false],
      ['javascript:alert(1)', false],
      ['kiosk://app/kiosk/ui/survey.html', true],
    ] as const) {
      const event = { url, prevented: false, preventDefault: () => (event.prevented = true) };
      firstWindow().webContents.emit(name, event);
      expect(event.prevented, url).toBe(!allowed);
    }
  });

  it('opens no other window, attaches no webview, downloads nothing', () => {
    expect(firstWindow().webContents.openHandler?.()).toEqual({ action: 'deny' });
    for (const emitter of [
      [firstWindow().webContents, 'will-attach-webview'],
      [electron.session.defaultSession, 'will-download'],
    ] as const) {
      const event = { prevented: false, preventDefault: () => (event.prevented = true) };
      emitter[0].emit(emitter[1], event);
      expect(event.prevented).toBe(true);
    }
  });

  it.each(['media', 'geolocation', 'notifications', 'midi', 'clipboard-read', 'fullscreen', 'openExternal', 'serial'])(
    'denies the permission %s',
    (permission) => {
      let granted: boolean | null = null;
      const answer = (given: boolean): void => {
        granted = given;
      };
      electron.session.defaultSession.request?.(null, permission, answer, { requestingUrl: START_PAGE });
      expect(granted).toBe(false);
      expect(electron.session.defaultSession.check?.(null, permission, 'kiosk://app')).toBe(false);
      expect(electron.session.defaultSession.device?.()).toBe(false);
    },
  );
});

describe('the keys of the window', () => {
  const prevented = ({ ctrl, ...press }: PressedKey): boolean => {
    const event = { prevented: false, preventDefault: () => (event.prevented = true) };
    firstWindow().webContents.emit('before-input-event', event, { type: 'keyDown', ...press, control: ctrl });
    return event.prevented;
  };

  it.each(WINDOW_KEYS)('do nothing: %s', (_name, press) => {
    expect(prevented(press)).toBe(true);
  });

  it.each(PAGE_KEYS)('are not the page’s: %s reaches it', (_meaning, press) => {
    expect(prevented(press)).toBe(false);
  });

  it('have no menu, no zoom, and close nothing: the desktop’s Alt+F4 is turned away', () => {
    expect(electron.Menu.application).toBeNull();
    firstWindow().webContents.emit('did-finish-load');
    expect(firstWindow().webContents.zoomLimits).toEqual([1, 1]);
    const event = { prevented: false, preventDefault: () => (event.prevented = true) };
    firstWindow().emit('close', event);
    expect(event.prevented).toBe(true);
  });
});

describe('loopback', () => {
  it('is for our own page alone', () => {
    const check = (origin: string) => electron.session.defaultSession.check?.(null, 'loopback-network', origin);
    expect([check('kiosk://app'), check('https://example.com'), check('')]).toEqual([true, false, false]);
  });
});

describe('the device host', () => {
  const child = () => electron.StandInChild.all.at(-1)!;
  const START = {
    say: 'start',
    settings: {
      ...SETTINGS,
      port: 0,
      origins: [...SETTINGS.origins, 'kiosk://app'],
      publicAddress: 'http://127.0.0.1:9',
    },
    token: expect.stringMatching(/^[\w-]{43}$/),
  };

  it('is a utility process that learns settings and a token by message, and never the PIN', async () => {
    expect(electron.StandInChild.all).toHaveLength(1);
    expect(child().modulePath).toMatch(/host\.mjs$/);
    expect(child().told).toEqual([START]);
    expect(JSON.stringify(child().told)).not.toContain('scrypt');
    expect(process.argv.join(' ')).not.toContain(child().told[0].token);
  });

  it('is started again when it dies, and the page is told of each move', async () => {
    const moves: unknown[] = [];
    electron.mainWorld.turno25.onDeviceHost((place: unknown) => moves.push(place));
    const [{ token }] = child().told;
    child().emit('message', { say: 'ready', address: 'http://127.0.0.1:5000' });
    expect(await electron.mainWorld.turno25.deviceHost()).toEqual({ url: 'http://127.0.0.1:5000', token });
    child().emit('exit', 1);
    expect(await electron.mainWorld.turno25.deviceHost()).toBeNull();
    expect(moves).toEqual([{ url: 'http://127.0.0.1:5000', token }, null]);
    await vi.waitFor(() => expect(electron.StandInChild.all).toHaveLength(2), 5_000);
    expect(child().told).toEqual([START]);
  });

  it('leaves the technician’s door in the main process, open even while it is down', async () => {
    const ask = electron.mainWorld.turno25.technician;
    expect(await ask({ ask: 'knock' })).toEqual({ answer: 'door' });
    const { session } = await ask({ ask: 'enter', pin: '482913' });
    expect(await ask({ ask: 'report', session })).toMatchObject({ report: { host: null, can: { leave: true } } });
    await ask({ ask: 'act', session, action: 'restartHost' });
    expect(child().told.at(-1)).toEqual({ say: 'end' });
  });
});

describe('the gate', () => {
  const bridge = () => electron.mainWorld.turno25;

  it('gives pages named functions and nothing of Electron', async () => {
    expect(Object.keys(bridge()).sort()).toEqual(['alive', 'deviceHost', 'failed', 'onDeviceHost', 'technician']);
    expect(await bridge().alive()).toBeNull();
  });

  it('refuses a frame, a stranger and bad arguments', async () => {
    electron.speaker.framed = true;
    await expect(bridge().alive()).rejects.toThrow('refused');
    electron.speaker.framed = false;
    electron.speaker.url = 'https://example.com/';
    await expect(bridge().alive()).rejects.toThrow('refused');
    electron.speaker.url = START_PAGE;
    await expect(electron.ipcRenderer.invoke('kiosk:alive', 'extra')).rejects.toThrow('refused');
    await expect(electron.ipcRenderer.invoke('kiosk:failed', { deep: true })).rejects.toThrow('refused');
    await expect(bridge().technician({ ask: 'open' })).rejects.toThrow('refused');
    await expect(bridge().technician({ ask: 'enter', pin: '1; rm' })).rejects.toThrow('refused');
    await expect(electron.ipcRenderer.invoke('kiosk:shell', 'rm')).rejects.toThrow('No handler');
  });
});

describe('recovery', () => {
  it('reloads, then opens a new window before closing the old, then leaves for the supervisor', async () => {
    // The host that the technician restarted is there again.
    electron.StandInChild.all.at(-1)!.emit('exit', 70);
    await vi.waitFor(() => expect(electron.StandInChild.all).toHaveLength(3), 5_000);
    const old = firstWindow();
    old.webContents.emit('unresponsive');
    expect(old.webContents.reloads).toBe(1);
    old.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    const [, second] = electron.StandInWindow.all;
    expect([old.destroyed, second!.destroyed, second!.url]).toEqual([true, false, START_PAGE]);
    second!.webContents.emit('did-fail-load', {}, -6, '', '', false);
    expect(electron.StandInChild.all.at(-1)!.told.at(-1)).not.toEqual({ say: 'end' });
    second!.webContents.emit('did-fail-load', {}, -6, '', '', true);
    // The device host goes first: a paper that is coming out is waited for.
    expect(electron.app.exitCode).toBeNull();
    expect(electron.StandInChild.all.at(-1)!.told.at(-1)).toEqual({ say: 'end' });
    electron.StandInChild.all.at(-1)!.emit('exit', 0);
    await vi.waitFor(() => expect(electron.app.exitCode).toBe(70));
  });

  it('begins again from the first rung after a quiet minute', () => {
    const ladder = new RecoveryLadder();
    expect([ladder.climb('silent', 0), ladder.climb('silent', 1000), ladder.climb('silent', 2000)]).toEqual([
      'reload',
      'newWindow',
      'exit',
    ]);
    expect(ladder.climb('silent', 63_000)).toBe('reload');
    expect(new RecoveryLadder().climb('processGone', 0)).toBe('newWindow');
  });
});

describe('the scheme', () => {
  const pages = mkdtempSync(join(tmpdir(), 'turno25-pages-'));
  mkdirSync(join(pages, 'assets'));
  writeFileSync(join(pages, 'assets/a.js'), 'x');
  writeFileSync(join(pages, 'assets/secret.pem'), 'key');
  mkdirSync(join(pages, 'shell'));
  writeFileSync(join(pages, 'shell/main.js'), 'x');
  const asked: string[] = [];
  const answer = answerRequest(pages, new URL('http://127.0.0.1:2525'), async (url, init) => {
    asked.push(`${init.method} ${url}`);
    return new Response('{}');
  });
  const get = (url: string, method = 'GET') => answer(new Request(url, { method }));

  it('serves packaged files with their policy, and passes the API on', async () => {
    const served = await get('kiosk://app/assets/a.js');
    expect([served.status, served.headers.get('content-security-policy')]).toEqual([200, CONTENT_SECURITY_POLICY]);
    await get('kiosk://app/api/v1/tickets?x=1', 'POST');
    expect(asked).toEqual(['POST http://127.0.0.1:2525/api/v1/tickets?x=1']);
  });

  it('refuses other hosts, methods, types and paths that climb', async () => {
    expect((await get('kiosk://evil/assets/a.js')).status).toBe(403);
    expect((await get('kiosk://app/assets/a.js', 'POST')).status).toBe(405);
    expect((await get('kiosk://app/assets/secret.pem')).status).toBe(404);
    expect((await get('kiosk://app/shell/main.js')).status).toBe(404);
    expect((await get('kiosk://app/assets/../shell/main.js')).status).toBe(404);
    expect((await get('kiosk://app/assets/none.js')).status).toBe(404);
    for (const path of ['/../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/a%00.js', '/..%5c..%5cx.js', '/%zz']) {
      const file = fileFor(pages, path);
      expect(file === null || file.startsWith(pages), path).toBe(true);
    }
    expect(fileFor(pages, '/..%2f..%2fetc/passwd')).toBeNull();
    rmSync(pages, { recursive: true });
  });

  it('tells its own pages by parsing', () => {
    expect(isOwnPage('kiosk://app/x')).toBe(true);
    for (const address of ['kiosk://app@evil/x', 'kiosk://app.evil/x', 'https://app/', '', 'kiosk:app'])
      expect(isOwnPage(address), address).toBe(false);
  });
});

describe('options', () => {
  const read = (file: string): string => {
    if (file !== 'devices.json') throw new Error('no such file');
    return JSON.stringify(SETTINGS);
  };
  const options = (argv: string[], env: Record<string, string> = {}) => readOptions(argv, env, read);

  it('takes the server by argument, environment or settings, and nothing that is not http', () => {
    expect(options(['--server=https://sucursal.example:8443/x'])).toMatchObject({
      value: { kioskMode: true, mode: null, host: { kind: 'none' } },
    });
    expect(options(['--windowed'], { TURNO25_SERVER: 'http://10.0.0.2:2525' })).toMatchObject({
      value: { kioskMode: false },
    });
    expect(options(['--settings=devices.json', '--mode=exit', '--audio=headphones'])).toMatchObject({
      value: {
        server: new URL('http://127.0.0.1:9'),
        mode: 'exit',
        audio: 'headphones',
        host: { kind: 'own', settings: SETTINGS },
      },
    });
    for (const argv of [
      [],
      ['--server=file:///x'],
      ['--server=nada'],
      ['--server=http://a', '--mode=door'],
      ['--server=http://a', '--audio=bells'],
    ])
      expect(options(argv).ok).toBe(false);
    expect(options(['--settings=other.json'])).toEqual({
      ok: false,
      error: '--settings other.json: no se pudo leer (no such file).',
    });
  });

  it('takes a board for what it is: without the devices and ways of a kiosk', () => {
    const env = { TURNO25_HOST_URL: 'http://127.0.0.1:4125', TURNO25_HOST_TOKEN: 'x', TURNO25_ENROL: 'AB12' };
    expect(options(['--board', '--server=http://10.0.0.2:2525'], env)).toMatchObject({
      value: { screen: 'board', host: { kind: 'none' }, enrol: 'AB12', hasFolder: false },
    });
    for (const more of ['--settings=devices.json', '--mode=exit', '--audio=headphones'])
      expect(options(['--board', '--server=http://a', more])).toMatchObject({
        ok: false,
        error: expect.stringContaining('--board'),
      });
  });

  it('uses a service that runs already when its place is in the environment', () => {
    const env = { TURNO25_HOST_URL: 'http://127.0.0.1:4125', TURNO25_HOST_TOKEN: 'token-of-the-service' };
    expect(options(['--server=http://10.0.0.2:2525'], env)).toMatchObject({
      value: { host: { kind: 'service', url: 'http://127.0.0.1:4125', token: 'token-of-the-service' } },
    });
  });
});
