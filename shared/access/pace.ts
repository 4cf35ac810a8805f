import type { Spans } from '../time/spans.ts';

const WINDOW_MS = 60_000;

/** How often each device did something in the last minute. What is under way counts, so that many at once are not one. */
export class Pace {
  readonly #spans: Spans;
  readonly #taken = new Map<string, number[]>();

  constructor(spans: Spans) {
    this.#spans = spans;
  }

  /** Takes a place among the so many that a device may have in a minute; null when there is none. Called back, it is free again. */
  take(deviceId: string, most: number): (() => void) | null {
    const now = this.#spans.monotonic();
    const recent = (this.#taken.get(deviceId) ?? []).filter((at) => now - at < WINDOW_MS);
    this.#taken.set(deviceId, recent);
    if (recent.length >= most) return null;
    recent.push(now);
    return () => {
      const at = recent.indexOf(now);
      if (at >= 0) recent.splice(at, 1);
    };
  }
}
