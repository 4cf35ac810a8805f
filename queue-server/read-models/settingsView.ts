import type { SettingsView } from '@turno25/shared/contracts/settings.ts';
import { changesOf } from '@turno25/shared/domain/branch/changes.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { EFFECTS } from '@turno25/shared/domain/branch/effect.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { BranchState, FailedPlan, PlannedConfig, PublishedConfig } from '@turno25/shared/domain/state/state.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { iso } from './format.ts';
import type { StaffNames } from './visitView.ts';

/** As sent: what is published was read by the same schema before it was. */
type Shown = Omit<SettingsView, 'config'> & { readonly config: BranchConfig };

/** The settings in force, what waits for its instant, and a plan that came to nothing. */
export function settingsOf({ config, plan, failedPlan }: BranchState, names: StaffNames): Shown {
  const inForce = must(config, 'the branch is configured');
  return {
    ...inForce,
    effects: { ...EFFECTS },
    plan: plan === null ? null : planView(plan, inForce, names),
    failedPlan: failedPlan === null ? null : { at: iso(failedPlan.at), why: planFailureWords(failedPlan) },
  };
}

function planView(plan: PlannedConfig, { version, config }: PublishedConfig, names: StaffNames): SettingsView['plan'] {
  return {
    id: plan.planId,
    at: iso(plan.at),
    by: names(plan.by),
    outdated: plan.basedOn !== version,
    changes: changesOf(config, plan.config).map((change) => ({ ...change, path: [...change.path] })),
  };
}

/** Why a plan was not published, in words. */
export function planFailureWords({ because, refusal }: FailedPlan): string {
  const key = `problem.${refusal?.code}`;
  const why = isMessageKey(key) ? say(key, refusal?.detail) : '';
  return say(`plan.failed.${because}`, { why });
}
