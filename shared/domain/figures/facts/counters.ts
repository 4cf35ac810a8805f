import type { CounterId, Instant, Millis, VisitId } from '../../ids.ts';
import { byCodeUnits } from '../numbers.ts';
import type { EventV1 } from '../v1/events.ts';
import type { FactRow } from './tables.ts';

const HOUR: Millis = 3_600_000;
/** Where a branch's clock may stand against UTC: zones and their changes lie on whole quarters of an hour. */
const QUARTER: Millis = 900_000;

type Doing = 'closed' | 'available' | 'calling' | 'serving' | 'paused';
type Hours = { service_ms: number; available_ms: number; calling_ms: number; paused_ms: number; finished: number };

const TIME_OF = {
  available: 'available_ms',
  calling: 'calling_ms',
  serving: 'service_ms',
  paused: 'paused_ms',
} as const satisfies Record<Exclude<Doing, 'closed'>, keyof Hours>;

/**
 * Where each counter's time went on a day, by the hour of the branch's clock: what version 1 books of a day, cut at the hours.
 * In code-unit order of counters, then by hour. `events` as version 1 reads them.
 */
export function counterFacts(
  events: readonly EventV1[],
  asOf: Instant | null,
  hourOf: (at: Instant) => number,
): readonly (FactRow & { readonly hour: number })[] {
  const booked = new Booked(hourOf);
  const counterOf = new Map<VisitId, CounterId>();
  const free = (visitId: VisitId, at: Instant): void => {
    const counterId = counterOf.get(visitId);
    if (counterId === undefined) return;
    counterOf.delete(visitId);
    booked.turn(counterId, 'available', at);
  };
  for (const { type, payload, at } of events) {
    switch (type) {
      case 'counterOpened':
      case 'counterResumed':
        booked.turn(payload.counterId, 'available', at);
        break;
      case 'counterPaused':
        booked.turn(payload.counterId, 'paused', at);
        break;
      case 'counterClosed':
        booked.turn(payload.counterId, 'closed', at);
        break;
      case 'visitCalled':
        counterOf.set(payload.visitId, payload.counterId);
        booked.turn(payload.counterId, 'calling', at);
        break;
      case 'attentionStarted':
        counterOf.set(payload.visitId, payload.counterId);
        booked.turn(payload.counterId, 'serving', at);
        break;
      case 'attentionFinished':
        counterOf.delete(payload.visitId);
        booked.turn(payload.counterId, 'available', at);
        booked.finished(payload.counterId, at);
        break;
      case 'noShowRecorded':
      case 'visitHeld':
      case 'visitTransferred':
      case 'visitLeft':
      case 'visitRemoved':
      case 'visitExpired':
        free(payload.visitId, at);
        break;
      default:
        break;
    }
  }
  return booked.rows(asOf);
}

class Booked {
  readonly #hourOf: (at: Instant) => number;
  readonly #counters = new Map<CounterId, { doing: Doing; since: Instant; readonly hours: Map<number, Hours> }>();

  constructor(hourOf: (at: Instant) => number) {
    this.#hourOf = hourOf;
  }

  turn(counterId: CounterId, doing: Doing, at: Instant): void {
    const counter = this.#counters.get(counterId);
    if (counter === undefined) {
      this.#counters.set(counterId, { doing, since: at, hours: new Map() });
      return;
    }
    this.#settle(counter, at);
    counter.doing = doing;
  }

  finished(counterId: CounterId, at: Instant): void {
    const counter = this.#counters.get(counterId);
    if (counter !== undefined) this.#hour(counter.hours, at).finished += 1;
  }

  rows(asOf: Instant | null): readonly (FactRow & { readonly hour: number })[] {
    for (const counter of this.#counters.values()) this.#settle(counter, asOf ?? counter.since);
    return [...this.#counters]
      .sort(([a], [b]) => byCodeUnits(a, b))
      .flatMap(([counterId, { hours }]) =>
        [...hours].sort(([a], [b]) => a - b).map(([hour, times]) => ({ hour, counter_id: counterId, ...times })),
      );
  }

  /** Books the time since the last change, cut where the clock's hour changes. */
  #settle(counter: { readonly doing: Doing; since: Instant; readonly hours: Map<number, Hours> }, at: Instant): void {
    const { doing } = counter;
    let from = counter.since;
    counter.since = Math.max(counter.since, at);
    if (doing === 'closed') return;
    while (from < at) {
      const until = Math.min(at, this.#hourEnd(from));
      this.#hour(counter.hours, from)[TIME_OF[doing]] += until - from;
      from = until;
    }
  }

  #hourEnd(from: Instant): Instant {
    const hour = this.#hourOf(from);
    let until = (Math.floor(from / QUARTER) + 1) * QUARTER;
    while (until - from < HOUR && this.#hourOf(until) === hour) until += QUARTER;
    return until;
  }

  #hour(hours: Map<number, Hours>, at: Instant): Hours {
    const hour = this.#hourOf(at);
    const found = hours.get(hour);
    if (found !== undefined) return found;
    const empty: Hours = { service_ms: 0, available_ms: 0, calling_ms: 0, paused_ms: 0, finished: 0 };
    hours.set(hour, empty);
    return empty;
  }
}
