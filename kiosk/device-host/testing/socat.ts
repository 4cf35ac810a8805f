import { execFileSync, spawnSync } from 'node:child_process';

/** Makes sure that socat is there: serial ports without devices are its pseudo-terminals. Throws with what to do. */
export function needSocat(): void {
  if (hasSocat()) return;
  if (process.getuid?.() !== 0) {
    throw new Error('socat is missing: run "sudo apt-get install -y --no-install-recommends socat" and try again');
  }
  execFileSync('apt-get', ['update'], { stdio: 'ignore' });
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'socat'], { stdio: 'ignore' });
  if (!hasSocat()) throw new Error('socat is missing and apt-get could not install it');
}

function hasSocat(): boolean {
  return spawnSync('socat', ['-V'], { stdio: 'ignore' }).status === 0;
}
