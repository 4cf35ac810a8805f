import type { Funnel, FunnelPlace, NationalBranch } from '@turno25/shared/contracts/national.ts';
import { limitsOf, spreadOf } from '../statistics/funnel.ts';

type Compared = Pick<NationalBranch, 'category' | 'sums'>;

const CATEGORIES = ['A', 'B', 'C', 'D'] as const;
/** Of fewer nothing is said: a day of a small branch. */
const FEW = 30;
/** Numbers of people for which limits are drawn: so many to a tenfold. */
const STEPS = 12;

/** The funnel of each category that has branches: their common share, and what chance leaves around it. */
export function funnelsOf(branches: readonly Compared[]): readonly Funnel[] {
  return CATEGORIES.flatMap((category) => {
    const shares = branches
      .filter((one) => one.category === category && one.sums.official.d > 0)
      .map(({ sums }) => sums.official);
    if (shares.length === 0) return [];
    const target = shares.reduce((sum, { n, d }) => ({ n: sum.n + n, d: sum.d + d }), { n: 0, d: 0 });
    const share = target.n / target.d;
    const spread = spreadOf(shares, share);
    const limits = peopleUpTo(Math.max(...shares.map(({ d }) => d))).map((people) => ({
      people,
      ...limitsOf(share, people, spread),
    }));
    return [{ category, target, branches: shares.length, spread, limits }];
  });
}

/** Where a branch stands against its likes. */
export function placeOf({ category, sums: { official } }: Compared, funnels: readonly Funnel[]): FunnelPlace {
  const own = funnels.find((funnel) => funnel.category === category);
  if (own === undefined || official.d < FEW) return 'few';
  const { low998, low95, high95, high998 } = limitsOf(own.target.n / own.target.d, official.d, own.spread);
  const share = official.n / official.d;
  if (share < low998) return 'below998';
  if (share < low95) return 'below95';
  if (share > high998) return 'above998';
  return share > high95 ? 'above95' : 'inside';
}

/** Numbers from five up to a bit beyond the most, evenly on a scale of powers. */
function peopleUpTo(most: number): readonly number[] {
  const steps = Math.ceil(Math.log10(Math.max(10, most * 1.3) / 5) * STEPS);
  const all = Array.from({ length: steps + 1 }, (_, step) => Math.round(5 * 10 ** (step / STEPS)));
  return [...new Set(all)];
}
