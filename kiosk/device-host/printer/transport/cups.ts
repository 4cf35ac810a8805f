import { type ChildProcess, spawn } from 'node:child_process';
import { err, ok } from '@turno25/shared/domain/result.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import type { PrinterStatus } from '../model/types.ts';
import type { PrinterDelays, PrinterTransport } from './transport.ts';

/** The two programs of CUPS, by name or path. */
export type CupsPrograms = { readonly lp: string; readonly lpstat: string };
const PROGRAMS: CupsPrograms = { lp: 'lp', lpstat: 'lpstat' };

/**
 * A printer that the system's spooler owns. The spooler takes a paper at once and prints it when it can, so nothing is
 * ever confirmed. Programs are started with their arguments as a list, never through a shell.
 */
export function cupsTransport(
  name: string,
  timers: Timers,
  delays: PrinterDelays,
  programs: CupsPrograms = PROGRAMS,
): PrinterTransport {
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name)) throw new RangeError(`not a printer's name: ${name}`);
  return {
    async query() {
      const child = spawn(programs.lpstat, ['-p', name], { env: inEnglish(), stdio: ['ignore', 'pipe', 'ignore'] });
      const said = await finished(child, timers, delays.replyMs);
      return said === null ? 'offline' : spoolerStatus(said);
    },
    async send(job) {
      const child = spawn(programs.lp, ['-d', name, '-o', 'raw'], {
        env: inEnglish(),
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      // A program that ends before it has read everything closes the pipe: its exit code tells.
      child.stdin.on('error', () => undefined);
      child.stdin.end(job);
      const said = await finished(child, timers, delays.jobMs);
      return said === null ? err({ status: 'offline', mayBeOut: false }) : ok({ status: 'unknown', confirmed: false });
    },
  };
}

/** `lpstat` says "printer X is idle", "now printing X-12" or "printer X disabled since …". */
function spoolerStatus(said: string): PrinterStatus {
  return /\bdisabled\b/.test(said) ? 'offline' : 'unknown';
}

function inEnglish(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C' };
}

/** What the program wrote, or null if it failed, does not exist or took too long. */
function finished(child: ChildProcess, timers: Timers, limitMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const cancel = timers.after(limitMs, () => void child.kill('SIGKILL'));
    const settle = (value: string | null): void => {
      cancel();
      resolve(value);
    };
    child.once('error', () => settle(null));
    child.once('close', (code) => settle(code === 0 ? said : null));
  });
}
