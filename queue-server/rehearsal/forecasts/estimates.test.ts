import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { describe, expect, test } from 'vitest';
import { ruleNamed } from '../goals/cells.ts';
import { dayWithForecast } from '../goals/estimateGoals.ts';
import { isMet } from '../goals/goals.ts';
import { staffingGoals } from '../goals/staffingGoals.ts';
import { estimateDay, estimateError, knowledgeOf } from './estimates.ts';

const rule = ruleNamed('r25');

function estimated(day: number, seed = 1) {
  const { trace, comparable } = dayWithForecast('C', 0.98, day, day, 25);
  return estimateDay(trace, knowledgeOf(trace, comparable, rule), rule, 6, seed);
}

describe('estimates at the issue of a ticket', () => {
  test('know nothing of the real future: other durations to come, the same estimate', () => {
    const { trace, comparable } = dayWithForecast('C', 0.98, 0, 0, 25);
    const noon = 100;
    const changed = {
      ...trace,
      tickets: trace.tickets.map((ticket) =>
        ticket.t > noon ? { ...ticket, dur: 1, svc: 0, noshow: 1 as const } : ticket,
      ),
    };
    const before = (day: typeof trace) =>
      estimateDay(day, knowledgeOf(trace, comparable, rule), rule, 6, 1)
        .slice(0, 5)
        .map(({ point }) => point);
    expect(before(changed)).toEqual(before(trace));
    expect(trace.tickets.findIndex((ticket) => ticket.t > noon)).toBeGreaterThan(30);
  });

  test('are repeatable, and nearer than the average of the last twenty', () => {
    expect(estimated(0)).toEqual(estimated(0));
    expect(estimated(0, 2)).not.toEqual(estimated(0));
    const error = estimateError(
      [20, 21, 22].flatMap((day) => estimated(day)),
      [0, 1, 2].flatMap((day) => estimated(day)),
    );
    expect(error.tickets).toBeGreaterThan(60);
    expect(error.mae).toBeLessThan(0.7 * error.maeOfLastTwenty);
    expect(error.coverage).toBeGreaterThan(60);
    expect(error.width).toBeGreaterThan(1);
  });

  test('an exact estimate has no error and is always inside', () => {
    const exact = Array.from({ length: 40 }, (_, index) => ({
      point: index * MINUTE,
      actual: index * MINUTE,
      lastTwenty: (index + 3) * MINUTE,
    }));
    expect(estimateError(exact, exact)).toEqual({ tickets: 40, mae: 0, maeOfLastTwenty: 3, coverage: 100, width: 0 });
  });
});

describe('staffing decisions', () => {
  test('of a day are near the fewest counters that suffice', () => {
    const [near, reached] = staffingGoals(2, 25, ['C']);
    expect(near!.n).toBeGreaterThan(8);
    expect(near!.value).toBeGreaterThanOrEqual(90);
    expect(isMet(reached!)).toBe(true);
  });
});
