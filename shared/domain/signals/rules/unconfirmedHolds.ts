import type { Rule } from '../rule.ts';
import { tallyBy } from '../tallies.ts';
import { ended } from '../window.ts';

/** Holds said to be the person's that the person did not confirm, of all turns. */
export const unconfirmedHolds: Rule = {
  key: 'unconfirmedHolds',
  reference: 'attendant',
  test: 'binomial',
  floor: 0.04,
  ceiling: 0.1,
  ofBranch: 0.015,
  count: ({ turns }) =>
    tallyBy(ended(turns), (turn) => ({
      unit: turn.attendantId,
      seq: turn.endSeq,
      hit: turn.end === 'citizenHold' && !turn.confirmed,
    })),
};
