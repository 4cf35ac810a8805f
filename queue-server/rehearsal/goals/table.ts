import { alignedTable } from '../compare.ts';
import { alertGoals } from './alertGoals.ts';
import { playCells } from './cells.ts';
import { conformanceGoals } from './conformanceGoals.ts';
import { decisionGoals } from './decisionGoals.ts';
import { estimateGoals } from './estimateGoals.ts';
import { type GoalRow, isClose, isMet, ruleGoals } from './goals.ts';
import { staffingGoals } from './staffingGoals.ts';

/**
 * Every goal measured on synthetic days through the engine's rules, in their order. G1 needs the folder of recorded
 * decisions and days; null leaves it out.
 */
export function measureGoals(days: number, seed: number, recorded: string | null): GoalRow[] {
  const rows = [
    ...(recorded === null
      ? [notMeasured('G1', 'recorded decisions and days', 'needs --recorded FOLDER')]
      : conformanceGoals(recorded)),
    ...ruleGoals(playCells(days, seed), seed),
    notMeasured(
      'G10',
      'distance to clairvoyant schedules, points',
      'needs schedules searched with known durations, which this program does not make',
    ),
    ...decisionGoals(days, seed),
    ...estimateGoals(days, seed),
    ...staffingGoals(days, seed),
  ];
  rows.sort((a, b) => Number(a.goal.slice(1)) - Number(b.goal.slice(1)));
  return [...rows, ...alertGoals(days, seed)];
}

export function notMeasured(goal: string, what: string, note: string): GoalRow {
  return { goal, what, n: 0, unit: '', value: null, interval: null, bound: '≤', target: 0, note };
}

/** The goals for reading: n, measured with its 95 % interval over days, goal, met or not. */
export function goalsTable(rows: readonly GoalRow[]): string {
  const lines = rows.map((row) => {
    const { value, interval, bound, target } = row;
    const met = isMet(row);
    return [
      `${row.goal.padEnd(4)} ${row.what}`,
      value === null ? '' : `${row.n} ${row.unit}`,
      value === null ? 'not measured' : shown(value),
      interval === null ? '' : `${shown(interval.low)} … ${shown(interval.high)}`,
      value === null ? '' : `${bound} ${target}`,
      met === null ? '–' : met ? 'met' : 'NOT MET',
      [row.note, ...(isClose(row) ? ['the goal lies inside the interval'] : [])]
        .filter((note) => note !== '')
        .join('; '),
    ];
  });
  const measured = rows.filter((row) => isMet(row) !== null);
  const met = measured.filter((row) => isMet(row) === true).length;
  const table = alignedTable([['goal', 'n', 'measured', '95 % interval', 'goal', 'met', 'note'], ...lines]);
  return `${table}\n\n${met} of ${measured.length} measured lines met, ${rows.length - measured.length} not measured`;
}

function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 1 ? 3 : 2);
}
