import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { sumOf } from '@turno25/shared/domain/figures/numbers.ts';
import {
  type BusinessDate,
  type CounterId,
  type Instant,
  MINUTE,
  type Millis,
  type ServiceId,
} from '@turno25/shared/domain/ids.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { waitingLimits } from '@turno25/shared/domain/state/dueAt.ts';
import type { BranchState, BusinessDay } from '@turno25/shared/domain/state/state.ts';
import type { Present } from '@turno25/shared/rehearsal/forecast/future.ts';
import { type DayPlan, planDay } from '@turno25/shared/rehearsal/forecast/plan.ts';
import { presentOf } from '@turno25/shared/rehearsal/forecast/present.ts';
import {
  type ExpectedPeople,
  expectedByService,
  type Forecast,
  orderToOpen,
  type StaffingQuestion,
  shareOf,
  staffingAdvice,
  withPause,
} from '@turno25/shared/rehearsal/forecast/staffing.ts';
import { forecastWaits, type WaitForecasts } from '@turno25/shared/rehearsal/forecast/waits.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { startOfLocalDay } from '@turno25/shared/time/zone.ts';
import { type GoalForecast, GoalForecasts } from '../figures/goalForecasts.ts';
import type { Db } from '../ledger/database.ts';
import { Ledger } from '../ledger/ledger.ts';
import { bookedArrivals } from './booked.ts';
import { type BranchHistory, readHistory, recentArrivals } from './history.ts';
import { type ArrivalSource, type BranchKnowledge, knowledgeOf, recentSince, slotsOfDay } from './knowledge.ts';
import { closedCounters, coveringOrder } from './openable.ts';
import { type Change, type OtherwiseDay, otherwise } from './past/otherwise.ts';

/** Share of people within their limit that the advice aims at. */
const STAFFING_GOAL = 0.95;
/** Advice is given for counters that call their first person after this time: somebody must walk there. */
const OPENS_IN = 10 * MINUTE;
const MOST_EXTRA = 6;

/** The branch at an instant, as its ledger gives it. The day is open. */
export type Situation = { readonly state: BranchState; readonly now: Instant };

/** What an answer rests on, to be shown with it. */
export type Assumptions = {
  readonly arrivalSource: ArrivalSource;
  readonly comparableDays: number;
  /** Appointments to come that it counts with, and the share of their people that is expected, percent. */
  readonly booked: { readonly people: number; readonly comingPercent: number } | null;
  readonly opensInMinutes: number;
};

export type Staffing = {
  readonly at: Instant;
  readonly goal: number;
  /** Expected people of the next half hour with the counters that are open. */
  readonly now: ExpectedPeople;
  /** Services that would miss the limit most, the worst first; none when the goal is reached. */
  readonly short: readonly ServiceId[];
  /** How many more reach the goal; null when not even all do. */
  readonly extra: number | null;
  /** The order in which they would be opened; the first `extra` are the advice. */
  readonly open: readonly CounterId[];
  readonly forecasts: readonly Forecast[];
  readonly assumptions: Assumptions;
};

/** What a pause would do, compared over the same futures. */
export type PauseForecast = {
  readonly counterId: CounterId;
  readonly lasts: Millis;
  readonly without: ExpectedPeople;
  readonly withPause: ExpectedPeople;
  /** Services that lose people by it, the most first. */
  readonly losers: readonly { readonly serviceId: ServiceId; readonly people: number }[];
  readonly assumptions: Assumptions;
};

export type Plan = DayPlan & {
  readonly date: BusinessDate;
  readonly goal: number;
  /** The counters in the order in which the plan opens them. */
  readonly order: readonly CounterId[];
  readonly comparableDates: readonly BusinessDate[];
};

/** Answers what people ask of the coming minutes and days, from the branch's own rule and ledger. Slow: not for the main thread. */
export class Analyst {
  readonly #db: Db;
  readonly #goals: GoalForecasts;
  #history: { readonly date: BusinessDate; readonly configVersion: number; readonly read: BranchHistory } | null = null;

  constructor(db: Db) {
    this.#db = db;
    this.#goals = new GoalForecasts(db);
  }

  /** What sealed days let one expect of the goal's share, at a date. */
  goal(config: BranchConfig, today: BusinessDate): GoalForecast {
    return this.#goals.of(today, config);
  }

  /** How long everybody who waits, and whoever would enter now, will wait. */
  waits(situation: Situation): WaitForecasts {
    const { present, known, seed } = this.#look(situation);
    return forecastWaits(present, known.knowledge, {
      drawOf: drawsFrom(seed),
      calibration: known.calibration,
      dueAt: waitingLimits(situation.state),
    });
  }

