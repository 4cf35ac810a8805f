import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { resolvePolicy } from '@turno25/shared/domain/dispatch/registry.ts';
import { type Calibration, calibrate } from '@turno25/shared/domain/estimate/calibration.ts';
import type { DurationModel } from '@turno25/shared/domain/estimate/durations.ts';
import { sumOf } from '@turno25/shared/domain/figures/numbers.ts';
import { type Instant, MINUTE, type ServiceId } from '@turno25/shared/domain/ids.ts';
import type { BusinessDay } from '@turno25/shared/domain/state/state.ts';
import type { ArrivalSlot, Knowledge } from '@turno25/shared/rehearsal/forecast/future.ts';
import { startOfLocalDay } from '@turno25/shared/time/zone.ts';
import { AHEAD } from './ahead.ts';
import type { BranchHistory } from './history.ts';

/** Fewer cases than these say nothing yet, and what is assumed of any branch holds instead. */
const LEAST_ATTENTIONS = 30;
const LEAST_TICKETS = 30;
/** The configured duration weighs as much as this many attentions. */
const BELIEF = 10;
const LEAST_OUTCOMES = 200;
/** So many people must have come before today weighs as much as its comparable days. */
const BELIEF_IN_DAYS = 30;

/** Assumed of any branch (docs/dispatch.md 3): simulated, since no branch's data was there. */
const ASSUMED_CV = 0.8;
const ASSUMED_NO_SHOWS = 0.065;
const ASSUMED_PREFERENTIAL = 0.15;

const SLOT = 30 * MINUTE;
const SLOTS_OF_DAY = 48;
/** Arrivals of this long stand for those to come when no comparable day is known, once there is this much of today. */
const RECENT = 60 * MINUTE;
const LEAST_RECENT = 10 * MINUTE;

/** Where the forecast of arrivals comes from; an answer names it among its assumptions. */
export type ArrivalSource = 'comparableDays' | 'today' | 'none';

export type BranchKnowledge = {
  readonly knowledge: Knowledge;
  /** Null until the branch has enough estimates of its own to tell their errors. */
  readonly calibration: Calibration | null;
  readonly arrivalSource: ArrivalSource;
};

/** What today shows so far: tickets by service since `since`, and all of today's. Those of appointments are not in it. */
export type Recently = {
  readonly since: Instant;
  readonly arrivals: ReadonlyMap<ServiceId, number>;
  readonly today: number;
};

/** From when on today's own arrivals are counted. */
export function recentSince(day: BusinessDay, now: Instant): Instant {
  return Math.max(day.openedAt, now - RECENT);
}

/** What the branch knows at an instant of its services, its rule and who will still come. */
export function knowledgeOf(
  config: BranchConfig,
  day: BusinessDay,
  history: BranchHistory,
  recently: Recently,
  now: Instant,
): BranchKnowledge {
  const services = config.services.map(({ id }) => id);
  const pace = paceOf(config, history);
  const byService = <T>(value: (service: BranchConfig['services'][number]) => T): Record<ServiceId, T> =>
    Object.fromEntries(config.services.map((service) => [service.id, value(service)]));
  const { slots, source } = arrivalsOf(services, day, history, recently, now);
  return {
    knowledge: {
      ...resolvePolicy(day.policy),
      services,
      limitMs: byService(({ limitMinutes }) => limitMinutes * MINUTE),
      usualSeconds: byService(({ id, expectedMinutes }) => day.usualSeconds[id] ?? Math.round(expectedMinutes * 60)),
      durations: byService(({ id, expectedMinutes }) => durationModel(history, id, expectedMinutes, pace)),
      noShowShare: byService(({ id }) => {
        const tickets = history.tickets.get(id);
        return tickets === undefined || tickets.called < LEAST_TICKETS
          ? ASSUMED_NO_SHOWS
          : tickets.noShows / tickets.called;
      }),
      noShowMs: history.noShowMs ?? MINUTE,
      arrivals: slots,
      preferentialShare: history.preferentialShare ?? ASSUMED_PREFERENTIAL,
      ...(history.between === null ? {} : { between: history.between }),
    },
    calibration: history.outcomes.length < LEAST_OUTCOMES ? null : calibrate(history.outcomes),
    arrivalSource: source,
  };
}

/**
 * What was seen of a service; while that is little, a lognormal whose mean goes from the configured one, at the pace of
 * this branch, to the one seen.
 */
