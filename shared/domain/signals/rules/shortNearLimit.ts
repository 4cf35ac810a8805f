import type { DayActs } from '../acts.ts';
import { elsewhere, near, type Trial } from '../against.ts';
import type { Rule } from '../rule.ts';
import { ended, lasted, nearLimit } from '../window.ts';

/** Attentions of calls in the last minutes before the limit that staff finished at once, against those of calls at any other time. */
export const shortNearLimit: Rule = {
  key: 'shortNearLimit',
  reference: 'attendant',
  test: 'binomial',
  floor: 0.06,
  ceiling: 0.25,
  count: ({ turns }) => near(trials(turns)),
  base: ({ turns }) => elsewhere(trials(turns)),
};

function trials(turns: DayActs['turns']): Trial[] {
  return ended(turns)
    .filter(({ waitedMs, end }) => waitedMs !== null && end === 'finish')
    .map((turn) => ({
      unit: turn.attendantId,
      seq: turn.endSeq,
      hit: (lasted(turn) ?? 0) < turn.minimumMs,
      gains: nearLimit(turn.waitedMs, turn.limitMs),
    }));
}
