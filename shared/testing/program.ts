import { execFileSync, spawnSync } from 'node:child_process';

/** Makes sure that a program which tests need is there, and installs it where that is allowed. Throws with what to do. */
export function needProgram(name: string, asks: string): void {
  if (isThere(name, asks)) return;
  if (process.getuid?.() !== 0) {
    throw new Error(`${name} is missing: run "sudo apt-get install -y --no-install-recommends ${name}" and try again`);
  }
  execFileSync('apt-get', ['update'], { stdio: 'ignore' });
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', name], { stdio: 'ignore' });
  if (!isThere(name, asks)) throw new Error(`${name} is missing and apt-get could not install it`);
}

function isThere(name: string, asks: string): boolean {
  return spawnSync(name, [asks], { stdio: 'ignore' }).status === 0;
}
