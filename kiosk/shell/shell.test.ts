import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => import('./testing/electron.ts'));

import { readOptions } from './options.ts';
import { RecoveryLadder } from './recovery.ts';
import { answerRequest, CONTENT_SECURITY_POLICY, fileFor, START_PAGE } from './scheme.ts';
import * as electron from './testing/electron.ts';
import { isOwnPage, WEB_PREFERENCES } from './windowPolicy.ts';

beforeAll(async () => {
  process.argv.push('--server=http://127.0.0.1:9');
  await import('./main.ts');
  await import('./preload.ts');
  await vi.waitFor(() => expect(electron.StandInWindow.all).toHaveLength(1));
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
      electron.session.defaultSession.request?.(null, permission, (answer) => {
        granted = answer;
      });
      expect(granted).toBe(false);
      expect(electron.session.defaultSession.check?.(null, permission)).toBe(false);
      expect(electron.session.defaultSession.device?.()).toBe(false);
    },
  );
});

describe('the gate', () => {
  const bridge = () => electron.mainWorld.turno25;

  it('gives pages named functions and nothing of Electron', async () => {
    expect(Object.keys(bridge()).sort()).toEqual(['alive', 'deviceHost', 'failed']);
    expect(await bridge().alive()).toBeNull();
    expect(await bridge().deviceHost()).toBeNull();
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
    await expect(electron.ipcRenderer.invoke('kiosk:shell', 'rm')).rejects.toThrow('No handler');
  });
});

describe('recovery', () => {
  it('reloads, then opens a new window before closing the old, then leaves for the supervisor', () => {
    const old = firstWindow();
    old.webContents.emit('unresponsive');
    expect(old.webContents.reloads).toBe(1);
    old.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    const [, second] = electron.StandInWindow.all;
    expect([old.destroyed, second!.destroyed, second!.url]).toEqual([true, false, START_PAGE]);
    second!.webContents.emit('did-fail-load', {}, -6);
    expect(electron.app.exitCode).toBe(70);
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
  writeFileSync(join(pages, 'secret.pem'), 'key');
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
    expect((await get('kiosk://app/secret.pem')).status).toBe(404);
    expect((await get('kiosk://app/none.js')).status).toBe(404);
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
  it('takes the server by argument or environment, and nothing that is not http', () => {
    expect(readOptions(['--server=https://sucursal.example:8443/x'], {})).toMatchObject({
      ok: true,
      value: { kioskMode: true },
    });
    expect(readOptions(['--windowed'], { TURNO25_SERVER: 'http://10.0.0.2:2525' })).toMatchObject({
      ok: true,
      value: { kioskMode: false },
    });
    for (const argv of [[], ['--server=file:///x'], ['--server=nada']]) expect(readOptions(argv, {}).ok).toBe(false);
  });
});
