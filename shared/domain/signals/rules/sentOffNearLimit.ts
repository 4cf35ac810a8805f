import type { Rule } from '../rule.ts';
import { tallyBy } from '../tallies.ts';
import { nearLimit } from '../window.ts';

/** People who waited and were removed, or written down as gone, in the last minutes before the limit, of all whom its author sent off. */
export const sentOffNearLimit: Rule = {
  key: 'sentOffNearLimit',
  reference: 'author',
  test: 'binomial',
  floor: 0.45,
  ceiling: 0.45,
  ofBranch: 0.4,
  count: ({ sentOff }) =>
    tallyBy(
      sentOff.filter(({ waitedMs, limitMs }) => waitedMs !== null && waitedMs <= limitMs),
      ({ actor, seq, waitedMs, limitMs }) => ({ unit: actor, seq, hit: nearLimit(waitedMs, limitMs) }),
    ),
};
