import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { runBrowserKiosk } from './browser/browserKiosk.ts';
import { findChromium, whyNot } from './browser/chromium.ts';
import { defaultProfile, FRONT_PORT } from './browser/place.ts';
import { hasPolicies } from './browser/policies.ts';
import { readOptions } from './options.ts';

/**
 * Starts the kiosk, or a board with `--board`: in Electron where its binary is installed; else it says how to get it, and with `--browser` starts the
 * other supported way, Chromium in kiosk mode with the device host beside it.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DEMONSTRATION = 'http://127.0.0.1:2525';

const given = process.argv.slice(2);
const IN_A_BROWSER = {
  kiosk: `También se puede usar el tótem en un navegador, que es una forma admitida de trabajar:
  npm run kiosk -- --browser ${given.join(' ')}`,
  board: `También se puede usar la pantalla en un navegador, que es una forma admitida de trabajar:
  chromium --kiosk --autoplay-policy=no-user-gesture-required DIRECCIÓN/board`,
};
const value = (name: string): string | undefined =>
  given.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);

const electron = electronBinary();
const isBoard = given.includes('--board');
if (isBoard && given.includes('--browser')) {
  process.stderr.write(
    'En un navegador la pantalla no necesita nada al lado: abra DIRECCIÓN/board (docs/manual/tecnicos.md).\n',
  );
  process.exitCode = 2;
} else if (given.includes('--browser')) process.exitCode = await startBrowser();
else if (electron !== null) startElectron(electron);
else {
  process.stdout.write(`El binario de Electron no está instalado en este computador.

  Para instalarlo, con acceso a internet:   npx install-electron
  o indique dónde está:                     ELECTRON_OVERRIDE_DIST_PATH=/ruta/a/electron npm run kiosk

${isBoard ? IN_A_BROWSER.board : IN_A_BROWSER.kiosk}
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

function startElectron(binary: string): void {
  const child = spawn(binary, [ROOT, ...withServer(given)], { stdio: 'inherit' });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

async function startBrowser(): Promise<number> {
  const browser = findChromium();
  if (browser === null) {
    process.stdout.write('No se encontró Chromium. Instálelo:  sudo apt-get install chromium\n');
    return 3;
  }
  const options = readOptions(withServer(given), process.env, (file) => readFileSync(file, 'utf8'));
  if (!options.ok) {
    process.stderr.write(`${options.error}\n`);
    return 2;
  }
  const more = given.filter((argument) => argument.startsWith('--chromium=')).map((argument) => argument.slice(11));
  const trouble = whyNot(process.env, process.platform, process.getuid?.() ?? null, more);
  if (trouble !== null) {
    process.stderr.write(`${trouble}\n`);
    return 4;
  }
  const profile = value('profile') ?? defaultProfile();
  const port = Number(value('port') ?? FRONT_PORT);
  if (!hasPolicies(browser, { origin: `http://127.0.0.1:${port}`, profile })) {
    process.stderr.write(`Este navegador no tiene las políticas del tótem: sus descargas, su historial y su impresión no están cerrados. Póngalas una vez:
  sudo npm run kiosk-policies -- --profile=${profile} --port=${port}
`);
  }
  return runBrowserKiosk({
    options: options.value,
    browser,
    pages: value('pages') ?? join(ROOT, 'dist'),
    hostModule: join(ROOT, 'kiosk/device-host/process/hostProcess.ts'),
    profile,
    port,
    more,
    time: systemSources,
  });
}

/** With neither server nor settings it is the demonstration branch of this computer. */
function withServer(args: readonly string[]): readonly string[] {
  const told = value('server') ?? value('settings') ?? process.env.TURNO25_SERVER ?? process.env.TURNO25_SETTINGS;
  return told === undefined ? [...args, `--server=${DEMONSTRATION}`] : args;
}
