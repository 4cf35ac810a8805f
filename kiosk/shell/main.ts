import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOST_MOVED } from '@turno25/shared/contracts/shellChannels.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { app, ipcMain, Menu, net, powerSaveBlocker, protocol, session } from 'electron';
import { RESTART_CODE } from '../device-host/process/messages.ts';
import { linkHost } from './deviceHost.ts';
import { electronChild } from './electronChild.ts';
import { openGate } from './ipcGate.ts';
import { KioskWindow } from './kioskWindow.ts';
import { log } from './log.ts';
import { readOptions, type ShellOptions } from './options.ts';
import { answerRequest, SCHEME, SCHEME_PRIVILEGES, startPage } from './scheme.ts';
import { guardContents, guardSession } from './windowPolicy.ts';

/** Where the packaged pages, the preload and the device host lie, beside this file once built. */
const PAGES = join(import.meta.dirname, '..');
const PRELOAD = join(import.meta.dirname, 'preload.cjs');
const HOST = join(import.meta.dirname, 'host.mjs');

protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: SCHEME_PRIVILEGES }]);
app.enableSandbox();

const options = readOptions(process.argv.slice(1), process.env, (file) => readFileSync(file, 'utf8'));
if (!options.ok) {
  process.stderr.write(`${options.error}\n`);
  app.exit(2);
} else if (!holdsItsPlace(options.value)) {
  log('secondInstance', {});
  app.exit(0);
} else {
  void app.whenReady().then(() => start(options.value));
}

/** One of each screen on a machine: a board beside a kiosk has a folder of its own, and so a lock of its own. */
function holdsItsPlace({ screen, hasFolder }: ShellOptions): boolean {
  if (screen === 'board' && !hasFolder) app.setPath('userData', join(app.getPath('appData'), 'turno25-board'));
  return app.requestSingleInstanceLock();
}

function start({ screen, server, kioskMode, mode, audio, enrol, host: choice }: ShellOptions): void {
  let leaving = false;
  /** Ends the device host first: a paper that is coming out is waited for. */
  const leave = (code: number): void => {
    if (leaving) return;
    leaving = true;
    log('leaving', { code });
    void host.stop().finally(() => app.exit(code));
  };

  const host = linkHost(choice, {
    fork: () => electronChild(HOST),
    server,
    leave: () => leave(RESTART_CODE),
    log,
    time: systemSources,
  });
  guardSession(session.defaultSession);
  protocol.handle(
    SCHEME,
    answerRequest(PAGES, server, (url, init) => net.fetch(url, init)),
  );
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('window-all-closed', () => leave(RESTART_CODE));
  // Whoever ends the shell from outside, as a signal does, ends it for good.
  app.on('before-quit', (event) => {
    event.preventDefault();
    leave(0);
  });

  // Nobody touches a board: its screen would sleep.
  if (screen === 'board') powerSaveBlocker.start('prevent-display-sleep');
  // Its keys would reload, close, print and enlarge the page.
  if (kioskMode) Menu.setApplicationMenu(null);
  const window = new KioskWindow({
    preload: PRELOAD,
    kioskMode,
    address: startPage(screen, { mode, audio, enrol }),
    leave: () => leave(RESTART_CODE),
    log,
    time: systemSources,
  });
  host.onMove((place) => window.send(HOST_MOVED, place));
  app.on('second-instance', () => window.focus());
  openGate(
    ipcMain,
    {
      'kiosk:device-host': () => host.place(),
      'kiosk:alive': () => {
        window.alive();
        return null;
      },
      'kiosk:failed': (message) => {
        window.climb('pageFailed', message);
        return null;
      },
      'kiosk:technician': (request) => host.technician(request),
    },
    (channel, why) => log('refused', { channel, why }),
  );
}
