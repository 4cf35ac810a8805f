import { type Clock, systemClock } from '@turno25/shared/time/clock.ts';

/** A clock that is first moved through a morning that never was, and then lets the real time go on from there. */
export class DemoClock implements Clock {
  #virtual: number | null;

  constructor(start: number) {
    this.#virtual = start;
  }

  now = (): number => this.#virtual ?? systemClock.now();

  moveTo(instant: number): void {
    if (this.#virtual !== null) this.#virtual = Math.max(this.#virtual, instant);
  }

  /** From here on it tells the real time. */
  goLive(): void {
    this.#virtual = null;
  }
}
