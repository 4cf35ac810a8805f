import type { Instant } from '../domain/ids.ts';

/** Where a room gets its instants from. */
export type Clock = { readonly now: () => Instant };

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that moves only when told to, for rehearsals and tests. */
export class VirtualClock implements Clock {
  #now: Instant;

  constructor(start: Instant) {
    this.#now = start;
  }

  now = (): Instant => this.#now;

  /** Sets the clock; going back is allowed, since real clocks are set back too. */
  set(instant: Instant): void {
    this.#now = instant;
  }

  advance(millis: number): void {
    this.#now += millis;
  }
}

/** The monotonic count that goes with a clock which is moved by hand: however it was moved ahead, so much time has passed. */
export function monotonicOf(clock: Clock): () => number {
  let latest = clock.now();
  return () => {
    latest = Math.max(latest, clock.now());
    return latest;
  };
}

/** Monotonic milliseconds for measuring spans (never for instants). */
export function stopwatch(): () => number {
  const start = performance.now();
  return () => performance.now() - start;
}
