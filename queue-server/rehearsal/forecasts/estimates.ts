import {
  type Calibration,
  calibrate,
  type Outcome,
  withInterval,
} from '@turno25/shared/domain/estimate/calibration.ts';
import { sumOf } from '@turno25/shared/domain/figures/numbers.ts';
import { MINUTE, type Millis } from '@turno25/shared/domain/ids.ts';
import type { ArrivalSlot, Knowledge } from '@turno25/shared/rehearsal/forecast/future.ts';
import { replayWait } from '@turno25/shared/rehearsal/forecast/replay.ts';
import { millis, serviceId } from '@turno25/shared/rehearsal/recorded/names.ts';
import type { PlayedDay } from '@turno25/shared/rehearsal/recorded/played.ts';
import { simulate } from '@turno25/shared/rehearsal/recorded/simulate.ts';
import type { Trace } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import type { NamedPolicy } from '../namedPolicy.ts';

/** A ticket whose wait was estimated at its issue, with what came of it. Milliseconds. */
export type EstimatedTicket = Outcome & {
  /** Mean of the last 20 waits that ended before its issue: what boards usually show. */
  readonly lastTwenty: Millis;
};

export type EstimateError = {
  readonly tickets: number;
  /** Mean absolute error, minutes. */
  readonly mae: number;
  readonly maeOfLastTwenty: number;
  /** Share of waits inside the 80 % interval, percent, and its mean width, minutes. */
  readonly coverage: number;
  readonly width: number;
};

const SLOT = 30;
/** Of a branch without a past (docs/dispatch.md 3). */
const ASSUMED_NO_SHOWS = 0.065;
const LAST = 20;

/** What a branch knows before a day begins, from other days of its own: never anything of the day itself. */
export function knowledgeOf(day: Trace, comparable: readonly Trace[], { policy, params }: NamedPolicy): Knowledge {
  const services = day.day.services.map((service) => serviceId(service.id));
  const tickets = comparable.flatMap((other) => other.tickets);
  const byService = <T>(value: (service: Trace['day']['services'][number]) => T): Record<string, T> =>
    Object.fromEntries(day.day.services.map((service) => [serviceId(service.id), value(service)]));
  const arrivals: ArrivalSlot[] = [];
  for (let from = 0; from < day.day.open_min; from += SLOT) {
    const inSlot = tickets.filter((ticket) => ticket.t >= from && ticket.t < from + SLOT);
    arrivals.push({
      from: millis(from),
      to: millis(from + SLOT),
      expected: byService(
        ({ id }) => inSlot.filter((ticket) => ticket.svc === id).length / Math.max(1, comparable.length),
      ),
    });
  }
  return {
    policy,
    params,
    services,
    limitMs: byService(({ target }) => millis(target)),
    usualSeconds: byService(({ mean }) => Math.round(mean * 60)),
    durations: byService(({ mean, cv }) => ({ kind: 'lognormal' as const, meanMs: millis(mean), cv })),
    noShowShare: byService(() =>
      tickets.length === 0 ? ASSUMED_NO_SHOWS : sumOf(tickets.map((ticket) => ticket.noshow)) / tickets.length,
    ),
    noShowMs: millis(day.day.noshow_cost),
    arrivals,
    preferentialShare: tickets.length === 0 ? 0 : sumOf(tickets.map((ticket) => ticket.pref)) / tickets.length,
  };
}

/** Plays a day and estimates every `each`-th ticket at its issue, from what was known at that instant alone. */
export function estimateDay(
  trace: Trace,
  knowledge: Knowledge,
  policy: NamedPolicy,
  each: number,
  seed: number,
): EstimatedTicket[] {
  const points = new Map<number, { readonly point: Millis; readonly issuedAt: number }>();
  const day = simulate(trace, {
    ...policy,
    onIssue: (ordinal, present) => {
      if (ordinal % each !== 0) return;
      const now = present();
      const point = replayWait(now, knowledge, String(ordinal), (future) =>
        seededRandom(seed + 7919 * ordinal + 104_729 * future),
      );
      if (point !== null) points.set(ordinal, { point, issuedAt: now.now });
    },
  });
  const before = waitsBefore(day);
  return day.visits.flatMap((visit) => {
    const estimate = points.get(visit.ordinal);
    if (estimate === undefined || visit.firstCallMs === null) return [];
    return [{ point: estimate.point, actual: visit.firstCallMs, lastTwenty: before(estimate.issuedAt) }];
  });
}

/** Mean of the last 20 waits of a day that had ended before an instant; 0 before the first. */
export function waitsBefore(day: PlayedDay): (instant: number) => Millis {
  const waits = day.visits
    .flatMap((visit) =>
      visit.firstCallMs === null ? [] : [{ at: visit.waitsFrom + visit.firstCallMs, waited: visit.firstCallMs }],
    )
    .sort((a, b) => a.at - b.at);
  return (instant) => {
    const last = waits.filter((wait) => wait.at < instant).slice(-LAST);
    return last.length === 0 ? 0 : sumOf(last.map((wait) => wait.waited)) / last.length;
  };
}

/** Errors of some days' estimates, with intervals calibrated on other days of the branch. */
export function estimateError(history: readonly Outcome[], tested: readonly EstimatedTicket[]): EstimateError {
  const calibration: Calibration = calibrate(history);
  const intervals = tested.map(({ point, actual }) => ({ actual, ...withInterval(point, calibration) }));
  const mean = (values: readonly number[]): number => sumOf(values) / values.length / MINUTE;
  const inside = intervals.filter(({ actual, low, high }) => low <= actual && actual <= high).length;
  return {
    tickets: tested.length,
    mae: mean(tested.map(({ point, actual }) => Math.abs(point - actual))),
    maeOfLastTwenty: mean(tested.map(({ lastTwenty, actual }) => Math.abs(lastTwenty - actual))),
    coverage: (100 * inside) / tested.length,
    width: mean(intervals.map(({ low, high }) => high - low)),
  };
}
