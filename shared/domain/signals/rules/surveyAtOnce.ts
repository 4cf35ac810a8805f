import { SECOND } from '../../ids.ts';
import { finishedBy } from '../finishedBy.ts';
import type { Rule } from '../rule.ts';
import { tallyBy } from '../tallies.ts';

/** Nobody stands up, finds the code and answers so soon. */
const TOO_SOON = 10 * SECOND;

/** Answers bound to a visit that came within seconds of the end of its attention: answered at the counter, perhaps not by its person. */
export const surveyAtOnce: Rule = {
  key: 'surveyAtOnce',
  reference: 'attendant',
  test: 'binomial',
  floor: 0.03,
  ceiling: 0.06,
  ofBranch: 0.01,
  count: (acts) =>
    tallyBy(finishedBy(acts), ({ answer, turn }) => ({
      unit: turn.attendantId,
      seq: answer.seq,
      hit: answer.at - turn.endedAt < TOO_SOON,
    })),
};
