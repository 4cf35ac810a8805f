import { sumOf } from '@turno25/shared/domain/figures/numbers.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import type { Knowledge, Present } from '@turno25/shared/rehearsal/forecast/future.ts';
import { forecastWait } from '@turno25/shared/rehearsal/forecast/waits.ts';
import { millis, serviceId } from '@turno25/shared/rehearsal/recorded/names.ts';
import { simulate } from '@turno25/shared/rehearsal/recorded/simulate.ts';
import type { Trace } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import type { NamedPolicy } from '../namedPolicy.ts';
import { alertQuality, alertsOfDay } from './alerts.ts';
import { knowledgeOf, waitsBefore } from './estimates.ts';

/** How good the forecasts of one day were, made from what was known at each instant alone. Minutes and percent. */
export type Foretold = {
  /** Expected waits told at the issue of a sample of the tickets, against what came. */
  readonly estimate: {
    readonly tickets: number;
    readonly mae: number;
    /** Of the average of the last 20 waits, which is what boards usually show. */
    readonly maeOfLastTwenty: number;
    /** Waits inside the 80 % interval, and its mean width. */
    readonly coverage: number;
    readonly width: number;
  };
  /** Warnings before the limit. */
  readonly alerts: {
    readonly late: number;
    readonly warned: number;
    readonly precision: number;
    readonly recall: number;
  };
};

const TICKETS = 60;
const LOOK_EVERY = 2 * MINUTE;
const RECENT = 60 * MINUTE;
const LEAST_RECENT = 10 * MINUTE;
const AHEAD = 180 * MINUTE;

/**
 * Plays the day once more in memory and foretells as a branch would that has no history of like days: the mean and
 * spread of each service from the day's own head, and arrivals that go on as in the last hour.
 */
export function foretell(trace: Trace, policy: NamedPolicy, seed: number): Foretold {
  const knowing = recentKnowledge(trace, policy);
  const alerts = alertsOfDay(trace, { policy, knowing, every: LOOK_EVERY, seed });
  return {
    estimate: estimateQuality(trace, policy, knowing, seed),
    alerts: { late: alerts.late, warned: alerts.warned, ...alertQuality(alerts) },
  };
}

type Knowing = (ordinal: number, now: number) => Knowledge;

function recentKnowledge(trace: Trace, policy: NamedPolicy): Knowing {
  const general = knowledgeOf(trace, [], policy);
  const opens = millis(trace.tickets[0]?.t ?? 0);
  return (ordinal, now) => {
    const since = Math.max(opens, now - RECENT);
    const issued = trace.tickets.slice(0, ordinal);
    const preferentialShare = sumOf(issued.map(({ pref }) => pref)) / Math.max(1, issued.length);
    const to = Math.min(now + AHEAD, millis(trace.day.open_min));
    if (now - since < LEAST_RECENT || to <= now) return { ...general, arrivals: [], preferentialShare };
    const recent = issued.filter(({ t }) => millis(t) > since);
    const expected = Object.fromEntries(
      trace.day.services.map(({ id }) => [
        serviceId(id),
        (recent.filter(({ svc }) => svc === id).length * (to - now)) / (now - since),
      ]),
    );
    return { ...general, arrivals: [{ from: now, to, expected }], preferentialShare };
  };
}

function estimateQuality(trace: Trace, policy: NamedPolicy, knowing: Knowing, seed: number): Foretold['estimate'] {
  const each = Math.max(1, Math.floor(trace.tickets.length / TICKETS));
  const told = new Map<number, { low: number; point: number; high: number; issuedAt: number }>();
  const day = simulate(trace, {
    ...policy,
    onIssue: (ordinal, present) => {
      if (ordinal % each !== 0) return;
      const now = present();
      const estimate = forecastOf(now, knowing(ordinal, now.now), ordinal, seed);
      if (estimate !== null) told.set(ordinal, { ...estimate, issuedAt: now.now });
    },
  });
  const before = waitsBefore(day);
  const compared = day.visits.flatMap((visit) => {
    const estimate = told.get(visit.ordinal);
    if (estimate === undefined || visit.firstCallMs === null) return [];
    return [{ ...estimate, actual: visit.firstCallMs, lastTwenty: before(estimate.issuedAt) }];
  });
  const mean = (values: readonly number[]): number => sumOf(values) / Math.max(1, values.length);
  const inside = compared.filter(({ low, high, actual }) => low <= actual && actual <= high).length;
  return {
    tickets: compared.length,
    mae: mean(compared.map(({ point, actual }) => Math.abs(point - actual))) / MINUTE,
    maeOfLastTwenty: mean(compared.map(({ lastTwenty, actual }) => Math.abs(lastTwenty - actual))) / MINUTE,
    coverage: (100 * inside) / Math.max(1, compared.length),
    width: mean(compared.map(({ low, high }) => high - low)) / MINUTE,
  };
}

/** Only the ticket that was just issued is looked at: the others' forecasts are not needed here. */
function forecastOf(present: Present, knowledge: Knowledge, ordinal: number, seed: number) {
  return forecastWait(present, knowledge, String(ordinal), {
    drawOf: (future) => seededRandom(seed + 7919 * ordinal + 104_729 * future),
    calibration: null,
  });
}
