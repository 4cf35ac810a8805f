import type { Funnel, FunnelPlace, NationalBranch, Pair } from '@turno25/shared/contracts/national.ts';
import { type ControlLimits, controlLimits, inflated, overDispersion } from '../statistics/funnel.ts';
import { pooled } from '../statistics/share.ts';
import { shareOf } from './change.ts';

type Judged = Pick<NationalBranch, 'category' | 'profile' | 'doubt' | 'sums'>;

const CATEGORIES = ['A', 'B', 'C', 'D'] as const;
/** Of fewer people nothing is said: a day of a small branch. */
const FEWEST_PEOPLE = 30;
/** Fewer branches are no likes of each other. */
const FEWEST_BRANCHES = 3;
/** Numbers of people for which limits are drawn: so many to a tenfold. */
const STEPS = 24;

/** The funnel of each category that has branches: their common share, and what chance leaves around it. */
export function funnelsOf(branches: readonly Judged[]): readonly Funnel[] {
  return CATEGORIES.flatMap((category) => {
    const alike = branches.filter((one) => one.category === category && isCompared(one) && one.sums.official.d > 0);
    if (alike.length === 0) return [];
    const shares = alike.map(({ sums }) => shareOf(sums.official));
    const { numerator: n, denominator: d } = pooled(shares);
    const dispersion = overDispersion(shares);
    const spread = dispersion?.inflation ?? 1;
    const own = { category, target: { n, d }, branches: alike.length, phi: dispersion?.phi ?? 0, spread };
    const limits = peopleBetween(alike.map(({ sums }) => sums.official.d)).flatMap((people) => {
      const at = limitsOf(own, people);
      if (at === null) return [];
      const { limits95, limits998 } = at;
      const low = { low998: limits998.lower, low95: limits95.lower };
      return [{ people, ...low, high95: limits95.upper, high998: limits998.upper }];
    });
    return [{ ...own, limits }];
  });
}

/** Where a branch stands against its likes: a share that lies on a limit is inside it. */
export function placeOf(branch: Judged, funnels: readonly Funnel[]): FunnelPlace {
  if (!isCompared(branch)) return 'apart';
  const { official } = branch.sums;
  const own = funnels.find(({ category }) => category === branch.category);
  if (own === undefined || own.branches < FEWEST_BRANCHES || official.d < FEWEST_PEOPLE) return 'few';
  const limits = limitsOf(own, official.d);
  if (limits === null) return 'few';
  const { limits95, limits998 } = limits;
  const share = official.n / official.d;
  if (share < limits998.lower) return 'below998';
  if (share < limits95.lower) return 'below95';
  if (share > limits998.upper) return 'above998';
  return share > limits95.upper ? 'above95' : 'inside';
}

/** Mobile units work another way, and what is not believed is compared with nobody. */
function isCompared({ profile, doubt }: Judged): boolean {
  return profile === 'branch' && (doubt === null || doubt === 'late');
}

function limitsOf(
  { target, spread }: { readonly target: Pair; readonly spread: number },
  people: number,
): ControlLimits | null {
  const exact = controlLimits(people, shareOf(target));
  return exact === null ? null : inflated(exact, shareOf(target), spread);
}

/** Numbers from a bit below the least to a bit beyond the most, evenly on a scale of powers. */
function peopleBetween(people: readonly number[]): readonly number[] {
  const least = Math.max(FEWEST_PEOPLE, Math.min(...people)) * 0.8;
  const most = Math.max(FEWEST_PEOPLE, ...people) * 1.2;
  const steps = Math.max(1, Math.ceil(Math.log10(most / least) * STEPS));
  const all = Array.from({ length: steps + 1 }, (_, step) => Math.round(least * 10 ** (step / STEPS)));
  return [...new Set(all)];
}
