import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import type { Printed, PrinterStatus, PrintTrouble } from '../model/types.ts';
import type { IppJob } from './ipp.ts';
import { CUPS_PROGRAMS, type CupsPrograms, Spooler } from './spooler.ts';
import type { PrinterDelays, PrinterTransport } from './transport.ts';

type Sent = Result<Printed, PrintTrouble>;

/** Nothing of it left, and nothing will. */
const NEVER_LEFT: Sent = err({ status: 'offline', mayBeOut: false });
/** Nobody knows whether it came out. */
const NOBODY_KNOWS: Sent = err({ status: 'unknown', mayBeOut: true });
const COMPLETED = 9;
const FIRST_OVER = 7;

/**
 * A printer that the system's spooler owns. The spooler takes a paper at once and prints it when it can, perhaps hours
 * later: each one is followed to its end, and taken back when it is too late for the person who waits. The printer itself
 * never says that a paper came out.
 */
export function cupsTransport(
  name: string,
  timers: Timers,
  delays: PrinterDelays,
  programs: CupsPrograms = CUPS_PROGRAMS,
): PrinterTransport {
  const spooler = new Spooler(name, timers, delays.replyMs, programs);
  const pause = (): Promise<void> => new Promise((resolve) => void timers.after(delays.pollMs, resolve));
  /** Jobs that could not be taken back yet; all of this user's before the first paper, from before a crash. */
  let left: 'all' | ReadonlySet<string> = 'all';
  /** Whether the spooler answered when it was last spoken to. */
  let answered = false;

  async function query(): Promise<PrinterStatus> {
    const said = await spooler.printer();
    answered = said !== null;
    if (said === null) return 'offline';
    await takeBackWhatIsLeft();
    return spoolerStatus(said);
  }

  async function takeBackWhatIsLeft(): Promise<void> {
    if (left === 'all') {
      answered = await spooler.cancelAll();
      if (answered) left = new Set();
      return;
    }
    for (const id of left) {
      await spooler.cancel(id);
      const job = await spooler.job(id);
      if (job !== null && isOver(job)) left = new Set([...left].filter((other) => other !== id));
    }
  }

  async function send(job: Uint8Array): Promise<Sent> {
    await takeBackWhatIsLeft();
    const id = await spooler.take(job, delays.jobMs);
    if (id === null && !(await brokeOff())) return NEVER_LEFT;
    if (id === null || id === 'late') {
      left = 'all';
      return NOBODY_KNOWS;
    }
    return (await ending(id, delays.jobMs)) ?? takenBack(id);
  }

  /** A spooler that was there, took a paper or not, and is gone: the paper may be in its queue, and come out when it is back. */
  async function brokeOff(): Promise<boolean> {
    const wasThere = answered;
    answered = (await spooler.printer()) !== null;
    return wasThere && !answered;
  }

  /** How a job ends within a time; null when it does not. */
  async function ending(id: string, limitMs: number): Promise<Sent | null> {
    let late = false;
    const stop = timers.after(limitMs, () => {
      late = true;
    });
    try {
      for (;;) {
        const job = await spooler.job(id);
        if (job !== null && isOver(job)) return endOf(job);
        if (late) return null;
        await pause();
      }
    } finally {
      stop();
    }
  }

  /** Takes a job back, unless it ended meanwhile. One that stays is taken back before the next paper. */
  async function takenBack(id: string): Promise<Sent> {
    await spooler.cancel(id);
    const ended = await ending(id, delays.replyMs);
    if (ended !== null) return ended;
    if (left !== 'all') left = new Set([...left, id]);
    return NOBODY_KNOWS;
  }

  return { query, send };
}

function isOver(job: IppJob | 'none'): boolean {
  return job === 'none' || job.state >= FIRST_OVER;
}

/** How a job ended; one that the spooler keeps no memory of tells nothing. */
function endOf(job: IppJob | 'none'): Sent {
  if (job === 'none') return NOBODY_KNOWS;
  if (job.state === COMPLETED) return ok({ status: 'unknown', confirmed: false });
  return neverReached(job) ? NEVER_LEFT : NOBODY_KNOWS;
}

/**
 * Whether a job that did not end well had never reached its printer: it was not begun, or the program which feeds the
 * printer said last that it could not reach it (as those of CUPS 2.4 say it).
 */
function neverReached({ begun, said }: IppJob): boolean {
  return !begun || /may not exist|unavailable|not responding|not connected|unable to (connect|locate|open)/i.test(said);
}

/** Of a queue that somebody stopped nothing comes out. Anything else that it says is of the paper before. */
function spoolerStatus(said: string): PrinterStatus {
  return /\bdisabled\b/.test(said) ? 'offline' : 'unknown';
}
