import { MINUTE } from '../ids.ts';
import { given, type Policy } from './policy.ts';
import { chooseByTiers, R25_TIERS } from './r25Tiers.ts';

/**
 * R25 as it was first: its times are the same for every service, whatever the service's limit. They were made for a
 * limit of 25 minutes; with a shorter one nearly everybody is at risk at once. It stays for the days that were opened
 * with it: the same ledger goes on giving the same choices.
 */
export const r25Version1: Policy = {
  name: 'r25',
  version: 1,
  idleOrder: 'fewestSkills',
  tiers: R25_TIERS,
  /** Milliseconds, but for `overtake`, which counts. */
  defaults: {
    prefMs: 10 * MINUTE,
    xferMs: 20 * MINUTE,
    lateMs: 15 * MINUTE,
    deltaMs: 10 * MINUTE,
    riskMs: 6 * MINUTE,
    overtake: 0,
  },
  choose: (view, params) => {
    const times = {
      prefMs: given(params, 'prefMs'),
      xferMs: given(params, 'xferMs'),
      lateMs: given(params, 'lateMs'),
      deltaMs: given(params, 'deltaMs'),
      riskMs: given(params, 'riskMs'),
      overtake: given(params, 'overtake'),
    };
    return chooseByTiers(view, () => times);
  },
};
