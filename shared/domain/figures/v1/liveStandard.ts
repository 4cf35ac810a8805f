import type { Instant, ServiceId, VisitId } from '../../ids.ts';
import { byCodeUnits } from '../numbers.ts';
import { type AnyEvent, type EventV1, isEventV1 } from './events.ts';
import { VisitFold } from './foldVisits.ts';
import type { Fraction } from './shape.ts';
import { countsInStandard, isAttended, type VisitRecord } from './visitRecord.ts';
import { isLost, isWithin, waitsOf } from './waits.ts';

/** What is watched of the standard while a day goes on: the same numbers as in the figures of the day at that instant. */
export type LiveStandard = {
  readonly official: Fraction;
  readonly strict: Fraction;
  /** Visits that were taken out, whatever the code. */
  readonly excluded: number;
  /** In code-unit order, as in the figures. */
  readonly byService: readonly { readonly serviceId: ServiceId; readonly official: Fraction }[];
};

/** What one visit adds to the sums. */
type Weight = {
  readonly serviceId: ServiceId;
  readonly counted: number;
  readonly attended: number;
  readonly within: number;
  readonly lost: number;
};
type Sums = { counted: number; attended: number; within: number; lost: number };

/**
 * The standard of a day, kept up to date event by event: an event costs what its visit costs, and the question costs the
 * visits that nobody has attended yet, never those that are over. After an event that cannot follow the ones before it
 * every question throws, as the figures do.
 */
export class StandardFold {
  readonly #visits = new VisitFold();
  /** Visits whose weight no longer changes as time passes, with that weight. */
  readonly #settled = new Map<VisitId, Weight>();
  /** Visits whose wait goes on. */
  readonly #waiting = new Map<VisitId, VisitRecord>();
  readonly #byService = new Map<ServiceId, Sums>();
  #excluded = 0;
  #closedAt: Instant | null = null;
  #failure: { readonly error: unknown } | null = null;

  /** Takes the next event of the day, in the order of the ledger. */
  step(event: AnyEvent): void {
    if (this.#failure !== null || !isEventV1(event)) return;
    try {
      this.#follow(event);
    } catch (error) {
      this.#failure = { error };
    }
  }

  #follow(event: EventV1): void {
    const { payload } = event;
    const visitId = 'visitId' in payload ? payload.visitId : null;
    if (visitId !== null) this.#take(visitId);
    this.#visits.step(event);
    if (visitId !== null) this.#put(visitId);
    if (event.type === 'dayClosed') this.#closedAt ??= event.at;
  }

  /** The standard as of an instant: the closing, once there was one. */
  at(now: Instant): LiveStandard {
    if (this.#failure !== null) throw this.#failure.error;
    const asOf = this.#closedAt ?? now;
    const all: Sums = { counted: 0, attended: 0, within: 0, lost: 0 };
    for (const sums of this.#byService.values()) add(all, sums, 1);
    const services = new Set([...this.#byService].filter(([, { counted }]) => counted > 0).map(([id]) => id));
    for (const record of this.#waiting.values()) {
      if (!countsInStandard(record)) continue;
      services.add(record.serviceId);
      if (isLost(record, waitsOf(record, asOf))) all.lost += 1;
    }
    return {
      official: { num: all.within, den: all.attended },
      strict: { num: all.within, den: all.attended + all.lost },
      excluded: this.#excluded,
      byService: [...services].sort(byCodeUnits).map((serviceId) => {
        const { within = 0, attended = 0 } = this.#byService.get(serviceId) ?? {};
        return { serviceId, official: { num: within, den: attended } };
      }),
    };
  }

  /** Takes a visit out of the sums, before its record is written on. */
  #take(visitId: VisitId): void {
    const record = this.#visits.record(visitId);
    if (record === null) return;
    if (!countsInStandard(record)) this.#excluded -= 1;
    const weight = this.#settled.get(visitId);
    if (weight !== undefined) add(this.#sumsOf(weight.serviceId), weight, -1);
    this.#settled.delete(visitId);
    this.#waiting.delete(visitId);
  }

  /** Puts a visit back as its record stands now. */
  #put(visitId: VisitId): void {
    const record = this.#visits.record(visitId);
    if (record === null) return;
    if (!countsInStandard(record)) this.#excluded += 1;
    if (!isSettled(record)) {
      this.#waiting.set(visitId, record);
      return;
    }
    const weight = weightOf(record);
    this.#settled.set(visitId, weight);
    add(this.#sumsOf(weight.serviceId), weight, 1);
  }

  #sumsOf(serviceId: ServiceId): Sums {
    let sums = this.#byService.get(serviceId);
    if (sums === undefined) {
      sums = { counted: 0, attended: 0, within: 0, lost: 0 };
      this.#byService.set(serviceId, sums);
    }
    return sums;
  }
}

/**
 * Whether time alone changes nothing more of what a visit counts as: it was attended, or it ended; but for those that
 * expired, whose wait ends at the closing of the day if that comes first.
 */
function isSettled(record: VisitRecord): boolean {
  return isAttended(record) || (record.end !== 'open' && record.end !== 'expired');
}

function weightOf(record: VisitRecord): Weight {
  const { serviceId } = record;
  if (!countsInStandard(record)) return { serviceId, counted: 0, attended: 0, within: 0, lost: 0 };
  const waits = waitsOf(record, null);
  return {
    serviceId,
    counted: 1,
    attended: isAttended(record) ? 1 : 0,
    within: isWithin(record, waits) ? 1 : 0,
    lost: isLost(record, waits) ? 1 : 0,
  };
}

function add(sums: Sums, { counted, attended, within, lost }: Sums | Weight, sign: 1 | -1): void {
  sums.counted += sign * counted;
  sums.attended += sign * attended;
  sums.within += sign * within;
  sums.lost += sign * lost;
}
