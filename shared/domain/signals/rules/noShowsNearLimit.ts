import type { DayActs } from '../acts.ts';
import { elsewhere, near, type Trial } from '../against.ts';
import type { Rule } from '../rule.ts';
import { ended, nearLimit } from '../window.ts';

/** No-shows and removals at the counter in the last minutes before the limit, against those of calls at any other time. */
export const noShowsNearLimit: Rule = {
  key: 'noShowsNearLimit',
  reference: 'attendant',
  test: 'binomial',
  floor: 0.08,
  ceiling: 0.3,
  count: ({ turns }) => near(trials(turns)),
  base: ({ turns }) => elsewhere(trials(turns)),
};

function trials(turns: DayActs['turns']): Trial[] {
  return ended(turns)
    .filter(({ waitedMs, end }) => waitedMs !== null && end !== 'person' && end !== 'other')
    .map((turn) => ({
      unit: turn.attendantId,
      seq: turn.endSeq,
      hit: turn.end === 'noShow' || turn.end === 'removed',
      gains: nearLimit(turn.waitedMs, turn.limitMs),
    }));
}
