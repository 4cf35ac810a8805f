import { describe, expect, test } from 'vitest';
import { bootstrapDays, meanInterval } from '../bootstrap.ts';
import { playCells } from './cells.ts';
import { conformanceGoals } from './conformanceGoals.ts';
import { decisionGoals } from './decisionGoals.ts';
import { type GoalRow, isMet, ruleGoals } from './goals.ts';
import { goalsTable, notMeasured } from './table.ts';

const RECORDED = new URL('../../../tests/fixtures/dispatch/', import.meta.url).pathname;

describe('goals', () => {
  test('what is exact holds on any days, and the rest is measured with an interval', () => {
    const rows = ruleGoals(playCells(2, 7), 7);
    const exact = rows.filter((row) => row.goal === 'G7');
    expect(exact.map((row) => [row.n, isMet(row)])).toEqual([
      [48, true],
      [48, true],
    ]);
    expect(exact[1]?.value).toBe(1);
    for (const row of rows.filter((each) => each.interval !== null)) {
      expect(row.interval!.low, row.what).toBeLessThanOrEqual(row.interval!.high);
      expect(Number.isFinite(row.value), row.what).toBe(true);
    }
    expect(new Set(rows.map((row) => row.goal))).toEqual(
      new Set(['G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G11', 'G15']),
    );
  });

  test('recorded decisions and days, and a day played again, differ in nothing', () => {
    for (const row of conformanceGoals(RECORDED)) expect([row.value, isMet(row)], row.what).toEqual([0, true]);
    expect(decisionGoals(2, 7)[1]).toMatchObject({ value: 0, n: 2 });
  });

  test('the table says what is met, what is not and what was not measured', () => {
    const row = (value: number, bound: GoalRow['bound']): GoalRow => ({
      goal: 'G2',
      what: `value ${value}`,
      n: 3,
      unit: 'days',
      value,
      interval: { low: value - 1, high: value + 1 },
      bound,
      target: 2,
      note: '',
    });
    const table = goalsTable([row(2.5, '≥'), row(1.5, '≥'), row(3, '≤'), notMeasured('G10', 'x', 'because')]);
    const lines = table.split('\n').map((line) => line.replaceAll(/\s+/g, ' '));
    expect(lines[1]).toContain('≥ 2 met');
    expect(lines[2]).toContain('≥ 2 NOT MET the goal lies inside the interval');
    expect(lines[3]).toContain('≤ 2 NOT MET');
    expect(lines[4]).toContain('not measured');
    expect(lines.at(-1)).toBe('1 of 3 measured lines met, 1 not measured');
  });

  test('an interval covers its mean, narrows with more days, and the seed decides it', () => {
    const values = Array.from({ length: 30 }, (_, index) => (index * 7) % 11);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const interval = meanInterval(values, 3);
    expect(interval.low).toBeLessThan(mean);
    expect(interval.high).toBeGreaterThan(mean);
    expect(meanInterval(values, 3)).toEqual(interval);
    const wider = meanInterval(values.slice(0, 8), 3);
    expect(wider.high - wider.low).toBeGreaterThan(interval.high - interval.low);
    expect(bootstrapDays(5, () => 4, 1)).toEqual({ low: 4, high: 4 });
  });
});
