import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import type { CupsPrograms } from '../transport/spooler.ts';

const CUPSD = '/usr/sbin/cupsd';
const NEEDS = [CUPSD, '/usr/sbin/lpadmin', '/usr/bin/lp', '/usr/lib/cups/backend/socket'];
const PACKAGES = ['cups', 'cups-client'];

/** Why there is no CUPS to test with, after trying to install it; null when it is here. */
export function cupsMissing(): string | null {
  const isHere = (): boolean => NEEDS.every((path) => existsSync(path));
  if (isHere()) return null;
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], { stdio: 'ignore', env });
  }
  if (isHere()) return null;
  const tried = asRoot ? 'apt-get could not install it' : 'it can be installed with';
  return `CUPS is missing: ${tried} (sudo apt-get install -y --no-install-recommends ${PACKAGES.join(' ')})`;
}

/** A spooler of its own folder, with one queue to a printer on loopback; the machine's own spooler is left alone. */
export class PrivateCups {
  static readonly queue = 'TM';
  readonly #folder = mkdtempSync(join(tmpdir(), 'turno25-cups-'));
  readonly #port: number;
  #daemon: ChildProcess | null = null;

  /** `port`: where the printer listens on loopback, when it does. */
  constructor(port: number) {
    this.#port = port;
    for (const name of ['root', 'spool', 'cache', 'state', 'tmp']) mkdirSync(join(this.#folder, name));
    writeFileSync(join(this.#folder, 'root/cupsd.conf'), daemonSettings(this.socket));
    writeFileSync(join(this.#folder, 'cups-files.conf'), fileSettings(this.#folder));
    // The daemon starts its helpers as somebody without rights, also for root.
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'lp:lp', this.#folder]);
    chmodSync(this.#folder, 0o755);
  }

  get socket(): string {
    return join(this.#folder, 'cups.sock');
  }

  /** The programs, of this spooler alone whatever the environment says. */
  programs(): CupsPrograms {
    const of = (name: string): string => {
      const path = join(this.#folder, name);
      writeFileSync(path, `#!/bin/sh\nCUPS_SERVER=${this.socket} exec /usr/bin/${name} "$@"\n`, { mode: 0o755 });
      return path;
    };
    return { lp: of('lp'), lpstat: of('lpstat'), cancel: of('cancel') };
  }

  async start(): Promise<void> {
    const settings = ['-c', join(this.#folder, 'root/cupsd.conf'), '-s', join(this.#folder, 'cups-files.conf')];
    this.#daemon = spawn(CUPSD, ['-f', ...settings], { stdio: 'ignore' });
    for (let tries = 0; !existsSync(this.socket); tries += 1) {
      if (tries > 200 || this.#daemon.exitCode !== null) throw new Error(`cupsd did not start: ${this.#log()}`);
      await new Promise<void>((resolve) => void systemTimers.after(50, resolve));
    }
    this.admin('lpadmin', '-p', PrivateCups.queue, '-E', '-v', `socket://127.0.0.1:${this.#port}`, '-m', 'raw');
  }

  /** Runs a program of an administrator: `lpadmin`, `cupsdisable`, … */
  admin(program: string, ...args: string[]): string {
    const env = { ...process.env, CUPS_SERVER: this.socket, LC_ALL: 'C' };
    return execFileSync(program, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** What waits in the queue. */
  waiting(): string {
    return this.admin('lpstat', '-o', PrivateCups.queue);
  }

  /** Stops the daemon, as a machine that goes down; the queue stays on disk. */
  async kill(): Promise<void> {
    const daemon = this.#daemon;
    this.#daemon = null;
    if (daemon === null || daemon.exitCode !== null) return;
    const ended = new Promise((resolve) => daemon.once('exit', resolve));
    daemon.kill('SIGTERM');
    await ended;
    rmSync(this.socket, { force: true });
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #log(): string {
    const file = join(this.#folder, 'error_log');
    return existsSync(file) ? readFileSync(file, 'utf8').slice(-600) : 'no log';
  }
}

const daemonSettings = (socket: string): string => `
LogLevel warn
Listen ${socket}
Browsing Off
WebInterface No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
`;

function fileSettings(folder: string): string {
  const { username } = userInfo();
  const who = process.getuid?.() === 0 ? 'SystemGroup root\nUser lp\nGroup lp' : `User ${username}`;
  return `
ServerRoot ${folder}/root
RequestRoot ${folder}/spool
CacheDir ${folder}/cache
StateDir ${folder}/state
TempDir ${folder}/tmp
AccessLog ${folder}/access_log
ErrorLog ${folder}/error_log
PageLog ${folder}/page_log
${who}
`;
}
