import type { Moment } from '@turno25/shared/time/spans.ts';

/** What may go wrong with the page, as Electron and the page itself report it. */
export type Trouble = 'pageFailed' | 'loadFailed' | 'unresponsive' | 'processGone' | 'silent';
/** The rungs of the ladder, gentlest first. Leaving is for the supervisor (systemd), which starts the shell again. */
export type Rung = 'reload' | 'newWindow' | 'exit';

/** Troubles within this time are one spell: each climbs a rung; a quiet spell starts again from the first. */
const SPELL_MS = 60_000;
const RUNGS: readonly Rung[] = ['reload', 'newWindow', 'exit'];

/** Chooses the next rung. Pure but for its own memory of the present spell; no dialog is ever shown. */
export class RecoveryLadder {
  #climbed = 0;
  #lastAt = Number.NEGATIVE_INFINITY;

  /** The rung for a trouble at a moment of the monotonic clock. A process that is gone cannot reload: it begins at a new window. */
  climb(trouble: Trouble, at: Moment): Rung {
    if (at - this.#lastAt > SPELL_MS) this.#climbed = 0;
    this.#lastAt = at;
    if (trouble === 'processGone') this.#climbed = Math.max(this.#climbed, 1);
    const rung = RUNGS[Math.min(this.#climbed, RUNGS.length - 1)] ?? 'exit';
    this.#climbed += 1;
    return rung;
  }
}
