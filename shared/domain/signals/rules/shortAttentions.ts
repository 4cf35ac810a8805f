import type { Rule } from '../rule.ts';
import { tallyBy } from '../tallies.ts';
import { ended, lasted } from '../window.ts';

/** Attentions that staff finished sooner than makes an attention. */
export const shortAttentions: Rule = {
  key: 'shortAttentions',
  reference: 'attendant',
  test: 'binomial',
  floor: 0.1,
  ceiling: 0.25,
  ofBranch: 0.06,
  count: ({ turns }) =>
    tallyBy(
      ended(turns).filter(({ end }) => end === 'finish'),
      (turn) => ({ unit: turn.attendantId, seq: turn.endSeq, hit: (lasted(turn) ?? 0) < turn.minimumMs }),
    ),
};
