import type { Millis } from '@turno25/shared/domain/ids.ts';
import type { Random } from '@turno25/shared/time/random.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';

/** How often a phone asks for its ticket: a call is heard of within five seconds. */
const FOLLOWING: Millis = 4_000;
/** Once the visit has ended, and while there is nothing to follow. */
const RESTING: Millis = 30_000;
/** Each wait is drawn this much shorter or longer, so that the phones of a full hall do not ask in step. */
const JITTER = 0.25;
const ENDED: ReadonlySet<string> = new Set(['finished', 'noShow', 'left', 'removed', 'expired']);

export type Asking = {
  /** Asks at once, beside its pace; ends with the answer. */
  readonly now: () => Promise<void>;
  readonly stop: Cancel;
};

type Means = {
  readonly timers: Timers;
  readonly random: Random;
  /**
   * One question; ends with the visit's status, or null without an answer. What it hears counts only while `current()`
   * holds: a slow answer must not undo a newer one.
   */
  readonly ask: (current: () => boolean) => Promise<string | null>;
};

/**
 * Asks again and again, each time a drawn while after the answer before. Asking needs no library and holds no socket of the
 * branch open, and a phone that slept goes on by itself.
 */
export function startAsking({ timers, random, ask }: Means): Asking {
  let turn = 0;
  let planned: Cancel = () => undefined;
  let stopped = false;
  const now = async (): Promise<void> => {
    if (stopped) return;
    turn += 1;
    const mine = turn;
    planned();
    // An answer that never comes must not be the last question.
    planned = timers.after(RESTING, () => void now());
    const status = await ask(() => mine === turn && !stopped);
    if (stopped || mine !== turn) return;
    planned();
    const pace = status !== null && ENDED.has(status) ? RESTING : FOLLOWING;
    planned = timers.after(pace * (1 - JITTER + 2 * JITTER * random()), () => void now());
  };
  void now();
  return {
    now,
    stop: () => {
      stopped = true;
      planned();
    },
  };
}
