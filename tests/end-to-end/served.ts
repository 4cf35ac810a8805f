import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Served = {
  readonly address: string;
  readonly port: number;
  readonly secret: string;
  readonly kioskCode: string;
  readonly boardCode: string;
  readonly folder: string;
  /** Makes minutes pass in the branch; only where it began at an instant of its own. */
  readonly pass: (minutes: number) => Promise<void>;
  /** The same, with nobody at any page of the staff. */
  readonly passAlone: (minutes: number) => Promise<void>;
  /** Ends the server as an operator would; `kill` as a power cut would. */
  readonly stop: () => Promise<void>;
  readonly kill: () => Promise<void>;
};

const ROOT = join(import.meta.dirname, '../..');

/**
 * A real branch in a process of its own. `folder` and `port` bring an earlier one back where it was; `beginsAt` (ISO
 * 8601) is where its clock begins, now when it is not given.
 */
export async function serve(
  folder = mkdtempSync(join(tmpdir(), 'turno25-story-')),
  port = 0,
  beginsAt?: string,
): Promise<Served> {
  const node = join(ROOT, 'node_modules/.bin/node');
  const script = join(ROOT, 'tests/support/storyServer.ts');
  const child = spawn(node, [script, folder, String(port), ...(beginsAt === undefined ? [] : [beginsAt])], {
    stdio: [beginsAt === undefined ? 'ignore' : 'pipe', 'pipe', 'inherit'],
  });
  const line = await firstLine(child, 'the server');
  const end = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  const say = (words: string): Promise<void> =>
    new Promise((resolve) => {
      child.stdout?.once('data', () => resolve());
      child.stdin?.write(`${words}\n`);
    });
  const pass = (minutes: number): Promise<void> => say(String(minutes));
  const passAlone = (minutes: number): Promise<void> => say(`${minutes} alone`);
  return { ...JSON.parse(line), folder, pass, passAlone, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

export function removeData(served: Served): void {
  rmSync(served.folder, { recursive: true, force: true });
}

/** The first line that a process says; rejects when it ends without one. */
export function firstLine(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const ended = (code: number | null): void => reject(new Error(`${name} ended with ${code}`));
    child.once('exit', ended);
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      const end = said.indexOf('\n');
      if (end === -1) return;
      child.removeListener('exit', ended);
      resolve(said.slice(0, end));
    });
  });
}