function durationModel(
  history: BranchHistory,
  serviceId: ServiceId,
  expectedMinutes: number,
  pace: number,
): DurationModel {
  const sorted = history.durations.get(serviceId) ?? [];
  if (sorted.length >= LEAST_ATTENTIONS) return { kind: 'history', sorted };
  const seen = sumOf(sorted);
  const believed = expectedMinutes * MINUTE * pace * BELIEF;
  return { kind: 'lognormal', meanMs: Math.round((seen + believed) / (sorted.length + BELIEF)), cv: ASSUMED_CV };
}

/** How long attentions last here over how long they were configured to last; 1 while there are few. */
function paceOf(config: BranchConfig, { durations }: BranchHistory): number {
  let seen = 0;
  let configured = 0;
  let attentions = 0;
  for (const { id, expectedMinutes } of config.services) {
    const spans = durations.get(id) ?? [];
    seen += sumOf(spans);
    configured += spans.length * expectedMinutes * MINUTE;
    attentions += spans.length;
  }
  return attentions < LEAST_ATTENTIONS || configured === 0 ? 1 : seen / configured;
}

/**
 * Half hours of the mean comparable day until no more tickets are given, in the measure in which more or fewer people have
 * come today than on those days; without one, today's own rate goes on.
 */
function arrivalsOf(
  services: readonly ServiceId[],
  day: BusinessDay,
  { comparableDates, arrivals, furtherStages }: BranchHistory,
  recently: Recently,
  now: Instant,
): { readonly slots: ArrivalSlot[]; readonly source: ArrivalSource } {
  const until = Math.min(day.ticketsUntil ?? Number.POSITIVE_INFINITY, now + AHEAD);
  if (comparableDates.length > 0) {
    const midnight = startOfLocalDay(day.date, day.zone);
    // Who has an appointment is known by name of the hour: only the others are foretold.
    const unannounced = arrivals.filter(({ booked }) => !booked);
    const slots = slotsOfDay(services, unannounced, comparableDates.length).map(({ from, to, expected }) => ({
      from: midnight + from,
      to: midnight + to,
      expected,
    }));
    const soFar = peopleIn(slots.flatMap((slot) => within(slot, day.openedAt, now)));
    const today = (recently.today + BELIEF_IN_DAYS) / (soFar + BELIEF_IN_DAYS);
    // Whoever is sent on to another service waits once more: work that no ticket announces.
    const share = today * (1 + furtherStages);
    return {
      slots: slots.flatMap((slot) => within(slot, now, until)).map((slot) => times(slot, share)),
      source: 'comparableDays',
    };
  }
  const counted = now - recently.since;
  if (counted < LEAST_RECENT || until <= now) return { slots: [], source: 'none' };
  const expected = Object.fromEntries(
    services.map((id) => [id, ((recently.arrivals.get(id) ?? 0) * (until - now)) / counted]),
  );
  return { slots: [{ from: now, to: until, expected }], source: 'today' };
}

/** As many times the people. */
function times({ from, to, expected }: ArrivalSlot, share: number): ArrivalSlot {
  return {
    from,
    to,
    expected: Object.fromEntries(Object.entries(expected).map(([id, people]) => [id, people * share])),
  };
}

function peopleIn(slots: readonly ArrivalSlot[]): number {
  return sumOf(slots.flatMap(({ expected }) => Object.values(expected)));
}

/** The part of a slot that lies between two instants, with as many people less. */
function within(slot: ArrivalSlot, after: Instant, before: Instant): ArrivalSlot[] {
  const from = Math.max(slot.from, after);
  const to = Math.min(slot.to, before);
  if (to <= from) return [];
  return [times({ from, to, expected: slot.expected }, (to - from) / (slot.to - slot.from))];
}

/** Mean arrivals of each half hour over `days` days, with instants counted from midnight. */
export function slotsOfDay(
  services: readonly ServiceId[],
  arrivals: BranchHistory['arrivals'],
  days: number,
): ArrivalSlot[] {
  const counts = Array.from({ length: SLOTS_OF_DAY }, () => new Map<ServiceId, number>());
  for (const { serviceId, sinceMidnight } of arrivals) {
    const slot = counts[Math.floor(sinceMidnight / SLOT)];
    slot?.set(serviceId, (slot.get(serviceId) ?? 0) + 1);
  }
  return counts.map((slot, index) => ({
    from: index * SLOT,
    to: (index + 1) * SLOT,
    expected: Object.fromEntries(services.map((id) => [id, (slot.get(id) ?? 0) / days])),
  }));
}
