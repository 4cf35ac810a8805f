import { join } from 'node:path';
import { systemClock } from '@turno25/shared/time/clock.ts';
import { app, BrowserWindow, ipcMain, net, protocol, session } from 'electron';
import { openGate } from './ipcGate.ts';
import { readOptions, type ShellOptions } from './options.ts';
import { RecoveryLadder, type Rung, type Trouble } from './recovery.ts';
import { answerRequest, SCHEME, SCHEME_PRIVILEGES, START_PAGE } from './scheme.ts';
import { guardContents, guardSession, windowOptions } from './windowPolicy.ts';

/** Where the packaged pages and the preload lie, beside this file once built. */
const PAGES = join(import.meta.dirname, '..');
const PRELOAD = join(import.meta.dirname, 'preload.cjs');

/** Exit code that tells the supervisor to start the shell again. */
const RESTART_CODE = 70;

protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: SCHEME_PRIVILEGES }]);
app.enableSandbox();

const options = readOptions(process.argv.slice(1), process.env);
if (!options.ok) {
  process.stderr.write(`${options.error}\n`);
  app.exit(2);
} else if (!app.requestSingleInstanceLock()) {
  app.exit(0);
} else {
  void app.whenReady().then(() => start(options.value));
}

function start({ server, kioskMode }: ShellOptions): void {
  const ladder = new RecoveryLadder();
  let window: BrowserWindow;

  const climb = (trouble: Trouble, detail: string): void => {
    const rung = ladder.climb(trouble, systemClock.now());
    log('recovery', { trouble, rung, detail });
    take(rung);
  };
  const take = (rung: Rung): void => {
    if (rung === 'reload') window.webContents.reload();
    else if (rung === 'exit') app.exit(RESTART_CODE);
    else {
      // The new window is there before the old one goes: an app with no window would quit.
      const old = window;
      window = openWindow();
      old.destroy();
    }
  };
  const openWindow = (): BrowserWindow => {
    const opened = new BrowserWindow(windowOptions(PRELOAD, kioskMode));
    guardContents(opened.webContents);
    opened.webContents.on('render-process-gone', (_event, { reason }) => climb('processGone', reason));
    opened.webContents.on('unresponsive', () => climb('unresponsive', ''));
    opened.webContents.on('did-fail-load', (_event, code) => climb('loadFailed', String(code)));
    opened.once('ready-to-show', () => opened.show());
    void opened.loadURL(START_PAGE);
    return opened;
  };

  guardSession(session.defaultSession);
  protocol.handle(
    SCHEME,
    answerRequest(PAGES, server, (url, init) => net.fetch(url, init)),
  );
  openGate(
    ipcMain,
    {
      'kiosk:device-host': () => deviceHostOf(process.env),
      'kiosk:alive': () => null,
      'kiosk:failed': (message) => {
        climb('pageFailed', message);
        return null;
      },
    },
    (channel, why) => log('refused', { channel, why }),
  );
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('second-instance', () => window.focus());
  app.on('window-all-closed', () => app.exit(RESTART_CODE));
  window = openWindow();
}

/** The device host runs as a service of the machine; its address and token come with the shell's environment. */
function deviceHostOf(env: NodeJS.ProcessEnv): { url: string; token: string } | null {
  const { TURNO25_HOST_URL: url, TURNO25_HOST_TOKEN: token } = env;
  return url === undefined || token === undefined ? null : { url, token };
}

/** One JSON object a line for the machine's journal; never what a person typed. */
function log(event: string, facts: Readonly<Record<string, string>>): void {
  process.stdout.write(`${JSON.stringify({ shell: event, ...facts })}\n`);
}
