import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import type { AskedWeek } from './lastWeek.ts';
import type { PlayedWeek } from './week.ts';
import type { startWeek } from './weekThread.ts';

/** How a rehearsal stands. `noDays`: the branch has sealed none. */
export type Standing =
  | { readonly state: 'running'; readonly done: number; readonly of: number }
  | { readonly state: 'done'; readonly week: PlayedWeek }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly why: 'noDays' | 'tooLong' | 'broken' };

type Slot = { readonly id: string; readonly by: string; standing: Standing; end: () => void };

/** A week of the largest branch takes two seconds; beyond this somebody is waiting for nothing. */
export const LONGEST = 60_000;

/**
 * Rehearsals of the last week: one at a time in the whole branch, and the last result, both in memory only. Whoever began it
 * may follow and stop it, and nobody else: another person's draft is not shown to them.
 */
export class WeekRehearsals {
  readonly #start: (asked: AskedWeek, listener: Parameters<typeof startWeek>[2]) => () => void;
  readonly #timers: Timers;
  readonly #newId: () => string;
  #slot: Slot | null = null;

  constructor(
    start: (asked: AskedWeek, listener: Parameters<typeof startWeek>[2]) => () => void,
    timers: Timers,
    newId: () => string,
  ) {
    this.#start = start;
    this.#timers = timers;
    this.#newId = newId;
  }

  begin(by: string, asked: AskedWeek, failed: (error: unknown) => void): Result<string, 'running'> {
    if (this.#slot?.standing.state === 'running') return err('running');
    const slot: Slot = {
      id: this.#newId(),
      by,
      standing: { state: 'running', done: 0, of: 0 },
      end: () => {},
    };
    this.#slot = slot;
    let tooLong: Cancel = () => {};
    const stop = this.#start(asked, {
      told: (told) => {
        if (told.kind === 'day') slot.standing = { state: 'running', done: told.done, of: told.of };
        else {
          tooLong();
          slot.standing = told.week === null ? { state: 'failed', why: 'noDays' } : { state: 'done', week: told.week };
        }
      },
      failed: (error) => {
        tooLong();
        slot.standing = { state: 'failed', why: 'broken' };
        failed(error);
      },
    });
    slot.end = () => {
      tooLong();
      stop();
    };
    tooLong = this.#timers.after(LONGEST, () => {
      slot.standing = { state: 'failed', why: 'tooLong' };
      stop();
    });
    return ok(slot.id);
  }

  /** Null where this person has begun none of that id. */
  standing(by: string, id: string): Standing | null {
    return this.#own(by, id)?.standing ?? null;
  }

  /** Stops it where it stands; one that is over stays what it is. False where this person has begun none of that id. */
  stop(by: string, id: string): boolean {
    const slot = this.#own(by, id);
    if (slot === null) return false;
    if (slot.standing.state === 'running') {
      slot.end();
      slot.standing = { state: 'stopped' };
    }
    return true;
  }

  /** The server stops. */
  close(): void {
    this.#slot?.end();
  }

  #own(by: string, id: string): Slot | null {
    return this.#slot?.id === id && this.#slot.by === by ? this.#slot : null;
  }
}
