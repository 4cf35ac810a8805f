import type { Rule } from '../rule.ts';
import { hitsBy } from '../tallies.ts';

/** People who waited and were removed, or written down as gone, whenever it was, beside the visits of the branch. */
export const sentOff: Rule = {
  key: 'sentOff',
  reference: 'author',
  test: 'poisson',
  floor: 0.015,
  ceiling: 0.015,
  ofBranch: 0.03,
  count: (acts) => hitsBy(acts.sentOff, ({ actor, seq }) => ({ unit: actor, seq })),
};
