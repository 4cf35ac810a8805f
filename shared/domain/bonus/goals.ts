import { BONUS_BANDS, BONUS_PERCENT } from '../law.ts';
import { add, compare, ofDecimal, over, type Rational, rational, times } from './rational.ts';

/** Of which part of the bonus a goal is: the institution's PMG, or the team's collective agreement (Ley 19.553, docs/domain.md A1). */
export type BonusPart = 'institutional' | 'collective';

/** A goal as its public sheet has it (docs/domain.md A1): what is measured, how, of what, against what, and how it is shown. */
export type Goal = {
  readonly id: string;
  readonly part: BonusPart;
  readonly name: string;
  readonly formula: string;
  readonly numerator: string;
  readonly denominator: string;
  /** Percent, or in the unit of the quotient where `unit` is a number. */
  readonly target: number;
  readonly unit: 'percent' | 'number';
  /** Whether more is better. */
  readonly direction: 'rising' | 'falling';
  /** Share of its sheet: of all the weights of its part. */
  readonly weight: number;
  /** Where its exclusions stand. */
  readonly technicalNote: string;
  readonly verification: string;
  /** Missed, nothing of its part is paid (dictamen 51388/2006, docs/domain.md A1). */
  readonly obligatory: boolean;
  /** `official`: the branch's own share of the year; `entered`: what somebody wrote down, or null while nobody knows. */
  readonly source: 'official' | 'entered';
  readonly entered: { readonly num: number; readonly den: number } | null;
};

/** How a goal that fell short counts: by how far it came, or not at all. The rule was not found in the law: a setting. */
export type Credit = 'partial' | 'whole';

export type GoalResult = { readonly num: number; readonly den: number };

/** How much of a goal was reached, 0 to 1, by docs/domain.md D3; null where there is nothing to divide by. */
export function achievementOf(
  goal: Pick<Goal, 'target' | 'unit' | 'direction'>,
  { num, den }: GoalResult,
  credit: Credit,
): Rational | null {
  if (den === 0) return null;
  const measured = rational(BigInt(num), BigInt(den));
  const target = goal.unit === 'percent' ? over(ofDecimal(goal.target), rational(100n)) : ofDecimal(goal.target);
  const [top, bottom] = goal.direction === 'rising' ? [measured, target] : [target, measured];
  // Nothing was asked for, or nothing is left of what should be little.
  if (bottom.num === 0n) return rational(1n);
  const reached = over(top, bottom);
  if (compare(reached, rational(1n)) >= 0) return rational(1n);
  return credit === 'partial' ? reached : rational(0n);
}

/** What a part of the bonus comes to: the weighted compliance of all its goals, percent, and what it pays of the base. */
export type PartOutcome = {
  readonly compliance: Rational;
  readonly band: 'all' | 'half' | 'nothing';
  readonly missed: readonly string[];
  readonly pays: Rational;
};

type Judged = { readonly goal: Goal; readonly result: GoalResult | null };

/**
 * A part of the bonus as its goals stand; `unknown` says what a goal without a result counts as. Null where no goal has a
 * weight. Simulation: what is paid is decided by the institution's own audit of the preceding year.
 */
export function partOutcome(
  part: BonusPart,
  goals: readonly Judged[],
  credit: Credit,
  unknown: 'missed' | 'reached',
): PartOutcome | null {
  const own = goals.filter(({ goal }) => goal.part === part);
  const weights = own.reduce((sum, { goal }) => add(sum, ofDecimal(goal.weight)), rational(0n));
  if (weights.num === 0n) return null;
  const judged = own.map(({ goal, result }) => ({
    goal,
    reached:
      (result === null ? null : achievementOf(goal, result, credit)) ?? rational(unknown === 'reached' ? 1n : 0n),
  }));
  const weighted = judged.reduce(
    (sum, { goal, reached }) => add(sum, times(ofDecimal(goal.weight), reached)),
    rational(0n),
  );
  const compliance = over(times(weighted, rational(100n)), weights);
  const missed = judged.filter(({ goal, reached }) => goal.obligatory && compare(reached, rational(1n)) < 0);
  const band = missed.length > 0 ? 'nothing' : bandOf(compliance);
  return { compliance, band, missed: missed.map(({ goal }) => goal.id), pays: ofDecimal(BONUS_PERCENT[part][band]) };
}

/** 90 pays all, 75 half, less nothing (Ley 19.553 art. 6 and 7, docs/domain.md A1): of the weighted compliance of all goals. */
export function bandOf(compliance: Rational): PartOutcome['band'] {
  if (compare(compliance, ofDecimal(BONUS_BANDS.all)) >= 0) return 'all';
  return compare(compliance, ofDecimal(BONUS_BANDS.half)) >= 0 ? 'half' : 'nothing';
}

/** The whole bonus, percent of its base: the fixed part and what each of the two pays. */
export function bonusOf(parts: readonly (PartOutcome | null)[]): Rational {
  return parts.reduce((sum, part) => add(sum, part?.pays ?? rational(0n)), ofDecimal(BONUS_PERCENT.fixed));
}
