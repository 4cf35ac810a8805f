import { bootstrapDays, type Interval } from '../bootstrap.ts';
import type { Load, Size } from '../generate.ts';
import type { Cell, DayUnderRule, Rule } from './cells.ts';
import {
  beyondPerTicket,
  compliance,
  dayMax,
  inversions,
  mostPassed,
  overAnHour,
  preferentialP90,
  preferentialWithin,
  type Statistic,
  secondStageP90,
  worstService,
} from './statistics.ts';

/** One line of the table of goals. `value` null: not measured, and `note` says why. */
export type GoalRow = {
  readonly goal: string;
  readonly what: string;
  /** Days, decisions or tickets behind the value, as `unit` says. */
  readonly n: number;
  readonly unit: string;
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly bound: '≥' | '≤' | '=';
  readonly target: number;
  readonly note: string;
};

/** Whether the measured value, not its interval, reaches the goal; null when it was not measured. */
export function isMet({ value, bound, target }: GoalRow): boolean | null {
  if (value === null) return null;
  if (bound === '=') return value === target;
  return bound === '≥' ? value >= target : value <= target;
}

/** A line whose value may only be 0: things that differ from what they must be. */
export function exact(goal: string, what: string, n: number, unit: string, value: number): GoalRow {
  return { goal, what, n, unit, value, interval: null, bound: '=', target: 0, note: 'exact' };
}

type Measure = { readonly value: number; readonly interval: Interval; readonly cell: Cell };

/** Whether a goal lies inside the interval: with these days alone it could have gone either way. */
export function isClose({ interval, target }: GoalRow): boolean {
  return interval !== null && interval.low <= target && target <= interval.high;
}

