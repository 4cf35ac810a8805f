import type { DayActs } from '../acts.ts';
import { elsewhere, near, type Trial } from '../against.ts';
import type { Rule } from '../rule.ts';
import { ended, nearLimit } from '../window.ts';

/** Turns of the last minutes before the limit that ended in a hold or a transfer, against those of calls at any other time. */
export const brokenOffNearLimit: Rule = {
  key: 'brokenOffNearLimit',
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
      hit: turn.end === 'staffHold' || turn.end === 'transfer' || (turn.end === 'citizenHold' && !turn.confirmed),
      gains: nearLimit(turn.waitedMs, turn.limitMs),
    }));
}
