import { SECOND } from '../../ids.ts';
import type { Rule } from '../rule.ts';
import { tallyBy } from '../tallies.ts';

/** Whoever answers reads four questions first. */
const TOO_SOON = 15 * SECOND;

/** Answers at a device, bound to no visit, that came within seconds of the one before. */
export const surveyBursts: Rule = {
  key: 'surveyBursts',
  reference: 'device',
  test: 'binomial',
  floor: 0.1,
  ceiling: 0.2,
  ofBranch: 0.05,
  count: ({ answers }) => {
    const last = new Map<string, number>();
    return tallyBy(
      answers.filter(({ visitId, device }) => visitId === null && device !== null),
      ({ device, at, seq }) => {
        const unit = device ?? '';
        const before = last.get(unit);
        last.set(unit, at);
        return { unit, seq, hit: before !== undefined && at - before < TOO_SOON };
      },
    );
  },
};
