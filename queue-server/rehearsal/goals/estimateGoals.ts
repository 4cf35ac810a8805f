import type { Trace } from '@turno25/shared/rehearsal/recorded/trace.ts';
import type { Interval } from '../bootstrap.ts';
import { bootstrapDays } from '../bootstrap.ts';
import {
  type EstimatedTicket,
  type EstimateError,
  estimateDay,
  estimateError,
  knowledgeOf,
} from '../forecasts/estimates.ts';
import { generateDay, type Load, SIZES, type Size } from '../generate.ts';
import { ruleNamed } from './cells.ts';
import type { GoalRow } from './goals.ts';

/** Days behind the calibration, and as many to test it on, at most. */
const MOST_DAYS = 16;
/** Tickets of a day whose wait is estimated: enough for its error, and a fortieth of the work in a large branch. */
const TICKETS_A_DAY = 40;
const BRANCHES = 12;
const FORECAST_DAYS = 4;
/** Far from each other, so that no day is its own forecast; multiples of four, so that pension days match. */
const HISTORY_FROM = 1000;
const FORECAST_STEP = 400;

type CellError = {
  readonly size: Size;
  readonly load: Load;
  readonly history: EstimatedTicket[];
  readonly days: EstimatedTicket[][];
};

/** G13: the error of the estimate that a ticket would carry, and how often its interval held. */
export function estimateGoals(days: number, seed: number): GoalRow[] {
  const cells = SIZES.flatMap((size) =>
    [0.92, 0.98].map((load) => estimatedCell(size, load, Math.min(days, MOST_DAYS), seed)),
  );
  const errorOf = (cell: CellError, drawn: readonly number[]): EstimateError =>
    estimateError(
      cell.history,
      drawn.flatMap((day) => cell.days[day] ?? []),
    );
  const row = (
    what: string,
    cell: CellError,
    statistic: (error: EstimateError) => number,
    bound: GoalRow['bound'],
    target: number,
    note = '',
  ): GoalRow => {
    const all = errorOf(
      cell,
      cell.days.map((_, day) => day),
    );
    const interval: Interval = bootstrapDays(cell.days.length, (drawn) => statistic(errorOf(cell, drawn)), seed);
    return { goal: 'G13', what, n: all.tickets, unit: 'tickets', value: statistic(all), interval, bound, target, note };
  };
  const at = (size: Size, load: Load): CellError => {
    const found = cells.find((cell) => cell.size === size && cell.load === load);
    if (found === undefined) throw new Error(`no cell ${size} ${load}`);
    return found;
  };
  const extreme = (statistic: (error: EstimateError) => number, pick: 'least' | 'most'): CellError => {
    const value = (cell: CellError): number =>
      (pick === 'least' ? 1 : -1) *
      statistic(
        errorOf(
          cell,
          cell.days.map((_, day) => day),
        ),
      );
    return cells.reduce((a, b) => (value(b) < value(a) ? b : a));
  };
  const mae = (error: EstimateError): number => error.mae;
  const better = (error: EstimateError): number => 100 * (1 - error.mae / error.maeOfLastTwenty);
  const coverage = (error: EstimateError): number => error.coverage;
  const worst = (cell: CellError): string => `worst cell: ${cell.size} ${cell.load}`;
  const leastBetter = extreme(better, 'least');
  const leastCovered = extreme(coverage, 'least');
  const mostCovered = extreme(coverage, 'most');
  return [
    row('expected wait, mean absolute error, min, B 0.92', at('B', 0.92), mae, '≤', 3.1),
    row('expected wait, mean absolute error, min, B 0.98', at('B', 0.98), mae, '≤', 4.1),
    row('error under “average of the last 20”, %, every size', leastBetter, better, '≥', 40, worst(leastBetter)),
    row('waits inside the 80 % interval, %, least of any cell', leastCovered, coverage, '≥', 76, worst(leastCovered)),
    row('waits inside the 80 % interval, %, most of any cell', mostCovered, coverage, '≤', 90, worst(mostCovered)),
  ];
}

function estimatedCell(size: Size, load: Load, days: number, seed: number): CellError {
  const estimated = (from: number): EstimatedTicket[][] =>
    Array.from({ length: days }, (_, index) => {
      const { trace, comparable } = dayWithForecast(size, load, index % BRANCHES, from + index, seed);
      const each = Math.max(1, Math.round(trace.tickets.length / TICKETS_A_DAY));
      const rule = ruleNamed('r25');
      return estimateDay(trace, knowledgeOf(trace, comparable, rule), rule, each, seed + 1_000_003 * (from + index));
    });
  return { size, load, history: estimated(HISTORY_FROM).flat(), days: estimated(0) };
}

/** A synthetic day, and the comparable days of its branch that its arrivals are forecast from. */
export function dayWithForecast(
  size: Size,
  load: Load,
  branch: number,
  day: number,
  seed: number,
): { readonly trace: Trace; readonly comparable: readonly Trace[] } {
  return {
    trace: generateDay({ size, load, branch, day, seed }),
    comparable: Array.from({ length: FORECAST_DAYS }, (_, index) =>
      generateDay({ size, load, branch, day: day + FORECAST_STEP * (index + 7), seed }),
    ),
  };
}
