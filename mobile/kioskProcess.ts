import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import type { KioskFiles } from './kioskFiles.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What the kiosk ends with when its supervisor should start it again, as when its window was closed. */
const AGAIN = 70;
/** It has no browser to run in. */
const NO_BROWSER = 3;
const AGAIN_AFTER_MS = 2_000;

export type KioskOptions = {
  readonly files: KioskFiles;
  readonly server: string;
  /** Arguments of `npm run kiosk` that whoever starts the unit adds. */
  readonly more: readonly string[];
  readonly logFile: string;
  readonly timers: Timers;
  /** It ended for good; in a sentence, why. */
  readonly onEnd: (why: string) => void;
};

/** Keeps the browser kiosk running beside the server, as systemd would; returns what ends it. */
export function keepKiosk(options: KioskOptions): () => Promise<void> {
  let child: ChildProcess | null = null;
  let waiting: Cancel = () => undefined;
  let stopping = false;
  // The code is spent by the first start; the page has its token from then on.
  let code = options.files.code;
  const start = (): void => {
    child = startKiosk(options, code);
    code = null;
    const ended = (exit: number | null): void => {
      child = null;
      if (stopping) return;
      if (exit === AGAIN) waiting = options.timers.after(AGAIN_AFTER_MS, start);
      else options.onEnd(whyOf(exit, options.logFile));
    };
    child.once('exit', ended);
    child.once('error', () => ended(null));
  };
  start();
  return () => {
    stopping = true;
    waiting();
    return new Promise((resolve) => {
      if (child === null) return resolve();
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  };
}

function startKiosk({ files, server, more, logFile }: KioskOptions, code: string | null): ChildProcess {
  const log = openSync(logFile, 'a', 0o600);
  const args = ['--browser', `--server=${server}`, `--settings=${files.settings}`, `--profile=${files.profile}`];
  const child = spawn(process.execPath, ['kiosk/shell/launch.ts', ...args, '--mode=both', ...more], {
    cwd: ROOT,
    // Arguments can be read by everybody on the machine.
    env: { ...process.env, ...(code === null ? {} : { TURNO25_ENROL: code }) },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return child;
}

function whyOf(exit: number | null, logFile: string): string {
  if (exit === NO_BROWSER) return 'No se encontró Chromium en este computador (sudo apt-get install chromium).';
  return `El tótem terminó (código ${exit ?? 'ninguno'}); vea ${logFile}.`;
}
