import type {
  CurveOfDayView,
  OtherwiseView,
  PauseView,
  PlanView,
  StaffingView,
  ToldView,
} from '@turno25/shared/contracts/forecast.ts';
import type { RatioView } from '@turno25/shared/contracts/primitives.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { sumOf } from '@turno25/shared/domain/figures/numbers.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { shareOf } from '@turno25/shared/rehearsal/forecast/staffing.ts';
import type { Assumptions, PauseForecast, Plan, Staffing } from '../forecasts/analyst.ts';
import type { CurveOfDay, OtherwiseDay } from '../forecasts/past/otherwise.ts';
import type { ToldWaits } from '../forecasts/told.ts';
import { iso, ratioView } from './format.ts';
import { fewestPlanned, plannedShifts } from './plannedShifts.ts';
import { counterLabel, serviceLabel } from './visitView.ts';

/** Services named in a sentence: the rest would only make it longer. */
const NAMED = 2;

/** The advice for the next half hour, in one sentence with what it rests on. */
export function staffingView(config: BranchConfig, staffing: Staffing): StaffingView {
  const { extra, forecasts, now: expected } = staffing;
  const counters = staffing.open.slice(0, extra ?? staffing.open.length).map((id) => ({
    id,
    label: counterLabel(config, id),
  }));
  const services = staffing.short.map((id) => serviceLabel(config, id).service);
  const percentNow = wholePercent(shareOf(expected));
  const percentWith = counters.length === 0 ? null : wholePercent(forecasts.at(-1)?.share ?? 0);
  const values = {
    now: percentNow,
    share: percentNow,
    with: percentWith ?? percentNow,
    goal: wholePercent(staffing.goal),
    extra: counters.length,
    counters: listed(counters.map(({ label }) => label)),
    services: listed(services.slice(0, NAMED)),
    minutes: staffing.assumptions.opensInMinutes,
  };
  const key =
    expected.counted < 0.5
      ? 'nobody'
      : extra === 0
        ? 'enough'
        : extra !== null
          ? 'open'
          : counters.length === 0
            ? 'noneLeft'
            : 'notEnough';
  return {
    at: iso(staffing.at),
    goalPercent: wholePercent(staffing.goal),
    percentNow,
    extra,
    counters,
    services,
    percentWith,
    sentence: say(`forecast.staffing.${key}`, values),
    assumptions: assumptionsInWords(staffing.assumptions, counters.length > 0),
  };
}

/** How often the told waits held: of each class as a whole, then of its services, those with most people first. */
export function toldView(config: BranchConfig, rows: readonly ToldWaits[]): ToldView {
  const row = (
    visitClass: VisitClass,
    serviceId: string | null,
    of: readonly ToldWaits[],
  ): ToldView['rows'][number] => ({
    class: visitClass,
    serviceId,
    serviceName: serviceId === null ? null : serviceLabel(config, serviceId).service,
    within: ratioView(sumOf(of.map(({ within }) => within)), sumOf(of.map(({ told }) => told))),
    sooner: sumOf(of.map(({ sooner }) => sooner)),
    later: sumOf(of.map(({ later }) => later)),
  });
  const classes = ['general', 'preferential'] as const;
  return {
    rows: classes.flatMap((visitClass) => {
      const own = rows.filter((told) => told.class === visitClass);
      return own.length === 0
        ? []
        : [row(visitClass, null, own), ...own.map((told) => row(visitClass, told.serviceId, [told]))];
    }),
  };
}

/** What a pause costs, in one sentence. */
export function pauseView(config: BranchConfig, forecast: PauseForecast): PauseView {
  const percentWithout = wholePercent(shareOf(forecast.without));
  const percentWith = wholePercent(shareOf(forecast.withPause));
  const people = Math.round(forecast.without.reached - forecast.withPause.reached);
  const costs = people >= 1 && forecast.losers.length > 0;
  const minutes = forecast.lasts / MINUTE;
  const losers = forecast.losers.map(({ serviceId, people: lost }) => ({
    serviceName: serviceLabel(config, serviceId).service,
    people: Math.round(lost * 10) / 10,
  }));
  const values = {
    counter: counterLabel(config, forecast.counterId),
    minutes,
    without: percentWithout,
    with: percentWith,
    people,
    services: listed(losers.slice(0, NAMED).map(({ serviceName }) => serviceName)),
  };
  return {
    counterId: forecast.counterId,
    minutes,
    percentWithout,
    percentWith,
    losers,
    sentence: say(costs ? 'forecast.pause.costs' : 'forecast.pause.same', values),
    assumptions: assumptionsInWords(forecast.assumptions, false),
  };
}

