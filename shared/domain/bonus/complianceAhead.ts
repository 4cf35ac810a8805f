import { type BonusPart, type Credit, type Goal, type GoalResult, partOutcome } from './goals.ts';
import { compare, type Rational } from './rational.ts';

type Judged = { readonly goal: Goal; readonly result: GoalResult | null };

/** A forecast share is a fraction of so many: far finer than any count of people. */
const PARTS = 1_000_000;

/**
 * The weighted compliance of a part at a share of the branch's own, 0 to 1: exactly, by the rule of the goals, worst and best
 * by what is unknown of the others. It never falls where the share rises (or always, where less is better), so that the ends
 * of an interval of shares give the ends of the compliance's.
 */
function complianceAt(part: BonusPart, judged: readonly Judged[], credit: Credit, share: number) {
  const result = { num: Math.round(share * PARTS), den: PARTS };
  const at = judged.map((one) => (one.goal.source === 'official' ? { ...one, result } : one));
  const of = (unknown: 'missed' | 'reached') => partOutcome(part, at, credit, unknown)?.compliance ?? null;
  return { worst: of('missed'), best: of('reached') };
}

/** The compliance that lies between two shares: from the least of what is worst to the most of what is best; null without weights. */
export function complianceBetween(
  part: BonusPart,
  judged: readonly Judged[],
  credit: Credit,
  shares: readonly number[],
): { readonly low: Rational; readonly high: Rational } | null {
  const ends = shares.flatMap((share) => {
    const { worst, best } = complianceAt(part, judged, credit, share);
    return worst === null || best === null ? [] : [worst, best];
  });
  const [first, ...rest] = ends;
  if (first === undefined) return null;
  return {
    low: rest.reduce((least, one) => (compare(one, least) < 0 ? one : least), first),
    high: rest.reduce((most, one) => (compare(one, most) > 0 ? one : most), first),
  };
}