/** Goals G2 to G9, G11 and G15: what the rule does over many days. */
export function ruleGoals(cells: readonly Cell[], seed: number): GoalRow[] {
  const at = (size: Size, load: Load): Cell => {
    const found = cells.find((cell) => cell.size === size && cell.load === load);
    if (found === undefined) throw new Error(`no cell ${size} ${load}`);
    return found;
  };
  const plain = (cell: Cell, rule: Rule, statistic: Statistic): Measure => {
    const days = cell.days[rule];
    const interval = bootstrapDays(days.length, (drawn) => statistic(chosen(days, drawn)), seed);
    return { value: statistic(days), interval, cell };
  };
  const gain = (cell: Cell, statistic: Statistic, rule: Rule = 'r25', against: Rule = 'strict-priority'): Measure => {
    const days = cell.days[rule];
    const other = cell.days[against];
    const interval = bootstrapDays(
      days.length,
      (drawn) => statistic(chosen(days, drawn)) - statistic(chosen(other, drawn)),
      seed,
    );
    return { value: statistic(days) - statistic(other), interval, cell };
  };
  /** The cell where a difference is least (or most): intervals are worth computing there only. */
  const worst = (
    among: readonly Cell[],
    statistic: Statistic,
    pick: 'least' | 'most',
    against: Rule | null,
  ): Measure => {
    const value = (cell: Cell): number =>
      statistic(cell.days.r25) - (against === null ? 0 : statistic(cell.days[against]));
    const sign = pick === 'least' ? 1 : -1;
    const cell = among.reduce((a, b) => (sign * value(b) < sign * value(a) ? b : a));
    return against === null ? plain(cell, 'r25', statistic) : gain(cell, statistic, 'r25', against);
  };
  const row = (
    goal: string,
    what: string,
    measure: Measure,
    bound: GoalRow['bound'],
    target: number,
    note = '',
  ): GoalRow => ({
    goal,
    what,
    n: measure.cell.days.r25.length,
    unit: 'days',
    value: measure.value,
    interval: measure.interval,
    bound,
    target,
    note,
  });
  const worstRow = (goal: string, what: string, measure: Measure, bound: GoalRow['bound'], target: number): GoalRow =>
    row(goal, what, measure, bound, target, `worst cell: ${cellName(measure.cell)}`);
  const ofSizes = (sizes: string, loads: 'all' | 'to 1.05' | 'to 0.92'): Cell[] =>
    cells.filter(
      ({ size, load }) =>
        sizes.includes(size) &&
        (loads === 'all' || (load !== 'shock' && (loads === 'to 1.05' || (typeof load === 'number' && load <= 0.92)))),
    );
  const overStrict = (goal: string, rows: readonly (readonly [Size, Load, number])[], rule: Rule = 'r25'): GoalRow[] =>
    rows.map(([size, load, target]) =>
      row(
        goal,
        `compliance over strict priority, points, ${size} ${load}`,
        gain(at(size, load), compliance, rule),
        '≥',
        target,
      ),
    );
  const count = (
    goal: string,
    what: string,
    rule: Rule,
    statistic: Statistic,
    bound: GoalRow['bound'],
    target: number,
  ) => {
    const values = cells.map((cell) => statistic(cell.days[rule]));
    const n = cells.reduce((sum, cell) => sum + cell.days[rule].length, 0);
    const value = values.reduce((most, next) => Math.max(most, next), 0);
    return { goal, what, n, unit: 'days', value, interval: null, bound, target, note: 'exact' };
  };

  return [
    ...overStrict('G2', [
      ['A', 0.92, 1.4],
      ['B', 0.92, 3.0],
      ['C', 0.92, 3.8],
      ['D', 0.92, 3.0],
    ]),
    ...overStrict('G3', [
      ['A', 0.98, 4.4],
      ['B', 0.98, 5.3],
      ['C', 0.98, 4.8],
      ['D', 0.98, 3.7],
      ['A', 1.05, 7.7],
      ['B', 1.05, 7.7],
      ['C', 1.05, 5.5],
      ['D', 1.05, 4.5],
      ['B', 'shock', 4.5],
      ['C', 'shock', 3.8],
    ]),
    worstRow('G4', 'compliance over FIFO, points, every cell', worst(cells, compliance, 'least', 'arrival'), '≥', -0.3),
    row('G4', 'compliance over FIFO, points, B 0.92', gain(at('B', 0.92), compliance, 'r25', 'arrival'), '≥', 1.2),
    row('G4', 'compliance over FIFO, points, B 0.98', gain(at('B', 0.98), compliance, 'r25', 'arrival'), '≥', 3),
    worstRow(
      'G5',
      'worst service over strict priority’s, points, every cell',
      worst(cells, worstService, 'least', 'strict-priority'),
      '≥',
      -1.5,
    ),
    row('G5', 'worst service over strict priority’s, points, B 0.92', gain(at('B', 0.92), worstService), '≥', 1),
    worstRow(
      'G6',
      'longest wait of the day over strict priority’s, min, every cell',
      worst(cells, dayMax, 'most', 'strict-priority'),
      '≤',
      7,
    ),
    row('G6', 'longest wait of the day, min, B 0.92', plain(at('B', 0.92), 'r25', dayMax), '≤', 50),
    worstRow(
      'G6',
      'min beyond 25 per ticket over strict priority’s, every cell',
      worst(cells, beyondPerTicket, 'most', 'strict-priority'),
      '≤',
      0.05,
    ),
    worstRow(
      'G6',
      'over an hour, points over strict priority’s, to 0.92',
      worst(ofSizes('ABCD', 'to 0.92'), overAnHour, 'most', 'strict-priority'),
      '≤',
      0.2,
    ),
    worstRow(
      'G6',
      'over an hour, points over strict priority’s, every cell',
      worst(cells, overAnHour, 'most', 'strict-priority'),
      '≤',
      1.6,
    ),
    count('G7', 'inversions inside a line, K = 0', 'r25', inversions, '=', 0),
    count('G7', 'most times that one ticket was passed in its line, K = 1', 'r25-k1', mostPassed, '≤', 1),
    worstRow(
      'G8',
      'preferential p90, min, A and B, all loads',
      worst(ofSizes('AB', 'all'), preferentialP90, 'most', null),
      '≤',
      12.5,
    ),
    worstRow(
      'G8',
      'preferential p90, min, C to 1.05',
      worst(ofSizes('C', 'to 1.05'), preferentialP90, 'most', null),
      '≤',
      16,
    ),
    worstRow(
      'G8',
      'preferential p90, min, D to 1.05',
      worst(ofSizes('D', 'to 1.05'), preferentialP90, 'most', null),
      '≤',
      27,
    ),
    worstRow(
      'G8',
      'preferential within 25 min, %, A and B, all loads',
      worst(ofSizes('AB', 'all'), preferentialWithin, 'least', null),
      '≥',
      99.5,
    ),
    worstRow(
      'G8',
      'preferential within 25 min, %, C to 1.05',
      worst(ofSizes('C', 'to 1.05'), preferentialWithin, 'least', null),
      '≥',
      98,
    ),
    worstRow(
      'G9',
      'second stage p90, min, A and B to 1.05',
      worst(ofSizes('AB', 'to 1.05'), secondStageP90, 'most', null),
      '≤',
      23,
    ),
    worstRow(
      'G9',
      'second stage p90, min, C to 1.05',
      worst(ofSizes('C', 'to 1.05'), secondStageP90, 'most', null),
      '≤',
      26,
    ),
    ...overStrict(
      'G11',
      [
        ['B', 0.92, 3.9],
        ['B', 0.98, 6.9],
      ],
      'r25-k1',
    ),
    row(
      'G15',
      'points over strict priority, B 0.92, 30 % of calls by hand',
      gain(at('B', 0.92), compliance, 'r25-by-hand'),
      '≥',
      2.9,
    ),
    row(
      'G15',
      'points over strict priority, B 0.92, means wrong by 30 %',
      gain(at('B', 0.92), compliance, 'r25-wrong-means'),
      '≥',
      2.9,
    ),
  ];
}

function chosen(days: readonly DayUnderRule[], drawn: readonly number[]): DayUnderRule[] {
  return drawn.flatMap((day) => days[day] ?? []);
}

function cellName({ size, load }: Cell): string {
  return `${size} ${load}`;
}
