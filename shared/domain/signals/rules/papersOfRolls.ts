import type { Rule } from '../rule.ts';
import { hitsBy } from '../tallies.ts';

/** Papers of a roll that somebody entered afterwards: their hours are a word of two people. */
export const papersOfRolls: Rule = {
  key: 'papersOfRolls',
  reference: 'author',
  test: 'poisson',
  floor: 0.01,
  ceiling: 0.01,
  ofBranch: 0.01,
  count: (acts) => hitsBy(acts.papers, ({ by, seq }) => ({ unit: by, seq })),
};
