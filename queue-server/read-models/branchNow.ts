import type { BranchState } from '@turno25/shared/domain/state/state.ts';

/** The branch as it stands, and its instant in UTC ms: what a reader needs of the engine. */
export type BranchNow = { readonly state: () => BranchState; readonly now: () => number };
