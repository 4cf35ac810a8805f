import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from './browser/chromium.ts';
import { defaultProfile, FRONT_PORT } from './browser/place.ts';
import { policyFiles, writePolicies } from './browser/policies.ts';

/**
 * Writes Chromium's managed policies for the browser kiosk of this machine: as root to where the browser reads them, else
 * to a folder, for whoever may put them there.
 */
const USAGE = `npm run kiosk-policies -- --profile=CARPETA [--port=NÚMERO] [--to=CARPETA]

  --profile  la carpeta del navegador del usuario del tótem, como /home/totem/.config/turno25-kiosk
  --port     el puerto de las páginas, si no es ${FRONT_PORT}
  --to       deja el archivo en una carpeta en vez de ponerlo en el sistema
`;

const { values } = parseArgs({
  options: { profile: { type: 'string' }, port: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean' } },
});
process.exitCode = values.help === true ? say(USAGE, 0) : put();

function put(): number {
  const isRoot = process.getuid?.() === 0;
  // Root's own folder is not the kiosk's, whoever that is.
  const profile = values.profile ?? (isRoot ? null : defaultProfile());
  if (profile === null) return say(`Falta --profile: la carpeta del navegador del usuario del tótem.\n\n${USAGE}`, 2);
  const port = Number(values.port ?? FRONT_PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return say(`--port no es un puerto: ${values.port}\n`, 2);
  const place = { origin: `http://127.0.0.1:${port}`, profile: resolve(profile) };
  const files = policyFiles(findChromium() ?? '');
  if (values.to === undefined && !isRoot)
    return say(
      `Solo root puede poner las políticas del navegador:\n  sudo npm run kiosk-policies -- --profile=${profile} --port=${port}\nO déjelas en una carpeta con --to=CARPETA.\n`,
      4,
    );
  if (values.to !== undefined) {
    const file = join(resolve(values.to), 'turno25-kiosk.json');
    writePolicies([file], place);
    return say(`Políticas escritas en ${file}.\nCópielas, como root, a:\n${listed(files)}`, 0);
  }
  writePolicies(files, place);
  return say(
    `Políticas puestas en:\n${listed(files)}Valen para todas las personas que usen ese navegador en este computador. Para quitarlas, borre el archivo.\n`,
    0,
  );
}

function listed(files: readonly string[]): string {
  return files.map((file) => `  ${file}\n`).join('');
}

function say(words: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(words);
  return code;
}
