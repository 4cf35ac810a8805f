import type { BranchConfig, PolicySetting } from '../branch/config.ts';
import { r25 } from './r25.ts';

/**
 * The rule of a branch whose configuration names none: R25. With two counters (category D) one long case blocks half of
 * the branch, so preferential tickets go first after a fifth of the limit (5 minutes of 25) instead of two.
 */
export function defaultPolicy(category: BranchConfig['branch']['category']): PolicySetting {
  const params = category === 'D' ? { ...r25.defaults, prefPercent: 20 } : r25.defaults;
  return { name: r25.name, version: r25.version, params };
}
