import { spawnSync } from 'node:child_process';

const PACKAGES = ['xvfb', 'xdotool', 'openbox'];
const isThere = (program: string): boolean => spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined;

/** An X server without a screen, somebody to press its keys, and a desktop: installed where this user may, else told. */
export function ensureScreen(): void {
  if (['Xvfb', 'xdotool', 'openbox'].every(isThere)) return;
  const apt = ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES];
  if (process.getuid?.() !== 0) {
    console.error(`The keys of a real keyboard are not tried. Install once:  sudo apt-get ${apt.join(' ')}`);
    return;
  }
  console.log(`Installing ${PACKAGES.join(', ')} for the keys of a real keyboard…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  spawnSync('apt-get', apt, { stdio: ['ignore', 'ignore', 'inherit'], env });
}
