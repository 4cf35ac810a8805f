import type { Rule } from '../rule.ts';
import { tallyBy } from '../tallies.ts';

/** Starts and ends taken back, of all the turns of whoever took them back. */
export const undoneActs: Rule = {
  key: 'undoneActs',
  reference: 'attendant',
  test: 'binomial',
  floor: 0.06,
  ceiling: 0.12,
  ofBranch: 0.03,
  count: ({ turns, undone }) =>
    tallyBy(
      [
        ...undone.map(({ attendantId, seq }) => ({ unit: attendantId, seq, hit: true })),
        // Each turn is a time that nothing was taken back, so that more hits than trials there cannot be.
        ...turns.map(({ attendantId, seq }) => ({ unit: attendantId, seq, hit: false })),
      ],
      (trial) => trial,
    ),
};
