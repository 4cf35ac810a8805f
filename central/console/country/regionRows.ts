import type { NationalBranch, NationalView, Sums } from '@turno25/shared/contracts/national.ts';
import { REGIONS, type Region } from '@turno25/shared/domain/territory.ts';

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
      sums: own.filter(isBelieved).reduce((sum, one) => added(sum, one.sums), EMPTY),
      doubted: own.filter(({ doubt }) => doubt !== null).length,
    };
  });
}

export function isBelieved({ doubt }: NationalBranch): boolean {
  return doubt === null || doubt === 'late';
}

const NONE = { n: 0, d: 0 };
export const EMPTY: Sums = {
  tickets: 0,
  official: NONE,
  strict: NONE,
  wait: NONE,
  abandonment: NONE,
  resolved: NONE,
  overLimitMs: 0,
  occupancy: NONE,
};

export function added(a: Sums, b: Sums): Sums {
  const both = (x: Sums['official'], y: Sums['official']) => ({ n: x.n + y.n, d: x.d + y.d });
  return {
    tickets: a.tickets + b.tickets,
    official: both(a.official, b.official),
    strict: both(a.strict, b.strict),
    wait: both(a.wait, b.wait),
    abandonment: both(a.abandonment, b.abandonment),
    resolved: both(a.resolved, b.resolved),
    overLimitMs: a.overLimitMs + b.overLimitMs,
    occupancy: both(a.occupancy, b.occupancy),
  };
}
