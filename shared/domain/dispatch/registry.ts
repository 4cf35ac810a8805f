import type { PolicySetting } from '../branch/config.ts';
import { arrival } from './arrival.ts';
import type { IdleOrder, Policy, PolicyParams } from './policy.ts';
import { strictPriority } from './strictPriority.ts';

export type { IdleOrder };

/** Every rule that a branch may choose, by name and version; an old version stays runnable for the days that used it. */
const POLICIES: readonly Policy[] = [arrival, strictPriority];

export function policyNames(): readonly string[] {
  return POLICIES.map((policy) => policy.name);
}

/** The rule of that name and version, or null when this program does not know it. */
export function findPolicy(name: string, version?: number): Policy | null {
  return (
    POLICIES.find((policy) => policy.name === name && (version === undefined || policy.version === version)) ?? null
  );
}

/** The rule with its parameters: those that the setting gives, defaults for the rest. Throws on a rule nobody knows. */
export function resolvePolicy(setting: PolicySetting): { readonly policy: Policy; readonly params: PolicyParams } {
  const policy = findPolicy(setting.name, setting.version);
  if (policy === null) throw new Error(`unknown policy ${setting.name} version ${setting.version}`);
  return { policy, params: { ...policy.defaults, ...setting.params } };
}
