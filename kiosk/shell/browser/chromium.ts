import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { privateFile, privateFolder } from '@turno25/shared/files/privateFiles.ts';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser named by TURNO25_BROWSER, or one that is installed; null when there is none. */
export function findChromium(): string | null {
  const named = process.env.TURNO25_BROWSER;
  return (
    [...(named === undefined || named === '' ? [] : [named]), ...PLACES].find((place) => existsSync(place)) ?? null
  );
}

/**
 * What keeps Chromium from starting here, in words; null where nothing does. It would end by itself with a line of its own
 * that says less.
 */
export function whyNot(
  env: NodeJS.ProcessEnv,
  platform: string,
  user: number | null,
  more: readonly string[],
): string | null {
  if (platform !== 'linux') return null;
  if (user === 0 && !more.includes('--no-sandbox'))
    return 'El tótem no se inicia como root: Chromium perdería su protección. Inícielo con el usuario del tótem.';
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY && !more.some((each) => each.startsWith('--headless')))
    return 'No hay una pantalla donde mostrar el tótem (DISPLAY está vacía). Inícielo desde la sesión gráfica de este equipo.';
  return null;
}

/** Full screen unless a window is asked for, nothing to click away, no gesture that leaves the page; the rest as the page's policy has it. */
export function kioskArguments(profile: string, start: string, fullScreen: boolean): string[] {
  return [
    ...(fullScreen ? ['--kiosk'] : []),
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--noerrdialogs',
    '--disable-infobars',
    '--disable-session-crashed-bubble',
    // A kiosk speaks to its branch alone, and a mobile unit has nothing else to speak to.
    '--disable-component-update',
    '--disable-background-networking',
    '--disable-domain-reliability',
    '--disable-sync',
    '--no-pings',
    // A page in another language than the browser's is offered in its own: the country's, and nothing is offered.
    '--lang=es-CL',
    '--disable-features=Translate,TranslateUI,OptimizationHints,MediaRouter',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    '--autoplay-policy=no-user-gesture-required',
    '--password-store=basic',
    pathToFileURL(start).href,
  ];
}

/** The page that the browser of this folder begins with. */
export function startPageOf(profile: string): string {
  return join(profile, 'start.html');
}

/**
 * Writes the page that the browser begins with, which goes on to `address`. The token behind its `#` then stands in a file
 * that only this user may read, and not among the arguments of a process, which everybody may.
 */
export function writeStartPage(profile: string, address: string): string {
  privateFolder(profile);
  const file = startPageOf(profile);
  const target = JSON.stringify(address).replaceAll('<', '\\u003c');
  const page = `<!doctype html><meta charset="utf-8"><title>Turno25</title><script>location.replace(${target})</script>\n`;
  privateFile(file);
  writeFileSync(file, page);
  return file;
}
