import type { DayActs } from './acts.ts';

/** What a signal is compared between: everybody else of the same kind is its measure. */
export type Reference = 'attendant' | 'author' | 'device' | 'branch';

/** How often something was done, of how often it could have been; `seqs` are the events of those times. */
export type Tally = {
  /** The attendant, author or device; empty for the branch. */
  readonly unit: string;
  readonly hits: number;
  readonly trials: number;
  readonly seqs: readonly number[];
};

export type Rate = Pick<Tally, 'hits' | 'trials'>;

/** What is honest once and is not when it is often. Rates are shares between 0 and 1. */
export type Rule = {
  readonly key: string;
  readonly reference: Reference;
  /**
   * `binomial`: hits of trials. `poisson`: hits where trials are only what they are measured by (visits of the branch).
   * `any`: one is enough.
   */
  readonly test: 'binomial' | 'poisson' | 'any';
  /** What every clean branch stays under, measured on clean days (docs/signals.md): nobody is held against less. */
  readonly floor: number;
  /** Nobody is excused by what the others do beyond this. */
  readonly ceiling: number;
  /** What every clean branch stays under as a whole; absent where it is held against its own base, or nothing is by unit. */
  readonly ofBranch?: number;
  readonly count: (acts: DayActs) => readonly Tally[];
  /** The same of the whole branch where there is nothing to gain by it: what the rule is held against instead of the others. */
  readonly base?: (acts: DayActs) => Rate;
};
