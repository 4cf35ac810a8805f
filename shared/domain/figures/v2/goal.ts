import { compareFractions } from '../numbers.ts';
import { sumCompliance } from './period.ts';
import type { DailyFiguresV2 } from './shape.ts';
import type { Compliance, Fraction } from './standard.ts';

/** The days of a period that had one goal, and whether they reached it. */
export type GoalGroup = {
  readonly goal: Fraction;
  readonly days: number;
  readonly shares: Compliance;
  readonly verdict: GoalVerdict;
};

/** Whether each of the three shares reaches the goal, and all of them; null where a share is undefined. */
export type GoalVerdict = {
  readonly official: boolean | null;
  readonly strict: boolean | null;
  readonly strictWithoutBrief: boolean | null;
  /** Met only where all three reach it. */
  readonly met: boolean;
};

/** Compares exactly: 89.999 does not reach 90. */
export function goalVerdict({ official, strict, withoutBrief }: Compliance, goal: Fraction): GoalVerdict {
  const reaches = (share: Fraction) => (share.den === 0 ? null : compareFractions(share, goal) >= 0);
  const verdict = {
    official: reaches(official),
    strict: reaches(strict),
    strictWithoutBrief: reaches(withoutBrief.strict),
  };
  return { ...verdict, met: Object.values(verdict).every((reached) => reached === true) };
}

/** The four shares of a day's figures. */
function sharesOf({ standard, waits }: Pick<DailyFiguresV2, 'standard' | 'waits'>): Compliance {
  return { official: standard.official, strict: standard.strict, withoutBrief: waits.withoutBrief };
}

/** The goals that days were opened with, each with its own days: a period that mixes them shows them all, the highest first. */
export function goalsOf(days: readonly DailyFiguresV2[]): readonly GoalGroup[] {
  return [...Map.groupBy(days, ({ goal }) => goal.num)]
    .sort(([a], [b]) => b - a)
    .map(([num, group]) => {
      const goal = { num, den: 10_000 };
      const shares = sumCompliance(group.map(sharesOf));
      return { goal, days: group.length, shares, verdict: goalVerdict(shares, goal) };
    });
}
