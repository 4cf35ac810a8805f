import { finishedBy } from '../finishedBy.ts';
import type { Rule } from '../rule.ts';
import { tallyBy } from '../tallies.ts';

/** Outcomes "resolved" to which their person answered that it was not, of those whose person answered. */
export const deniedOutcomes: Rule = {
  key: 'deniedOutcomes',
  reference: 'attendant',
  test: 'binomial',
  floor: 0.3,
  ceiling: 0.45,
  ofBranch: 0.2,
  count: (acts) =>
    tallyBy(
      finishedBy(acts).filter(({ answer, turn }) => answer.resolved !== null && turn.outcome === 'resolved'),
      ({ answer, turn }) => ({ unit: turn.attendantId, seq: answer.seq, hit: answer.resolved === 'no' }),
    ),
};
