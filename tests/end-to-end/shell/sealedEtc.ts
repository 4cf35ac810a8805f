import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { findChromium } from '@turno25/kiosk/shell/browser/chromium.ts';
import { policyFiles } from '@turno25/kiosk/shell/browser/policies.ts';
import { ROOT } from './shellUnderTest.ts';

/** Where the browser of this machine looks for its policies, and the folder above that is a place of its own. */
const FILE = policyFiles(findChromium() ?? '')[0] ?? '';
const ETC = dirname(dirname(dirname(FILE)));

/** Why a browser with managed policies cannot be tried here without touching this machine's own; null when it can. */
export const cannotSeal: string | null = whyNot();

function whyNot(): string | null {
  if (findChromium() === null) return 'there is no Chromium here';
  if (!existsSync(ETC)) return `${ETC} is not there to be covered`;
  if (spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', ETC]).status !== 0)
    return 'this user may not cover a folder for one process alone (unshare --mount, as root)';
  return null;
}

/**
 * Runs a shell's lines where `ETC`, and it alone, is an empty folder of their own: what is written there is seen by nobody
 * else and is gone with them. In the lines `$POLICIES` is the file that the browser reads.
 */
export function inSealedEtc(lines: string, env: Readonly<Record<string, string>>, options: SpawnOptions): ChildProcess {
  return spawn('unshare', ['--mount', 'sh', '-ec', `mount -t tmpfs none "$ETC"\n${lines}`], {
    ...options,
    cwd: ROOT,
    env: { ...process.env, ...env, ETC, POLICIES: FILE },
  });
}
