import type { DayActs } from '../acts.ts';
import { elsewhere, near, type Trial } from '../against.ts';
import type { Rule } from '../rule.ts';
import { nearLimit } from '../window.ts';

/**
 * Official waits that end just within the limit while the strict one is over it, against those that end well before: an
 * attention that was begun for the clock leaves its person waiting.
 */
export const officialAgainstStrict: Rule = {
  key: 'officialAgainstStrict',
  reference: 'branch',
  test: 'binomial',
  floor: 0.06,
  ceiling: 0.2,
  count: ({ units, turns }) => near(trials({ units, turns })),
  base: ({ units, turns }) => elsewhere(trials({ units, turns })),
};

function trials({ units, turns }: Pick<DayActs, 'units' | 'turns'>): Trial[] {
  const started = new Map(turns.map((turn) => [turn.visitId, turn.startSeq ?? turn.seq]));
  return units.flatMap(({ officialMs, strictMs, limitMs, visitId, in: counts }) =>
    officialMs === null || strictMs === null || officialMs > limitMs || !counts.includes('official')
      ? []
      : [
          {
            unit: '',
            seq: started.get(visitId) ?? 0,
            hit: strictMs > limitMs,
            gains: nearLimit(officialMs, limitMs),
          },
        ],
  );
}
