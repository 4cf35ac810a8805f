import type { Millis } from '../domain/ids.ts';
import type { Moment, Spans } from './spans.ts';
import type { Cancel, Timers } from './timers.ts';

type Plan = { at: Moment; order: number; readonly every: Millis | null; readonly run: () => void };

/** No interval is shorter, as with the real ones: one of nothing would never let time pass. */
const SHORTEST_INTERVAL: Millis = 1;

/** Timers, and the monotonic clock that they go by, which move only when told to. */
export class VirtualTimers implements Timers, Spans {
  readonly #plans = new Set<Plan>();
  #now: Moment = 0;
  #planned = 0;

  monotonic = (): Moment => this.#now;

  after = (millis: Millis, run: () => void): Cancel => this.#plan(Math.max(0, millis), null, run);

  every = (millis: Millis, run: () => void): Cancel => {
    const every = Math.max(SHORTEST_INTERVAL, millis);
    return this.#plan(every, every, run);
  };

  /** The moment of the next one; null when none waits. */
  get next(): Moment | null {
    return this.#first()?.at ?? null;
  }

  /** Goes on to a moment; on the way runs what was planned up to it, each at its own moment and in the order planned. */
  goTo(moment: Moment): void {
    for (let plan = this.#first(); plan !== null && plan.at <= moment; plan = this.#first()) {
      this.#now = Math.max(this.#now, plan.at);
      // Planned anew, or forgotten, before it runs: what runs may cancel itself, or plan more.
      if (plan.every === null) this.#plans.delete(plan);
      else this.#put(plan, plan.at + plan.every);
      plan.run();
    }
    this.#now = Math.max(this.#now, moment);
  }

  #plan(millis: Millis, every: Millis | null, run: () => void): Cancel {
    const plan: Plan = { at: 0, order: 0, every, run };
    this.#put(plan, this.#now + millis);
    return () => void this.#plans.delete(plan);
  }

  #put(plan: Plan, at: Moment): void {
    plan.at = at;
    plan.order = this.#planned;
    this.#planned += 1;
    this.#plans.add(plan);
  }

  #first(): Plan | null {
    let first: Plan | null = null;
    for (const plan of this.#plans) {
      if (first === null || plan.at < first.at || (plan.at === first.at && plan.order < first.order)) first = plan;
    }
    return first;
  }
}
