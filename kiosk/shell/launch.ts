import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Starts the kiosk: in Electron where its binary is installed; else it says how to get it, and with `--browser` starts the
 * other supported way, Chromium in kiosk mode.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const arguments_ = process.argv.slice(2);
const server =
  arguments_.find((argument) => argument.startsWith('--server='))?.slice('--server='.length) ??
  process.env.TURNO25_SERVER ??
  'http://127.0.0.1:2525';

const electron = electronBinary();
if (electron !== null)
  run(electron, [ROOT, `--server=${server}`, ...arguments_.filter((argument) => argument === '--windowed')]);
else if (arguments_.includes('--browser')) startBrowser();
else {
  process.stdout.write(`El binario de Electron no está instalado en este computador.

  Para instalarlo, con acceso a internet:   npx install-electron
  o indique dónde está:                     ELECTRON_OVERRIDE_DIST_PATH=/ruta/a/electron npm run kiosk

También se puede usar el tótem en un navegador, que es una forma admitida de trabajar:
  npm run kiosk -- --browser --server=${server}
`);
  process.exitCode = 3;
}

/** The installed binary, found without loading the package: loading it would try to download. */
function electronBinary(): string | null {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(ROOT, 'node_modules/electron/dist');
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' } as const;
  const file = join(folder, names[process.platform as keyof typeof names] ?? 'electron');
  return existsSync(file) ? file : null;
}

function startBrowser(): void {
  const browser = BROWSERS.find((place) => existsSync(place));
  if (browser === undefined) {
    process.stdout.write(
      'No se encontró Chromium. Instálelo (apt-get install chromium) o abra la dirección del tótem en un navegador en modo quiosco.\n',
    );
    process.exitCode = 3;
    return;
  }
  run(browser, [
    '--kiosk',
    `--app=${server}/kiosk`,
    '--no-first-run',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    '--autoplay-policy=no-user-gesture-required',
  ]);
}

function run(command: string, args: readonly string[]): void {
  spawn(command, args, { stdio: 'inherit' }).once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
