import type { Rule } from '../rule.ts';
import { tallyBy } from '../tallies.ts';
import { ended, lasted } from '../window.ts';

/** Calls that staff ended without an attention that is one: nobody came, or nobody was let come. */
export const emptyCalls: Rule = {
  key: 'emptyCalls',
  reference: 'attendant',
  test: 'binomial',
  floor: 0.14,
  ceiling: 0.3,
  ofBranch: 0.1,
  count: ({ turns }) =>
    tallyBy(
      ended(turns).filter(({ end }) => end !== 'person' && end !== 'other'),
      (turn) => ({
        unit: turn.attendantId,
        seq: turn.endSeq,
        hit: turn.end !== 'finish' && (lasted(turn) ?? 0) < turn.minimumMs,
      }),
    ),
};
