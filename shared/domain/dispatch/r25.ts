import type { Millis } from '../ids.ts';
import { given, type Policy, type PolicyParams } from './policy.ts';
import { chooseByTiers, R25_TIERS, type R25Times } from './r25Tiers.ts';

/**
 * R25 by each service's own limit: its times are percents of the limit of the service that a ticket waits for. At 25
 * minutes they are the 10, 20, 15, 10 and 6 minutes of the study behind the rule; at another limit the same rule in other
 * units, so that a branch whose limits are all multiplied chooses as it did before (docs/dispatch.md 5, ADR 0012).
 */
export const r25: Policy = {
  name: 'r25',
  version: 2,
  idleOrder: 'fewestSkills',
  tiers: R25_TIERS,
  defaults: {
    /** P, X, L, D and R in percent of the limit: see `R25Times`. */
    prefPercent: 40,
    xferPercent: 80,
    latePercent: 60,
    deltaPercent: 40,
    riskPercent: 24,
    /** K, which counts. */
    overtake: 0,
  },
  choose: (view, params) => chooseByTiers(view, (limit) => timesOf(limit, params)),
};

/** Whole milliseconds: a limit is of whole minutes in a branch, and then nothing is rounded. */
function timesOf(limit: Millis, params: PolicyParams): R25Times {
  const share = (name: string): Millis => Math.round((limit * given(params, name)) / 100);
  return {
    prefMs: share('prefPercent'),
    xferMs: share('xferPercent'),
    lateMs: share('latePercent'),
    deltaMs: share('deltaPercent'),
    riskMs: share('riskPercent'),
    overtake: given(params, 'overtake'),
  };
}