/** The counters of a coming day. */
export function planView(config: BranchConfig, plan: Plan): PlanView {
  const planned = config.shifts === undefined ? null : plannedShifts(config, plan.date);
  return {
    date: plan.date,
    goalPercent: wholePercent(plan.goal),
    reached: plan.reached,
    slots: plan.slots.map(({ from, to, arrivals, counters, share }) => ({
      from: iso(from),
      to: iso(to),
      arrivals: Math.round(arrivals * 10) / 10,
      counters,
      percent: wholePercent(share),
      planned: planned === null ? null : fewestPlanned(planned, from, to),
    })),
    order: plan.order.map((id) => counterLabel(config, id)),
    comparableDates: [...plan.comparableDates],
    sentence: say(plan.reached ? 'forecast.plan.reached' : 'forecast.plan.notReached', {
      goal: wholePercent(plan.goal),
    }),
    assumptions: [
      say('forecast.assume.comparableDays', { days: plan.comparableDates.length }),
      say('forecast.assume.durations'),
    ],
  };
}

/** A past day rehearsed with a change, in figures and one sentence. */
export function otherwiseView(config: BranchConfig, day: OtherwiseDay): OtherwiseView {
  const { change, same, changed } = day;
  const before = inTenths(strictOf(same));
  const after = inTenths(strictOf(changed));
  const points = Math.round((after - before) * 10) / 10;
  return {
    date: day.date,
    policy: day.policy,
    change: {
      policy: change.policy,
      counters: change.extra.counters,
      services: change.extra.serviceIds.map((id) => serviceLabel(config, id).service),
    },
    real: curveView(day.real),
    same: curveView(same),
    changed: curveView(changed),
    sentence: say(
      points === 0 ? 'forecast.otherwise.same' : points > 0 ? 'forecast.otherwise.better' : 'forecast.otherwise.worse',
      { points: Math.abs(points), before, after },
    ),
    assumptions: [
      say('forecast.otherwise.people'),
      say('forecast.otherwise.starts'),
      ...(day.supposedDurations > 0 ? [say('forecast.otherwise.supposed', { people: day.supposedDurations })] : []),
      ...(day.handPicked > 0 ? [say('forecast.otherwise.handPicked', { calls: day.handPicked })] : []),
    ],
  };
}

/** One decimal, rounded down as everywhere. */
function inTenths({ percent }: RatioView): number {
  return Math.floor((percent ?? 0) * 10 + 1e-6) / 10;
}

function strictOf({ curve }: CurveOfDay): RatioView {
  const { num, den } = curve.at(-1)?.strict ?? { num: 0, den: 0 };
  return ratioView(num, den);
}

function curveView(day: CurveOfDay): CurveOfDayView {
  const { figures, curve } = day;
  const { num, den } = curve.at(-1)?.official ?? { num: 0, den: 0 };
  return {
    curve: curve.map(({ at, official, strict }) => ({
      at: iso(at),
      official: ratioView(official.num, official.den),
      strict: ratioView(strict.num, strict.den),
    })),
    official: ratioView(num, den),
    strict: strictOf(day),
    p50Minutes: figures.p50,
    p90Minutes: figures.p90,
    longestMinutes: figures.maxWait,
    preferentialP90Minutes: figures.prefP90,
    worstServicePercent: figures.worstService,
  };
}

function assumptionsInWords(assumed: Assumptions, opens: boolean): string[] {
  const { arrivalSource, comparableDays, booked, opensInMinutes } = assumed;
  return [
    say(`forecast.assume.${arrivalSource}`, { days: comparableDays }),
    ...(booked === null
      ? []
      : [say('forecast.assume.booked', { people: booked.people, percent: booked.comingPercent })]),
    say('forecast.assume.durations'),
    ...(opens ? [say('forecast.assume.opensIn', { minutes: opensInMinutes })] : []),
  ];
}

/** A share as a whole percentage, rounded down: a forecast that misses the goal never reads as reaching it. */
function wholePercent(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}

/** `a`, `a y b`, `a, b y c`. */
function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : say('forecast.and', { list: words.slice(0, -1).join(', '), last });
}
