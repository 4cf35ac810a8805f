import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const PACKAGES = ['chromium', 'fonts-liberation'];

/** A Chromium for the end-to-end tests: the one named by TURNO25_BROWSER, one that is here, or Debian's, installed now. */
export function ensureBrowser(): string | null {
  const named = process.env.TURNO25_BROWSER;
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  const present = PLACES.find((place) => existsSync(place));
  if (present !== undefined) return present;
  if (process.getuid?.() !== 0) {
    console.error(
      `The end-to-end tests need Chromium. Install it once:  sudo apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`,
    );
    return null;
  }
  console.log(`Installing ${PACKAGES.join(', ')} for the end-to-end tests…`);
  const apt = (args: readonly string[]): boolean =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES]);
  return PLACES.find((place) => existsSync(place)) ?? null;
}
