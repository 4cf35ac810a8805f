import type { Clock } from '@turno25/shared/time/clock.ts';
import type { Spans } from '@turno25/shared/time/spans.ts';

export type SetBack = { readonly observed: number; readonly kept: number };

/** Going back by less than this is ordinary drift: held, but not worth an alarm. */
const TOLERATED_MS = 1000;

/**
 * The ledger's instants: never going back. When the machine's clock is set back, time goes on from where it was by a
 * monotonic count, and the step is reported once; when the machine's clock is ahead again, it is followed.
 */
export class SteadyClock {
  readonly #clock: Clock;
  readonly #spans: Spans;
  #anchor: { readonly instant: number; readonly elapsed: number };
  #behind = false;
  #setBack: SetBack | null = null;

  /** `floor` is the last instant already in the ledger. */
  constructor(clock: Clock, floor: number, spans: Spans) {
    this.#clock = clock;
    this.#spans = spans;
    this.#anchor = { instant: floor, elapsed: spans.monotonic() };
  }

  now(): number {
    const elapsed = this.#spans.monotonic();
    const steady = this.#anchor.instant + Math.floor(elapsed - this.#anchor.elapsed);
    // Instants are whole milliseconds, whatever the clock says.
    const wall = Math.floor(this.#clock.now());
    if (wall >= steady - TOLERATED_MS) {
      this.#behind = false;
      this.#anchor = { instant: Math.max(wall, this.#anchor.instant), elapsed };
      return this.#anchor.instant;
    }
    if (!this.#behind) this.#setBack = { observed: wall, kept: steady };
    this.#behind = true;
    this.#anchor = { instant: steady, elapsed: this.#anchor.elapsed + Math.floor(elapsed - this.#anchor.elapsed) };
    return steady;
  }

  /** What the machine's clock shows while it is behind the instants given; null while it is followed. */
  setBackTo(): number | null {
    this.now();
    return this.#behind ? Math.floor(this.#clock.now()) : null;
  }

  /** The step back that was noticed since the last time this was asked, if any. */
  takeSetBack(): SetBack | null {
    const taken = this.#setBack;
    this.#setBack = null;
    return taken;
  }
}
