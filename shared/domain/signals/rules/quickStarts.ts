import type { Rule } from '../rule.ts';
import { tallyBy } from '../tallies.ts';
import { AT_ONCE } from '../window.ts';

/** Attentions that began within seconds of the call: nobody walks so fast. */
export const quickStarts: Rule = {
  key: 'quickStarts',
  reference: 'attendant',
  test: 'binomial',
  floor: 0.1,
  ceiling: 0.25,
  ofBranch: 0.05,
  count: ({ turns }) =>
    tallyBy(
      turns.flatMap((turn) => (turn.startedAt === null ? [] : [{ ...turn, startedAt: turn.startedAt }])),
      (turn) => ({
        unit: turn.attendantId,
        seq: turn.startSeq ?? turn.seq,
        hit: turn.startedAt - turn.lastCallAt <= AT_ONCE,
      }),
    ),
};
