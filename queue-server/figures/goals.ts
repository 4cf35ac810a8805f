import type { GoalsView, GoalView } from '@turno25/shared/contracts/goals.ts';
import { achievementOf, bonusOf, type Goal, type GoalResult, partOutcome } from '@turno25/shared/domain/bonus/goals.ts';
import { stillNeeded } from '@turno25/shared/domain/bonus/needed.ts';
import { cut, rational, times } from '@turno25/shared/domain/bonus/rational.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { addDays, weekdayOf } from '@turno25/shared/domain/calendar/businessDates.ts';
import { hoursOf } from '@turno25/shared/domain/calendar/hours.ts';
import { quarterOf } from '@turno25/shared/domain/calendar/quarters.ts';
import type { BusinessDate, Instant } from '@turno25/shared/domain/ids.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { shareView } from '@turno25/shared/figures/numbers.ts';
import { presentFigures } from '@turno25/shared/figures/present.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openDayOf, type Period, periodFigures } from './period.ts';
import type { SealedRows } from './sealedRows.ts';

type Parts = { readonly sealedRows: SealedRows; readonly ledger: Pick<Ledger, 'eventsOf'> };
const PARTS = ['institutional', 'collective'] as const;

/** The bonus as the goals of the year stand, and what the branch's own still needs. Nothing of it is sealed or sent. */
export function goalsOf(parts: Parts, state: BranchState, now: Instant): GoalsView {
  const { config } = must(state.config, 'the branch is configured');
  const today = state.day?.date ?? localDate(now, config.branch.zone);
  const year = config.goals?.year ?? Number(today.slice(0, 4));
  const credit = config.goals?.credit ?? 'partial';
  const last = `${year}-12-31` < today ? `${year}-12-31` : today;
  const openDay = openDayOf(parts, { state, now });
  const between = (from: BusinessDate): Period | null => {
    const summed = from > last ? null : periodFigures(parts, { state, now, openDay }, from, last);
    return summed?.ok ? summed.value : null;
  };
  const whole = between(`${year}-01-01`);
  const official = whole?.figures.standard.official ?? null;
  const judged = (config.goals?.list ?? []).map((goal) => ({
    goal,
    result: goal.source === 'official' ? official : goal.entered,
  }));
  const outcome = (unknown: 'missed' | 'reached') =>
    PARTS.map((part) => ({ part, outcome: partOutcome(part, judged, credit, unknown) }));
  const [worst, best] = [outcome('missed'), outcome('reached')];
  return {
    simulation: true,
    year,
    credit,
    goals: judged.map(({ goal, result }) => goalView(goal, result, credit)),
    parts: PARTS.flatMap((part, index) => {
      const [low, high] = [worst[index]?.outcome, best[index]?.outcome];
      if (low == null || high == null) return [];
      return {
        part,
        compliance: { worst: cut(low.compliance, 1), best: cut(high.compliance, 1) },
        band: { worst: low.band, best: high.band },
        pays: { worst: cut(low.pays, 1), best: cut(high.pays, 1) },
        missed: low.missed.map((id) => judged.find(({ goal }) => goal.id === id)?.goal.name ?? id),
      };
    }),
    bonus: {
      worst: cut(bonusOf(worst.map((part) => part.outcome)), 1),
      best: cut(bonusOf(best.map((part) => part.outcome)), 1),
    },
    own: whole === null ? null : own(whole, between(quarterOf(last)), config, last),
  };
}

function goalView(goal: Goal, result: GoalResult | null, credit: 'partial' | 'whole'): GoalView {
  const reached = result === null ? null : achievementOf(goal, result, credit);
  const { entered: _entered, ...sheet } = goal;
  return {
    ...sheet,
    result: result === null ? null : { num: result.num, den: result.den },
    reached: reached === null ? null : cut(times(reached, rational(100n)), 1),
  };
}

/** The branch's own share, and what is still needed: of as many people a day as were attended on the days of this year. */
function own(year: Period, quarter: Period | null, config: BranchConfig, today: BusinessDate): GoalsView['own'] {
  const { figures } = year;
  const { official, strict } = figures.standard;
  const shown = presentFigures(figures, { goals: year.goals, others: year.others });
  const { goalPercent } = config.standard;
  const perDay = figures.days === 0 ? 0 : Math.round(official.den / figures.days);
  const of = (share: { readonly num: number; readonly den: number }, until: BusinessDate) => {
    const days = openDaysBetween(config, addDays(today, 1), until);
    const needed = stillNeeded(share, days * perDay, goalPercent);
    return needed.state === 'open'
      ? { ...needed, days, perDay: days === 0 ? 0 : Math.ceil(needed.within / days) }
      : { ...needed, days };
  };
  const inQuarter = quarter?.figures.standard.official ?? { num: 0, den: 0 };
  return {
    from: figures.from,
    to: figures.to,
    year: shareView(official),
    withoutExclusions: shown.waits === undefined ? null : shown.waits.withoutExclusions.official,
    strict: shareView(strict),
    quarter: shareView(inQuarter),
    goalPercent,
    perDay,
    neededInYear: of(official, `${today.slice(0, 4)}-12-31`),
    neededInQuarter: of(inQuarter, addDays(nextQuarter(today), -1)),
  };
}

function nextQuarter(date: BusinessDate): BusinessDate {
  const first = quarterOf(date);
  const month = Number(first.slice(5, 7)) + 3;
  return month > 12
    ? `${Number(first.slice(0, 4)) + 1}-01-01`
    : `${first.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}

/** Dates on which the branch opens by its hours and holidays, both ends included. */
function openDaysBetween({ hours }: BranchConfig, from: BusinessDate, to: BusinessDate): number {
  let days = 0;
  for (let date = from; date <= to; date = addDays(date, 1))
    if (hoursOf(hours, date, weekdayOf(date)).length > 0) days += 1;
  return days;
}
