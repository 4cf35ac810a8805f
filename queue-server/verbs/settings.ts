import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { must, ok } from '@turno25/shared/domain/result.ts';
import type { Verb } from '../engine/submission.ts';

/** A new version of the configuration is published. */
export function publishConfig(config: BranchConfig): Verb<'publishConfig'> {
  return {
    command: () => ok({ type: 'publishConfig', config }),
    answer: ({ state }) => ({ version: must(state.config, 'the branch is configured').version }),
  };
}
