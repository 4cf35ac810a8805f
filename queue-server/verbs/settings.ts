import type { planBody, settingsBody } from '@turno25/shared/contracts/settings.ts';
import { must, ok } from '@turno25/shared/domain/result.ts';
import type { z } from 'zod';
import type { Verb } from '../engine/submission.ts';

/** A new version of the configuration is published, made from the one in force. */
export function publishConfig({ version, config }: z.output<typeof settingsBody>): Verb<'publishConfig'> {
  return {
    command: () => ok({ type: 'publishConfig', config, basedOn: version }),
    answer: ({ state }) => ({ version: must(state.config, 'the branch is configured').version }),
  };
}

/** A configuration to be published at an instant to come. */
export function planConfig({ version, config, at }: z.output<typeof planBody>): Verb<'planConfig'> {
  return {
    command: () => ok({ type: 'planConfig', config, basedOn: version, at: Date.parse(at) }),
    answer: ({ state }) => ({ planId: must(state.plan, 'it is planned').planId }),
  };
}

export function withdrawPlan(planId: string): Verb<'withdrawPlan'> {
  return { command: () => ok({ type: 'withdrawPlan', planId }), answer: () => ({}) };
}
