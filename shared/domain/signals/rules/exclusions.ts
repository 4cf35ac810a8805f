import type { Rule } from '../rule.ts';
import { hitsBy } from '../tallies.ts';

/** Visits that somebody asked to leave out of the standard; those of one act of a contingency are one. */
export const exclusions: Rule = {
  key: 'exclusions',
  reference: 'author',
  test: 'poisson',
  floor: 0.006,
  ceiling: 0.006,
  ofBranch: 0.006,
  count: (acts) => hitsBy(acts.exclusions, ({ by, seq }) => ({ unit: by, seq })),
};
