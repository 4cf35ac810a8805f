import type { NationalBranch, NationalView, Sums } from '@turno25/shared/contracts/national.ts';
import { REGIONS, type Region } from '@turno25/shared/domain/territory.ts';
import { NOTHING, plus } from '@turno25/shared/figures/nationalSums.ts';

export type RegionRow = {
  readonly region: Region;
  readonly branches: readonly NationalBranch[];
  readonly sums: Sums;
  /** Branches of whose figures somebody doubts, or of which nothing is heard. */
  readonly doubted: number;
};

/** The sixteen regions from north to south with what their branches did; also those where there is none. */
export function regionRows({ branches }: NationalView): readonly RegionRow[] {
  return REGIONS.map((region) => {
    const own = branches.filter(({ regionId }) => regionId === region.id);
    return {
      region,
      branches: own,
      sums: own.filter(isBelieved).reduce((sum, one) => plus(sum, one.sums), NOTHING),
      doubted: own.filter(({ doubt }) => doubt !== null).length,
    };
  });
}

export function isBelieved({ doubt }: NationalBranch): boolean {
  return doubt === null || doubt === 'late';
}
