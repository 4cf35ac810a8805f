import { compareFractions } from '../numbers.ts';
import type { Compliance, Fraction } from './standard.ts';

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
