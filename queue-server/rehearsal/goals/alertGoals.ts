import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { bootstrapDays } from '../bootstrap.ts';
import { type AlertCounts, alertQuality, alertsOfDay, sumOfAlerts } from '../forecasts/alerts.ts';
import { knowledgeOf } from '../forecasts/estimates.ts';
import type { Load, Size } from '../generate.ts';
import { ruleNamed } from './cells.ts';
import { dayWithForecast } from './estimateGoals.ts';
import type { GoalRow } from './goals.ts';

/** What this product asks of its own warnings: docs/dispatch.md sets no goal for them. */
const PRECISION = 75;
const RECALL = 80;
const MOST_DAYS = 12;
const BRANCHES = 12;
const DAYS_FROM = 3000;
const CELLS: readonly (readonly [Size, Load])[] = [
  ['B', 0.92],
  ['B', 0.98],
  ['C', 0.92],
];

/** Warnings before the limit: how many come true, and how many of the late had been warned of. */
export function alertGoals(days: number, seed: number): GoalRow[] {
  return CELLS.flatMap(([size, load]) => {
    const counts = Array.from({ length: Math.min(days, MOST_DAYS) }, (_, index) => alertsAt(size, load, index, seed));
    const all = sumOfAlerts(counts);
    const leads = [...all.leads].sort((a, b) => a - b);
    const lead = ((leads[leads.length >> 1] ?? 0) / MINUTE).toFixed(0);
    const row = (what: string, measure: 'precision' | 'recall', target: number): GoalRow => ({
      goal: 'risk',
      what: `${what}, %, ${size} ${load}`,
      n: all.people,
      unit: 'tickets',
      value: alertQuality(all)[measure],
      interval: bootstrapDays(
        counts.length,
        (drawn) => alertQuality(sumOfAlerts(drawn.flatMap((day) => counts[day] ?? [])))[measure],
        seed,
      ),
      bound: '≥',
      target,
      note: `own goal; ${all.warned} warned, ${all.late} late; half of the warnings ${lead} min or more ahead`,
    });
    return [
      row('warned of, and really late', 'precision', PRECISION),
      row('late, and warned of before', 'recall', RECALL),
    ];
  });
}

function alertsAt(size: Size, load: Load, index: number, seed: number): AlertCounts {
  const { trace, comparable } = dayWithForecast(size, load, index % BRANCHES, DAYS_FROM + index, seed);
  const policy = ruleNamed('r25');
  const knowledge = knowledgeOf(trace, comparable, policy);
  return alertsOfDay(trace, { policy, knowing: () => knowledge, every: MINUTE, seed: seed + index });
}