  /** How many counters more keep the standard for the next half hour, and which. */
  staffing(situation: Situation): Staffing {
    const { present, known, seed } = this.#look(situation);
    const { knowledge } = known;
    const question: StaffingQuestion = {
      goal: STAFFING_GOAL,
      available: closedCounters(situation.state),
      drawOf: drawsFrom(seed),
      opensIn: OPENS_IN,
    };
    const byService = expectedByService(present, knowledge, question.drawOf);
    const expected = total(byService);
    const enough = shareOf(expected) >= STAFFING_GOAL;
    const available = enough ? [] : orderToOpen(present, knowledge, question, MOST_EXTRA);
    const advice = staffingAdvice(present, knowledge, { ...question, available });
    return {
      at: situation.now,
      goal: STAFFING_GOAL,
      now: expected,
      short: enough ? [] : mostMissed(byService),
      extra: advice.extra,
      open: available.map(({ id }) => id),
      forecasts: advice.forecasts,
      assumptions: assumptionsOf(known, present, this.#history?.read),
    };
  }

  /** What happens to the next half hour if a counter pauses now. */
  pause(situation: Situation, counterId: CounterId, lasts: Millis): PauseForecast {
    const { present, known, seed } = this.#look(situation);
    const before = expectedByService(present, known.knowledge, drawsFrom(seed));
    const after = expectedByService(withPause(present, counterId, lasts), known.knowledge, drawsFrom(seed));
    const losers = [...before]
      .map(([serviceId, { reached }]) => ({ serviceId, people: reached - (after.get(serviceId)?.reached ?? 0) }))
      .filter(({ people }) => people > 0)
      .sort((a, b) => b.people - a.people);
    return {
      counterId,
      lasts,
      without: total(before),
      withPause: total(after),
      losers,
      assumptions: assumptionsOf(known, present, this.#history?.read),
    };
  }

  /** How many counters each half hour of a coming date needs; null when no comparable day is known. */
  plan(config: BranchConfig, day: BusinessDay): Plan | null {
    const history = readHistory(this.#db, day.date, day.zone, config.forecast?.payDays ?? []);
    if (history.comparableDates.length === 0) return null;
    const { knowledge } = knowledgeOf(config, day, history, { since: 0, arrivals: new Map(), today: 0 }, 0);
    const midnight = startOfLocalDay(day.date, day.zone);
    const slots = slotsOfDay(knowledge.services, history.arrivals, history.comparableDates.length)
      .map(({ from, to, expected }) => ({ from: midnight + from, to: midnight + to, expected }))
      .filter(({ to }) => to > day.openedAt);
    const lastWith = slots.findLastIndex(({ expected }) => Object.values(expected).some((people) => people > 0));
    const counters = coveringOrder(config);
    const planned = planDay(knowledge, {
      slots: slots.slice(0, lastWith + 1),
      counters,
      goal: STAFFING_GOAL,
      drawOf: drawsFrom(seedOf(day.date)),
    });
    return {
      ...planned,
      date: day.date,
      goal: STAFFING_GOAL,
      order: counters.map(({ id }) => id),
      comparableDates: history.comparableDates,
    };
  }

  /** How a past day would have gone with a change; null for a date without people. */
  otherwise(config: BranchConfig, date: BusinessDate, change: Change): OtherwiseDay | null {
    return otherwise(new Ledger(this.#db).eventsOf(date), config, date, change);
  }

  #look({ state, now }: Situation): { present: Present; known: BranchKnowledge; seed: number } {
    const { config, version } = must(state.config, 'the branch is configured');
    const day = must(state.day, 'the day is open');
    if (this.#history?.date !== day.date || this.#history.configVersion !== version) {
      const read = readHistory(this.#db, day.date, day.zone, config.forecast?.payDays ?? []);
      this.#history = { date: day.date, configVersion: version, read };
    }
    const history = this.#history.read;
    const since = recentSince(day, now);
    const recently = {
      since,
      arrivals: recentArrivals(this.#db, day.date, since),
      today: sumOf([...recentArrivals(this.#db, day.date, day.openedAt).values()]),
    };
    return {
      present: {
        ...presentOf(state, now, history.usualPauses),
        booked: bookedArrivals(this.#db, config, day.date, now, history.comingShare),
      },
      known: knowledgeOf(config, day, history, recently, now),
      seed: seedOf(day.date),
    };
  }
}

/** Draws of the futures of one day: the same for every question about it, so that answers can be compared. */
function drawsFrom(seed: number): (future: number) => () => number {
  return (future) => seededRandom(seed + 104_729 * future);
}

function seedOf(date: BusinessDate): number {
  return Number(date.replaceAll('-', ''));
}

function total(byService: ReadonlyMap<ServiceId, ExpectedPeople>): ExpectedPeople {
  let counted = 0;
  let reached = 0;
  for (const people of byService.values()) {
    counted += people.counted;
    reached += people.reached;
  }
  return { counted, reached };
}

function mostMissed(byService: ReadonlyMap<ServiceId, ExpectedPeople>): ServiceId[] {
  return [...byService]
    .map(([id, { counted, reached }]) => ({ id, missed: counted - reached }))
    .filter(({ missed }) => missed > 0)
    .sort((a, b) => b.missed - a.missed)
    .map(({ id }) => id);
}

function assumptionsOf(
  known: BranchKnowledge,
  { booked = [] }: Present,
  history: BranchHistory | undefined,
): Assumptions {
  const [first] = booked;
  return {
    booked: first === undefined ? null : { people: booked.length, comingPercent: Math.round(first.share * 100) },
    arrivalSource: known.arrivalSource,
    comparableDays: history?.comparableDates.length ?? 0,
    opensInMinutes: OPENS_IN / MINUTE,
  };
}
