import { MINUTE } from '../../ids.ts';
import type { Rule } from '../rule.ts';
import { tallyBy } from '../tallies.ts';

/** A turn that takes longer from its call to its start leaves somebody called and parked. */
const LATE = 3 * MINUTE;

/** Attentions that began long after the first call. */
export const lateStarts: Rule = {
  key: 'lateStarts',
  reference: 'attendant',
  test: 'binomial',
  floor: 0.05,
  ceiling: 0.15,
  ofBranch: 0.02,
  count: ({ turns }) =>
    tallyBy(
      turns.flatMap((turn) => (turn.startedAt === null ? [] : [{ ...turn, startedAt: turn.startedAt }])),
      (turn) => ({
        unit: turn.attendantId,
        seq: turn.startSeq ?? turn.seq,
        hit: turn.startedAt - turn.calledAt > LATE,
      }),
    ),
};
