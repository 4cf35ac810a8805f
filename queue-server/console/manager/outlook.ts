import type { RatioView } from '@turno25/shared/contracts/primitives.ts';

export type Outlook = { readonly worst: number; readonly best: number };

/**
 * Where the official figure would end with the people who are here now: from all of them attended late, to each one
 * who is still within the limit attended in time. Null until somebody was attended: from nothing to all says nothing.
 */
export function outlook(official: RatioView, waiting: number, late: number): Outlook | null {
  if (official.denominator === 0) return null;
  const whole = official.denominator + waiting;
  const inTime = Math.max(0, waiting - late);
  return { worst: (official.numerator / whole) * 100, best: ((official.numerator + inTime) / whole) * 100 };
}
