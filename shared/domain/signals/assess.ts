import { type Bunching, bunchingOf } from './bunching/bunching.ts';
import type { SignalCounts } from './counts.ts';
import type { Rate, Reference, Rule, Tally } from './rule.ts';
import { RULES } from './rules.ts';
import { binomialTail, poissonTail } from './statistics/tails.ts';

/** Of a hundred ranges that nobody bent, in at most two is there any signal: it is shared out among all the looks of one. */
const ALL_LOOKS = 0.02;
/** How many times the branch's own rate is still nothing that is looked at. */
const TIMES_BASE = 1.5;
/** Excess under the limit that clean branches have: their rule calls whoever is about to pass it. */
const BUNCHING_TOLERATED = 0.35;

/** One look of a rule at a unit. */
export type Look = {
  readonly rule: string;
  readonly reference: Reference;
  readonly unit: string;
  readonly hits: number;
  readonly trials: number;
  /** Share of the trials that is nothing yet: by the others or by the branch itself, between floor and ceiling. */
  readonly tolerated: number;
  /** Probability of as many or more by chance where the true share is `tolerated`. */
  readonly p: number;
  readonly signal: boolean;
  readonly seqs: readonly number[];
};

type BunchingLook = Bunching & { readonly figure: 'official' | 'strict'; readonly signal: boolean };

export type Assessment = {
  /** How many looks were taken, and what each had to stay under for a signal. */
  readonly looks: number;
  readonly threshold: number;
  /** In the order of the rules; by unit within one. */
  readonly taken: readonly Look[];
  readonly bunching: readonly BunchingLook[];
  readonly counts: Pick<SignalCounts, 'official' | 'strict' | 'visits'>;
};

/**
 * Looks at the counts of a range by every rule. Each look asks exactly (binomial, Poisson) how probable as much is where
 * the true share is the tolerated one, and is a signal below `0.02 / looks` (Bonferroni), so that all together err in at
 * most two of a hundred honest ranges. Never a verdict, and in no figure.
 */
export function assess(counts: SignalCounts): Assessment {
  const looks = RULES.flatMap((rule) => looksOf(rule, counts));
  const bunching = (['official', 'strict'] as const).flatMap((figure) => {
    const found = bunchingOf(counts[figure], BUNCHING_TOLERATED);
    return found === null ? [] : [{ figure, ...found }];
  });
  const taken = looks.filter(({ test }) => test !== 'any').length + bunching.length;
  const threshold = ALL_LOOKS / Math.max(1, taken);
  return {
    looks: taken,
    threshold,
    taken: looks.map(({ test: _, ...look }) => ({ ...look, signal: look.p < threshold })),
    bunching: bunching.map((look) => ({ ...look, signal: look.p < threshold })),
    counts: { official: counts.official, strict: counts.strict, visits: counts.visits },
  };
}

type Taken = Omit<Look, 'signal'> & Pick<Rule, 'test'>;

function looksOf(rule: Rule, { tallies, bases, visits }: SignalCounts): Taken[] {
  const own = tallies.filter((tally) => tally.rule === rule.key);
  const sum = own.reduce<Rate>((all, { hits, trials }) => ({ hits: all.hits + hits, trials: all.trials + trials }), {
    hits: 0,
    trials: 0,
  });
  const base = bases[rule.key];
  const isPoisson = rule.test === 'poisson';
  const taken = own.map((tally) => {
    const trials = isPoisson ? visits : tally.trials;
    const others = { hits: sum.hits - tally.hits, trials: isPoisson ? visits : sum.trials - tally.trials };
    return look(rule, { ...tally, trials }, toleratedBy(rule, base ?? others));
  });
  const ofBranch = base === undefined ? rule.ofBranch : toleratedBy(rule, base);
  if (ofBranch === undefined || own.length === 0 || rule.reference === 'branch') return taken;
  const whole = { unit: '', ...sum, trials: isPoisson ? visits : sum.trials, seqs: inOrder(own) };
  return [...taken, { ...look(rule, whole, ofBranch), reference: 'branch' }];
}

function look(rule: Rule, { unit, hits, trials, seqs }: Tally, tolerated: number): Taken {
  const { key, reference, test } = rule;
  return { rule: key, reference, test, unit, hits, trials, tolerated, p: chance(rule, hits, trials, tolerated), seqs };
}

function toleratedBy({ floor, ceiling }: Rule, { hits, trials }: Rate): number {
  const usual = trials === 0 ? 0 : hits / trials;
  return Math.min(ceiling, Math.max(floor, usual * TIMES_BASE));
}

function chance({ test }: Rule, hits: number, trials: number, tolerated: number): number {
  if (test === 'any') return hits > 0 ? 0 : 1;
  return test === 'poisson' ? poissonTail(hits, tolerated * trials) : binomialTail(hits, trials, tolerated);
}

/** In the order of the ledger: one by unit would tell what is whose. */
function inOrder(tallies: readonly Tally[]): number[] {
  return tallies.flatMap(({ seqs }) => seqs).sort((a, b) => a - b);
}
