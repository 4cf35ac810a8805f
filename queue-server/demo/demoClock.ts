import type { Clock } from '@turno25/shared/time/clock.ts';

/** A clock that is first moved through a morning that never was, and then lets the real time go on from there. */
export class DemoClock implements Clock {
  #virtual: number | null;

  readonly #real: Clock;

  constructor(start: number, real: Clock) {
    this.#real = real;
    this.#virtual = start;
  }

  now = (): number => this.#virtual ?? this.#real.now();

  moveTo(instant: number): void {
    if (this.#virtual !== null) this.#virtual = Math.max(this.#virtual, instant);
  }

  /** From here on it tells the real time. */
  goLive(): void {
    this.#virtual = null;
  }
}
