import type { Instant, ServiceId } from '../../ids.ts';
import { sumOf } from '../numbers.ts';
import type { Fraction } from '../v1/shape.ts';
import { type AnyEvent, isEventV2 } from './events.ts';
import { measureDay } from './measured.ts';
import type { AttendantSignals } from './shape.ts';
import { signalsOf } from './signals.ts';
import { type Compliance, standardOf } from './standard.ts';

/** What is watched of the standard while a day goes on: the same numbers as in the figures of the day at that instant. */
export type LiveStandard = Compliance & {
  readonly withoutExclusions: Compliance;
  /** Visits that were taken out, whatever the code. */
  readonly excluded: number;
  /** In code-unit order, as in the figures. */
  readonly byService: readonly {
    readonly serviceId: ServiceId;
    readonly official: Fraction;
    readonly strict: Fraction;
  }[];
  readonly uncertain: number;
  readonly walkDirects: { readonly all: number; readonly paired: number };
  readonly signals: readonly AttendantSignals[];
};

/**
 * The standard of a day of version 2 as of any instant. Whom a visit stands for and who is paired with whom is known of the
 * whole day only, so that the question costs the day's visits; its last answer is kept while nothing happens.
 */
export class StandardFold {
  readonly #events: AnyEvent[] = [];
  #known: { readonly events: number; readonly now: Instant; readonly standard: LiveStandard } | null = null;

  /** Takes the next event of the day, in the order of the ledger. */
  step(event: AnyEvent): void {
    if (isEventV2(event) || event.type === 'callsAnnounced') this.#events.push(event);
  }

  /** The standard as of an instant: the closing, once there was one. Throws when the events contradict each other. */
  at(now: Instant): LiveStandard {
    const events = this.#events.length;
    if (this.#known?.events === events && this.#known.now === now) return this.#known.standard;
    const date = this.#events[0]?.businessDate ?? '';
    const day = measureDay(this.#events, date, now);
    const { official, strict, withoutBrief, withoutExclusions, byService, uncertain, walkDirects, excluded } =
      standardOf(day);
    const standard = {
      official,
      strict,
      withoutBrief,
      withoutExclusions,
      excluded: sumOf(Object.values(excluded)),
      byService: byService.map((row) => ({ serviceId: row.serviceId, official: row.official, strict: row.strict })),
      uncertain,
      walkDirects,
      signals: signalsOf(this.#events, day),
    };
    this.#known = { events, now, standard };
    return standard;
  }
}
