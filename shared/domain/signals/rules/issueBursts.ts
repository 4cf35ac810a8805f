import { SECOND } from '../../ids.ts';
import type { Rule } from '../rule.ts';
import { tallyBy } from '../tallies.ts';

/** A person who reads, chooses and takes their paper is not followed by another one so soon at the same device. */
const TOO_SOON = 5 * SECOND;

/** Tickets that a device gave within seconds of the one before. */
export const issueBursts: Rule = {
  key: 'issueBursts',
  reference: 'device',
  test: 'binomial',
  floor: 0.1,
  ceiling: 0.15,
  ofBranch: 0.08,
  count: ({ issues }) => {
    const last = new Map<string, number>();
    return tallyBy(issues, ({ device, at, seq }) => {
      const before = last.get(device);
      last.set(device, at);
      return { unit: device, seq, hit: before !== undefined && at - before < TOO_SOON };
    });
  },
};
