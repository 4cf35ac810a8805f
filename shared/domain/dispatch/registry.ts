import type { PolicySetting } from '../branch/config.ts';
import { arrival } from './arrival.ts';
import { edf } from './edf.ts';
import { gcmu } from './gcmu.ts';
import { fqm } from './peers/fqm.ts';
import { jackq } from './peers/jackq.ts';
import { novosga15 } from './peers/novosga15.ts';
import { novosga21MySql, novosga21PostgreSql } from './peers/novosga21.ts';
import { novosga22 } from './peers/novosga22.ts';
import { novosgaBalance } from './peers/novosgaBalance.ts';
import { novosgaSwap } from './peers/novosgaSwap.ts';
import { theq } from './peers/theq.ts';
import { zms } from './peers/zms.ts';
import type { IdleOrder, Policy, PolicyParams } from './policy.ts';
import { r25 } from './r25.ts';
import { r25Version1 } from './r25Version1.ts';
import { strictPriority } from './strictPriority.ts';

export type { IdleOrder };

/**
 * Every rule that a branch may choose, by name and version, the newest version of a name before its old ones. An old
 * version stays runnable for the days that used it.
 */
export const POLICIES: readonly Policy[] = [
  r25,
  r25Version1,
  arrival,
  strictPriority,
  edf,
  gcmu,
  novosgaSwap,
  novosgaBalance,
  theq,
  novosga21MySql,
  novosga21PostgreSql,
  novosga22,
  novosga15,
  fqm,
  jackq,
  zms,
];

export function policyNames(): readonly string[] {
  return [...new Set(POLICIES.map((policy) => policy.name))];
}

/** The rule of that name and version, the newest when none is given; null when this program does not know it. */
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
