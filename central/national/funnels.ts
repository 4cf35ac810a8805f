import type { Funnel, FunnelPlace, NationalBranch } from '@turno25/shared/contracts/national.ts';
import { type Likes, likesOf, limitsOf, placeIn } from '../statistics/funnel.ts';

/** With fewer attentions nothing is said of a branch: any of its shares could be chance. */
const FEWEST_PEOPLE = 30;
/** Fewer are no likes of each other. */
const FEWEST_BRANCHES = 3;
/** Points of a limit's line. */
const POINTS = 40;

const CATEGORIES = ['A', 'B', 'C', 'D'] as const;
type Judged = Pick<NationalBranch, 'category' | 'profile' | 'doubt' | 'sums'>;
type Category = { readonly funnel: Funnel; readonly likes: Likes };

/** The limits of each category's branches, of their official shares; a category without any has none. */
export function funnelsOf(branches: readonly Judged[]): ReadonlyMap<Funnel['category'], Category> {
  return new Map(
    CATEGORIES.flatMap((category) => {
      const alike = branches.filter((branch) => branch.category === category && isCompared(branch));
      const shares = alike.map(({ sums }) => sums.official);
      const likes = likesOf(shares);
      if (likes === null) return [];
      const target = shares.reduce((sum, { n, d }) => ({ n: sum.n + n, d: sum.d + d }), { n: 0, d: 0 });
      const limits = peopleOf(shares.map(({ d }) => d)).map((people) => ({ people, ...limitsOf(people, likes) }));
      const { phi, spread } = likes;
      return [
        [category, { likes, funnel: { category, target, branches: alike.length, phi, spread, limits } }] as const,
      ];
    }),
  );
}

/** Where a branch stands among its likes. */
export function placeOf(branch: Judged, funnels: ReadonlyMap<Funnel['category'], Category>): FunnelPlace {
  if (!isCompared(branch)) return branch.sums.official.d === 0 ? 'few' : 'apart';
  const category = funnels.get(branch.category);
  const share = branch.sums.official;
  if (category === undefined || category.funnel.branches < FEWEST_BRANCHES || share.d < FEWEST_PEOPLE) return 'few';
  return placeIn(share, limitsOf(share.d, category.likes));
}

/** Mobile units work another way, and what is not believed is compared with nobody. */
function isCompared({ profile, doubt, sums }: Judged): boolean {
  return profile === 'branch' && (doubt === null || doubt === 'late') && sums.official.d > 0;
}

/** Numbers of people from the fewest to the most, by equal factors. */
function peopleOf(counts: readonly number[]): readonly number[] {
  const least = Math.max(1, Math.floor(Math.min(...counts) * 0.8));
  const most = Math.max(least * 2, Math.ceil(Math.max(...counts) * 1.2));
  const all = Array.from({ length: POINTS }, (_, at) => Math.round(least * (most / least) ** (at / (POINTS - 1))));
  return [...new Set(all)];
}
