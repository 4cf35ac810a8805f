import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** By its name on the path, or by a folder of its own: Debian keeps PostgreSQL's programs apart. */
const isThere = (program: string): boolean =>
  program.startsWith('/')
    ? existsSync(program)
    : spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/** Debian's packages for programs that some tests ask: installed where this user may, else told, and those tests are skipped. */
export function ensurePackages(programs: readonly string[], packages: readonly string[], what: string): void {
  if (programs.every(isThere)) return;
  const apt = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  if (process.getuid?.() !== 0) {
    console.error(`${what}: not tried. Install once:  sudo apt-get ${apt.join(' ')}`);
    return;
  }
  console.log(`Installing ${packages.join(', ')}: ${what}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  spawnSync('apt-get', apt, { stdio: ['ignore', 'ignore', 'inherit'], env });
}
