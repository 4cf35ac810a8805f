import type { Rule } from '../rule.ts';
import { tallyBy } from '../tallies.ts';

/** Calls that no board said it announced; where none announced anything that day, there is none. */
export const unannouncedCalls: Rule = {
  key: 'unannouncedCalls',
  reference: 'attendant',
  test: 'binomial',
  floor: 0.08,
  ceiling: 0.3,
  ofBranch: 0.06,
  count: ({ turns }) =>
    turns.some(({ announced }) => announced)
      ? tallyBy(turns, ({ attendantId, seq, announced }) => ({ unit: attendantId, seq, hit: !announced }))
      : [],
};
