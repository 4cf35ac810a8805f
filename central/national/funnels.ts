import type { Funnel, FunnelPlace, NationalBranch, Pair } from '@turno25/shared/contracts/national.ts';
import { type ControlLimits, controlLimits, inflated, overDispersion } from '../statistics/funnel.ts';
import { pooled } from '../statistics/share.ts';
import { shareOf } from './change.ts';

type Compared = Pick<NationalBranch, 'category' | 'sums'>;

const CATEGORIES = ['A', 'B', 'C', 'D'] as const;
/** Of fewer nothing is said: a day of a small branch. */
const FEW = 30;
/** Numbers of people for which limits are drawn: so many to a tenfold. */
const STEPS = 24;

/** The funnel of each category that has branches: their common share, and what chance leaves around it. */
export function funnelsOf(branches: readonly Compared[]): readonly Funnel[] {
  return CATEGORIES.flatMap((category) => {
    const own = branches.filter((one) => one.category === category && one.sums.official.d > 0);
    if (own.length === 0) return [];
    const shares = own.map(({ sums }) => shareOf(sums.official));
    const { numerator: n, denominator: d } = pooled(shares);
    const dispersion = overDispersion(shares);
    const funnel = {
      category,
      target: { n, d },
      branches: own.length,
      spread: dispersion?.differs ? dispersion.inflation : 1,
    };
    const limits = peopleBetween(own.map(({ sums }) => sums.official.d)).flatMap((people) => {
      const at = limitsOf(funnel, people);
      return at === null
        ? []
        : [
            {
              people,
              low998: at.limits998.lower,
              low95: at.limits95.lower,
              high95: at.limits95.upper,
              high998: at.limits998.upper,
            },
          ];
    });
    return [{ ...funnel, limits }];
  });
}

/** Where a branch stands against its likes: a share that lies on a limit is inside it. */
export function placeOf({ category, sums: { official } }: Compared, funnels: readonly Funnel[]): FunnelPlace {
  const own = funnels.find((funnel) => funnel.category === category);
  const limits = own === undefined || official.d < FEW ? null : limitsOf(own, official.d);
  if (limits === null) return 'few';
  const { limits95, limits998 } = limits;
  const share = official.n / official.d;
  if (share < limits998.lower) return 'below998';
  if (share < limits95.lower) return 'below95';
  if (share > limits998.upper) return 'above998';
  return share > limits95.upper ? 'above95' : 'inside';
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
  const least = Math.max(1, Math.min(...people) * 0.8);
  const steps = Math.max(1, Math.ceil(Math.log10((Math.max(...people) * 1.2) / least) * STEPS));
  const all = Array.from({ length: steps + 1 }, (_, step) => Math.round(least * 10 ** (step / STEPS)));
  return [...new Set(all)];
}
