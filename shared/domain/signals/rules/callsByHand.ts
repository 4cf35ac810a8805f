import type { Rule } from '../rule.ts';
import { tallyBy } from '../tallies.ts';

/** Calls that somebody chose by hand, past the day's rule. */
export const callsByHand: Rule = {
  key: 'callsByHand',
  reference: 'attendant',
  test: 'binomial',
  floor: 0.14,
  ceiling: 0.3,
  ofBranch: 0.08,
  count: ({ turns }) => tallyBy(turns, ({ attendantId, seq, byHand }) => ({ unit: attendantId, seq, hit: byHand })),
};
