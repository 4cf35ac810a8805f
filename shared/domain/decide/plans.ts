import { MINUTE } from '../ids.ts';
import { PLAN_DAYS } from '../law.ts';
import type { EventPayloads } from '../ledger/events.ts';
import type { FactsOf } from '../ledger/facts.ts';
import { ok } from '../result.ts';
import type { BranchState, PlannedConfig } from '../state/state.ts';
import { type Decider, happened, refuse } from './context.ts';
import { allowedByNational, judgedOn, safeFor, sameBranch, soundPolicy } from './settings.ts';

/**
 * A configuration that comes into force at an instant to come, one at a time. What can be known today is refused today; what
 * the branch will be then is looked at then.
 */
export const planConfig: Decider<'planConfig'> = (state, { config, basedOn, at }, facts) => {
  const inForce = state.config;
  if (inForce === null || basedOn !== inForce.version)
    return refuse('settings.outdated', { version: inForce?.version ?? 0 });
  if (state.plan !== null) return refuse('plan.exists');
  if (at <= facts.now || at > facts.now + PLAN_DAYS * 24 * 60 * MINUTE)
    return refuse('plan.notAhead', { days: PLAN_DAYS });
  const sound = soundPolicy(config);
  if (!sound.ok) return sound;
  const same = sameBranch(inForce.config, config);
  if (!same.ok) return same;
  const allowed = allowedByNational(state, config, facts);
  if (!allowed.ok) return allowed;
  const plan = { planId: facts.newId, basedOn, at, hash: facts.configHash, config, by: facts.actor.id };
  return ok([happened(facts, state.day?.date ?? null, 'configPlanned', plan)]);
};

export const withdrawPlan: Decider<'withdrawPlan'> = (state, { planId }, facts) => {
  if (state.plan?.planId !== planId) return refuse('plan.unknown');
  const dropped = { planId, because: 'withdrawn', refusal: null } as const;
  return ok([happened(facts, state.day?.date ?? null, 'configPlanDropped', dropped)]);
};

/**
 * The instant of a plan has come: it is published, or dropped with its reason where another version came in between, where
 * whoever planned it may no longer publish, or where the branch as it stands does not bear it.
 */
export const publishPlan: Decider<'publishPlan'> = (state, { planId }, facts) => {
  const { plan } = state;
  if (plan?.planId !== planId) return refuse('plan.unknown');
  if (facts.now < plan.at) return refuse('plan.notYet');
  const date = state.day?.date ?? null;
  const dropped = whyNot(state, plan, facts);
  if (dropped !== null) return ok([happened(facts, date, 'configPlanDropped', { planId, ...dropped })]);
  const { hash, config } = plan;
  return ok([
    happened(facts, date, 'configPublished', {
      version: plan.basedOn + 1,
      hash,
      config,
      planId,
      ...judgedOn(state, facts),
    }),
  ]);
};

function whyNot(
  state: BranchState,
  plan: PlannedConfig,
  facts: FactsOf<'publishPlan'>,
): Omit<EventPayloads['configPlanDropped'], 'planId'> | null {
  if (plan.basedOn !== state.config?.version) return { because: 'outdated', refusal: null };
  const author = state.staff.get(plan.by);
  if (author?.active !== true || author.role !== 'admin') return { because: 'authorGone', refusal: null };
  const sound = soundPolicy(plan.config);
  const allowed = sound.ok ? allowedByNational(state, plan.config, facts) : sound;
  const safe = allowed.ok ? safeFor(state, plan.config, facts.closesNow) : allowed;
  return safe.ok ? null : { because: 'refused', refusal: safe.error };
}
