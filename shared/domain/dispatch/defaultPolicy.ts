import type { BranchConfig, PolicySetting } from '../branch/config.ts';
import { MINUTE } from '../ids.ts';
import { r25 } from './r25.ts';

/**
 * The rule of a branch whose configuration names none: R25. With two counters (category D) one long case blocks half of
 * the branch, so preferential tickets go first after 5 minutes instead of 10.
 */
export function defaultPolicy(category: BranchConfig['branch']['category']): PolicySetting {
  const params = category === 'D' ? { ...r25.defaults, prefMs: 5 * MINUTE } : r25.defaults;
  return { name: r25.name, version: r25.version, params };
}
