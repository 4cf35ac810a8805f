import type { Policy, PolicyParams } from '@turno25/shared/domain/dispatch/policy.ts';
import { findPolicy, policyNames } from '@turno25/shared/domain/dispatch/registry.ts';

/** A rule with its parameters, under the name that comparisons print. */
export type NamedPolicy = { readonly name: string; readonly policy: Policy; readonly params: PolicyParams };

/** Names for a rule with other parameters than its own, and for old versions. */
const ALIASES: Readonly<
  Record<string, { readonly policy: string; readonly version?: number; readonly params: PolicyParams }>
> = {
  'r25-k1': { policy: 'r25', params: { overtake: 1 } },
  'r25-1': { policy: 'r25', version: 1, params: {} },
  'novosga-1.5-behind': { policy: 'novosga-1.5', params: { dbClockBehindMs: 180_000 } },
};

export const POLICY_NAMES: readonly string[] = [...policyNames(), ...Object.keys(ALIASES)];

/** The rule of that name, an alias included, with its defaults and then the parameters given; null when nobody knows it. */
export function namedPolicy(name: string, params: PolicyParams = {}): NamedPolicy | null {
  const alias = Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
  const policy = findPolicy(alias?.policy ?? name, alias?.version);
  return policy === null ? null : { name, policy, params: { ...policy.defaults, ...alias?.params, ...params } };
}
