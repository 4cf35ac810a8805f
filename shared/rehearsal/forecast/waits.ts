import { type Calibration, withInterval } from '../../domain/estimate/calibration.ts';
import type { Draw } from '../../domain/estimate/durations.ts';
import type { Instant, Millis, ServiceId, VisitId } from '../../domain/ids.ts';
import type { Estimate } from '../../domain/visit/estimate.ts';
import type { VisitClass } from '../../domain/visit/visit.ts';
import { type Knowledge, type Present, playFuture } from './future.ts';
import { ENTRANT, withEntrant } from './present.ts';
import { FUTURES, HORIZON, median, replaySamples, somebodyCalls } from './replay.ts';

/** What sampled futures say of one who waits: how much longer, and how likely it is that the limit passes first. */
type WaitForecast = Estimate & {
  /** Share of the futures, from 0 to 1, in which the person's call comes after `dueAt`. */
  readonly lateShare: number;
};

/** Forecasts of everybody who waits and of who would enter now, as of one instant. */
export type WaitForecasts = {
  readonly at: Instant;
  readonly waiting: ReadonlyMap<VisitId, WaitForecast>;
  /** By service, for both classes; null where nobody on duty gives the service: there is no honest answer then. */
  readonly entering: ReadonlyMap<ServiceId, Readonly<Record<VisitClass, Estimate | null>>>;
};

export type ForecastQuestion = {
  /** `drawOf(m)` gives the draws of the m-th future; the same draws give the same forecasts. */
  readonly drawOf: (future: number) => Draw;
  /** What the branch's own errors were, or null before there are enough: the samples' own spread is shown then. */
  readonly calibration: Calibration | null;
  /** When each waiting visit reaches its limit; those that are not in it have none. */
  readonly dueAt: ReadonlyMap<VisitId, Instant>;
  /** Services to foretell an entrant's wait of; all when left out. */
  readonly services?: readonly ServiceId[];
  readonly futures?: number;
};

/** Replays the branch's own rule on sampled futures, once for all who wait and once for each service and class that one may ask for. */
export function forecastWaits(present: Present, knowledge: Knowledge, question: ForecastQuestion): WaitForecasts {
  const waiting = new Map<VisitId, WaitForecast>();
  for (const [id, samples] of sampleWaits(present, knowledge, question)) {
    const due = question.dueAt.get(id);
    const late = due === undefined ? 0 : samples.filter((wait) => present.now + wait > due).length;
    waiting.set(id, { ...estimateOf(samples, question.calibration), lateShare: late / samples.length });
  }
  const entering = new Map(
    (question.services ?? knowledge.services).map((serviceId) => {
      const entrant = (visitClass: VisitClass): Estimate | null => {
        const samples = replaySamples(
          withEntrant(present, serviceId, visitClass),
          knowledge,
          ENTRANT,
          question.drawOf,
          question.futures,
        );
        return samples === null ? null : estimateOf(samples, question.calibration);
      };
      return [serviceId, { general: entrant('general'), preferential: entrant('preferential') }];
    }),
  );
  return { at: present.now, waiting, entering };
}

/** The forecast of one who waits, as `forecastWaits` gives it; null when nobody on duty may call the ticket. */
export function forecastWait(
  present: Present,
  knowledge: Knowledge,
  visitId: VisitId,
  { drawOf, calibration, futures }: Pick<ForecastQuestion, 'drawOf' | 'calibration' | 'futures'>,
): Estimate | null {
  const samples = replaySamples(present, knowledge, visitId, drawOf, futures);
  return samples === null ? null : estimateOf(samples, calibration);
}

/**
 * The share of the futures in which each one's call comes after `dueAt`, of those whose limit has not passed yet: as
 * `forecastWaits` gives it, sooner, since nobody is followed beyond the last limit.
 */
export function lateShares(
  present: Present,
  knowledge: Knowledge,
  { drawOf, dueAt, futures = FUTURES }: Pick<ForecastQuestion, 'drawOf' | 'dueAt' | 'futures'>,
): Map<VisitId, { readonly lateShare: number }> {
  const due = new Map<VisitId, Instant>();
  for (const ticket of present.waiting) {
    const at = dueAt.get(ticket.id);
    if (at !== undefined && at > present.now && somebodyCalls(present, ticket)) due.set(ticket.id, at);
  }
  const last = Math.max(...due.values());
  const inTime = new Map<VisitId, number>([...due.keys()].map((id) => [id, 0]));
  for (let future = 0; future < futures && due.size > 0; future += 1) {
    let left = due.size;
    playFuture(present, knowledge, drawOf(future), present.now + HORIZON, ({ id }, at) => {
      if (at > last) return 'stop';
      const limit = due.get(id);
      if (limit === undefined) return 'go on';
      if (at <= limit) inTime.set(id, (inTime.get(id) ?? 0) + 1);
      left -= 1;
      return left === 0 ? 'stop' : 'go on';
    });
  }
  return new Map([...inTime].map(([id, count]) => [id, { lateShare: (futures - count) / futures }]));
}

/** Each waiting ticket's remaining waits over the futures, unordered; tickets that nobody on duty may call are left out. */
function sampleWaits(
  present: Present,
  knowledge: Knowledge,
  { drawOf, futures = FUTURES }: ForecastQuestion,
): Map<VisitId, Millis[]> {
  const callable = present.waiting.filter((ticket) => somebodyCalls(present, ticket));
  const samples = new Map<VisitId, Millis[]>(callable.map(({ id }) => [id, []]));
  for (let future = 0; future < futures && callable.length > 0; future += 1) {
    let left = callable.length;
    const missing = new Set(samples.keys());
    playFuture(present, knowledge, drawOf(future), present.now + HORIZON, (called, at) => {
      if (!missing.delete(called.id)) return 'go on';
      samples.get(called.id)?.push(at - present.now);
      left -= 1;
      return left === 0 ? 'stop' : 'go on';
    });
    for (const id of missing) samples.get(id)?.push(HORIZON);
  }
  return samples;
}

/** Median with the 80 % interval: by the errors that the branch really had, else by the samples' own 10 and 90 %. */
function estimateOf(samples: readonly Millis[], calibration: Calibration | null): Estimate {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): Millis => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const point = median(samples);
  return calibration === null ? { point, low: at(0.1), high: at(0.9) } : withInterval(point, calibration);
}
