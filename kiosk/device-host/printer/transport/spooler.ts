import { type ChildProcess, spawn } from 'node:child_process';
import { userInfo } from 'node:os';
import type { Timers } from '@turno25/shared/time/timers.ts';
import { type IppJob, ippJob } from './ipp.ts';

/** The programs of CUPS, by name or path. */
export type CupsPrograms = { readonly lp: string; readonly lpstat: string; readonly cancel: string };
export const CUPS_PROGRAMS: CupsPrograms = { lp: 'lp', lpstat: 'lpstat', cancel: 'cancel' };

/** `failed`: the program ended badly or is not there. `late`: it was stopped, and may have done what it was for. */
type Ran = { readonly kind: 'done'; readonly said: string } | { readonly kind: 'failed' | 'late' };

/**
 * One queue of the system's spooler, by its programs: started with their arguments as a list, never through a shell, and in
 * English, since what they say is read.
 */
export class Spooler {
  readonly #name: string;
  readonly #timers: Timers;
  readonly #programs: CupsPrograms;
  /** How long a question may take, ms. */
  readonly #answerMs: number;

  constructor(name: string, timers: Timers, answerMs: number, programs: CupsPrograms) {
    if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name)) throw new RangeError(`not a printer's name: ${name}`);
    this.#name = name;
    this.#timers = timers;
    this.#answerMs = answerMs;
    this.#programs = programs;
  }

  /** What `lpstat` says of the printer; null when there is no such queue or no spooler. */
  async printer(): Promise<string | null> {
    const ran = await this.#run(this.#programs.lpstat, ['-p', this.#name]);
    return ran.kind === 'done' ? ran.said : null;
  }

  /** Hands a paper over. Gives the job's id; null when it was not taken; `late` when nobody knows. */
  async take(job: Uint8Array, limitMs: number): Promise<string | null | 'late'> {
    const ran = await this.#run(this.#programs.lp, ['-d', this.#name, '-o', 'raw'], limitMs, job);
    if (ran.kind !== 'done') return ran.kind === 'late' ? 'late' : null;
    return /request id is (\S+-\d+)/.exec(ran.said)?.[1] ?? 'late';
  }

  /**
   * How a job stands; `none` for one that the spooler does not have, null when it does not answer. Asked by IPP: of a job
   * that is over `lpstat` of CUPS 2.4 does not tell how it ended.
   */
  async job(id: string): Promise<IppJob | 'none' | null> {
    const number = Number(/-(\d+)$/.exec(id)?.[1]);
    const server = await this.#run(this.#programs.lpstat, ['-H']);
    if (server.kind !== 'done') return null;
    const { username: user } = userInfo();
    return ippJob(server.said.trim(), number, { user, timers: this.#timers, limitMs: this.#answerMs });
  }

  async cancel(id: string): Promise<void> {
    await this.#run(this.#programs.cancel, [id]);
  }

  /** Cancels whatever this user has in the queue; false when that could not be asked. */
  async cancelAll(): Promise<boolean> {
    const ran = await this.#run(this.#programs.cancel, ['-u', userInfo().username, this.#name]);
    return ran.kind === 'done';
  }

  #run(program: string, args: readonly string[], limitMs = this.#answerMs, input?: Uint8Array): Promise<Ran> {
    const child = spawn(program, args, {
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    // A program that ends before it has read everything closes the pipe: its exit code tells.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    return ended(child, this.#timers, limitMs);
  }
}

function ended(child: ChildProcess, timers: Timers, limitMs: number): Promise<Ran> {
  return new Promise((resolve) => {
    let said = '';
    let late = false;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const stop = timers.after(limitMs, () => {
      late = true;
      child.kill('SIGKILL');
    });
    const settle = (ran: Ran): void => {
      stop();
      resolve(ran);
    };
    child.once('error', () => settle({ kind: 'failed' }));
    child.once('close', (code) => settle(code === 0 ? { kind: 'done', said } : { kind: late ? 'late' : 'failed' }));
  });
}
