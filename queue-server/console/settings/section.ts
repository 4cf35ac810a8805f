import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';

export type CounterSetting = BranchConfig['counters'][number];

/** What every part of the page is given: the draft, how to change it, and whether one may. */
export type SectionProps = {
  readonly config: BranchConfig;
  readonly mayEdit: boolean;
  readonly onChange: (config: BranchConfig) => void;
};
