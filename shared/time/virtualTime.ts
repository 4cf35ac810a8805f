import type { Instant, Millis } from '../domain/ids.ts';
import { VirtualClock } from './clock.ts';
import type { Time } from './sources.ts';
import type { Moment, Spans } from './spans.ts';
import type { Timers } from './timers.ts';
import { VirtualTimers } from './virtualTimers.ts';

/**
 * Time that passes only when told to: the wall clock, the monotonic one and the timers together. Setting the wall clock
 * (`clock.set`) moves neither of the others, as on a real machine.
 */
export class VirtualTime implements Time {
  readonly clock: VirtualClock;
  readonly #timers = new VirtualTimers();

  constructor(start: Instant) {
    this.clock = new VirtualClock(start);
  }

  get spans(): Spans {
    return this.#timers;
  }

  get timers(): Timers {
    return this.#timers;
  }

  /** Lets time pass; what was planned runs on the way. */
  advance(millis: Millis): void {
    const end = this.#timers.monotonic() + millis;
    for (let next = this.#timers.next; next !== null && next <= end; next = this.#timers.next) this.#goTo(next);
    this.#goTo(end);
  }

  /** The same where what runs waits for promises: they settle before the next timer has its turn. */
  async pass(millis: Millis): Promise<void> {
    const end = this.#timers.monotonic() + millis;
    await settled();
    for (let next = this.#timers.next; next !== null && next <= end; next = this.#timers.next) {
      this.#goTo(next);
      await settled();
    }
    this.#goTo(end);
    await settled();
  }

  /** The wall clock first, so that what runs sees the instant of its own turn. */
  #goTo(moment: Moment): void {
    this.clock.advance(Math.max(0, moment - this.#timers.monotonic()));
    this.#timers.goTo(moment);
  }
}

/** A turn of the event loop: promises that wait for nothing else have settled after it. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
