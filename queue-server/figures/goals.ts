import type { GoalsView, GoalView } from '@turno25/shared/contracts/goals.ts';
import { complianceBetween } from '@turno25/shared/domain/bonus/complianceAhead.ts';
import { achievementOf, bonusOf, type Goal, type GoalResult, partOutcome } from '@turno25/shared/domain/bonus/goals.ts';
import { cut, rational, times } from '@turno25/shared/domain/bonus/rational.ts';
import { quarterOf } from '@turno25/shared/domain/calendar/quarters.ts';
import type { BusinessDate, Instant } from '@turno25/shared/domain/ids.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { GoalForecast } from './goalForecasts.ts';
import { forecastView, ownShare } from './ownShare.ts';
import { openDayOf, type Period, periodFigures } from './period.ts';
import type { SealedRows } from './sealedRows.ts';

type Parts = {
  readonly sealedRows: SealedRows;
  readonly ledger: Pick<Ledger, 'eventsOf'>;
};
const PARTS = ['institutional', 'collective'] as const;

/** The goals' year, and the last date of it that there is. */
export function goalDates(state: BranchState, now: Instant): { readonly year: number; readonly last: BusinessDate } {
  const { config } = must(state.config, 'the branch is configured');
  const today = state.day?.date ?? localDate(now, config.branch.zone);
  const year = config.goals?.year ?? Number(today.slice(0, 4));
  return { year, last: `${year}-12-31` < today ? `${year}-12-31` : today };
}

/**
 * The bonus as the goals of the year stand, and what the branch's own still needs. Nothing of it is sealed or sent.
 * `forecast`: what sealed days let one expect, made elsewhere.
 */
export function goalsOf(parts: Parts, state: BranchState, now: Instant, forecast: GoalForecast): GoalsView {
  const { config } = must(state.config, 'the branch is configured');
  const { year, last } = goalDates(state, now);
  const credit = config.goals?.credit ?? 'partial';
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
    own:
      whole === null
        ? null
        : {
            ...ownShare(whole, between(quarterOf(last)), config, last),
            forecast: forecastView(forecast, (part, shares) => complianceBetween(part, judged, credit, shares)),
          },
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
