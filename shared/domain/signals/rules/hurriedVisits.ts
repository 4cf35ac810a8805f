import type { Rule } from '../rule.ts';
import { tallyBy } from '../tallies.ts';
import { ended } from '../window.ts';

/** From the paper to the end of the attention: so many times what makes an attention (two minutes of one). */
const HURRIED = 2;

/**
 * Tickets that were issued, called and finished within twice what makes an attention while others of the same line, who came
 * before, went on waiting: bursts of them are tickets of nobody.
 */
export const hurriedVisits: Rule = {
  key: 'hurriedVisits',
  reference: 'attendant',
  test: 'binomial',
  floor: 0.03,
  ceiling: 0.1,
  ofBranch: 0.01,
  count: ({ turns }) =>
    tallyBy(
      ended(turns).filter(({ end }) => end === 'finish'),
      (turn) => ({
        unit: turn.attendantId,
        seq: turn.endSeq,
        hit: turn.passedSomebody && turn.endedAt - turn.issuedAt <= HURRIED * turn.minimumMs,
      }),
    ),
};
