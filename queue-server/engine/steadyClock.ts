import { CLOCK_GAP_DAYS, CLOCK_JUMP_SECONDS } from '@turno25/shared/domain/law.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import type { Moment, Spans } from '@turno25/shared/time/spans.ts';

export type SetBack = { readonly observed: number; readonly kept: number };

/**
 * Why the machine's clock is not followed until somebody says that it is right: it went ahead by more than time has
 * passed, or it shows an instant long after the ledger's last one.
 */
export type ClockDoubt = { readonly kind: 'ahead' | 'longGap'; readonly shown: number };

/** Going back by less than this is ordinary drift: held, but not worth an alarm. */
const TOLERATED_MS = 1000;
const JUMP_MS = CLOCK_JUMP_SECONDS * 1000;
/** So much may be made up by small steps in this time, and no more: nobody creeps ahead. */
const JUMP_BUDGET_MS = 86_400_000;
const GAP_MS = CLOCK_GAP_DAYS * 86_400_000;

type Anchor = {
  readonly instant: number;
  readonly elapsed: Moment;
  readonly slept: number;
  /** Whether the instant is the true one as far as is known; one that was held when the machine's clock was behind it is a guess. */
  readonly known: boolean;
};

/** From where steps ahead are counted. */
type Base = Omit<Anchor, 'known'>;

/** How it stands, to be gone back to when a transaction fails. */
export type ClockPlace = { readonly anchor: Anchor; readonly base: Base; readonly behind: boolean };

/**
 * The ledger's instants: never going back but where a person says so. When the machine's clock is set back, time goes on
 * from where it was by a monotonic count, and the step is reported once. Ahead it is followed as far as time has passed;
 * what a guess was held for may be made good by any date within a few days.
 */
export class SteadyClock {
  readonly #clock: Clock;
  readonly #spans: Spans;
  /** Milliseconds that the machine has slept since some moment: the monotonic count stands still meanwhile. */
  readonly #slept: () => number;
  #anchor: Anchor;
  #base: Base;
  #behind = false;
  #setBack: SetBack | null = null;
  #doubt: ClockDoubt['kind'] | null = null;

  /** `floor` is the last instant already in the ledger; 0 for a new one. */
  constructor(clock: Clock, floor: number, spans: Spans, slept: () => number = () => 0) {
    this.#clock = clock;
    this.#spans = spans;
    this.#slept = slept;
    // How long the machine was off nobody knows.
    this.#anchor = { instant: floor, elapsed: spans.monotonic(), slept: slept(), known: false };
    this.#base = this.#anchor;
  }

  now(): number {
    const elapsed = this.#spans.monotonic();
    const { instant, known } = this.#anchor;
    const steady = instant + Math.floor(elapsed - this.#anchor.elapsed);
    const wall = this.#wall();
    if (wall < steady - TOLERATED_MS) {
      if (!this.#behind) this.#setBack = { observed: wall, kept: steady };
      this.#behind = true;
      this.#doubt = null;
      this.#hold(steady);
      return steady;
    }
    this.#behind = false;
    this.#doubt = known
      ? wall > this.#latest(elapsed)
        ? 'ahead'
        : null
      : instant > 0 && wall > instant + GAP_MS
        ? 'longGap'
        : null;
    if (this.#doubt !== null) {
      this.#hold(steady);
      return steady;
    }
    this.#follow(Math.max(wall, instant));
    if (!known || elapsed - this.#base.elapsed > JUMP_BUDGET_MS) this.#base = this.#anchor;
    return this.#anchor.instant;
  }

  /** What the machine's clock shows while it is behind the instants given; null while it is followed. */
  setBackTo(): number | null {
    this.now();
    return this.#behind ? this.#wall() : null;
  }

  /** Why the machine's clock is not followed, though it is ahead; null when it is. */
  doubt(): ClockDoubt | null {
    this.now();
    return this.#doubt === null ? null : { kind: this.#doubt, shown: this.#wall() };
  }

  /** What the machine's clock shows, whether or not it is followed. */
  shown(): number {
    return this.#wall();
  }

  /** The step back that was noticed since the last time this was asked, if any. */
  takeSetBack(): SetBack | null {
    const taken = this.#setBack;
    this.#setBack = null;
    return taken;
  }

  /** Instants go on from here, back or ahead: somebody has said that this is the hour. */
  restart(at: number): void {
    this.#behind = false;
    this.#doubt = null;
    this.#setBack = null;
    this.#follow(at);
    this.#base = this.#anchor;
  }

  place(): ClockPlace {
    return { anchor: this.#anchor, base: this.#base, behind: this.#behind };
  }

  goBackTo({ anchor, base, behind }: ClockPlace): void {
    this.#anchor = anchor;
    this.#base = base;
    this.#behind = behind;
  }

  /** The latest instant that time can have come to, awake and asleep. */
  #latest(elapsed: Moment): number {
    const { instant, elapsed: from, slept } = this.#base;
    return instant + (elapsed - from) + Math.max(0, this.#slept() - slept) + JUMP_MS;
  }

  /** Instants are whole milliseconds, whatever the clock says. */
  #wall(): number {
    return Math.floor(this.#clock.now());
  }

  #follow(instant: number): void {
    this.#anchor = { instant, elapsed: this.#spans.monotonic(), slept: this.#slept(), known: true };
  }

  /** Goes on by the monotonic count, whole milliseconds at a time. */
  #hold(steady: number): void {
    const { instant, elapsed, slept, known } = this.#anchor;
    this.#anchor = { instant: steady, elapsed: elapsed + (steady - instant), slept, known };
  }
}
