import { REGIONS, regionOf } from '@turno25/shared/domain/territory.ts';
import { communes } from '@turno25/shared/territory/communes.ts';
import { type BranchDimension, UNMEASURED } from '../warehouse/port.ts';

/** A generated branch: how it is described, and what its days are like. */
export type GeneratedBranch = {
  readonly dimension: BranchDimension;
  /** Visits of a day. */
  readonly visits: number;
  /** How slow its queue is, hundredths of the usual. */
  readonly slow: number;
  /** People of a thousand who leave before they are called. */
  readonly leave: number;
  readonly counters: number;
};

const VISITS = { A: 300, B: 180, C: 90, D: 40 } as const;
const SEEDED = 2_147_483_647;

/**
 * Branches as a country might have them, for a demonstration and for measuring: names of comunas are public, and no figure is
 * anybody's. The same count gives the same branches. `scale`: a day's visits against a real day's, in hundredths.
 */
export function generatedBranches(count: number, without: readonly string[], scale = 100): readonly GeneratedBranch[] {
  const places = REGIONS.flatMap(({ id }) =>
    communes()
      .filter(({ code }) => regionOf(code) === id && !without.includes(code))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  );
  // Every so many of them, so that each region has its share.
  const step = places.length / Math.min(count, places.length);
  return Array.from({ length: Math.min(count, places.length) }, (_, at) => {
    const place = places[Math.floor(at * step)];
    const code = place?.code ?? '13101';
    const draw = (turn: number): number => ((Number(code) * 48_271 * (turn + 7) + turn * 69_621) % SEEDED) % 1000;
    const category = categoryOf(code, draw(1));
    return {
      dimension: {
        branchId: `gen-${code}`,
        name: `ChileAtiende ${place?.name ?? ''}`,
        regionId: regionOf(code),
        provinceId: code.slice(0, 3),
        comunaId: code,
        category,
        profile: draw(2) < 40 ? 'mobile' : 'branch',
        proof: 'generated',
        goalPercent: 80,
        variables: UNMEASURED,
      },
      visits: Math.max(5, Math.round((VISITS[category] * scale * (70 + (draw(3) % 60))) / 10_000)),
      slow: 80 + Math.floor((draw(4) * draw(5)) / 7000),
      leave: 20 + (draw(6) % 70),
      counters: Math.max(2, Math.round(VISITS[category] / 30)),
    };
  });
}

/** Capitals of regions and provinces end in 01. */
function categoryOf(code: string, draw: number): BranchDimension['category'] {
  if (code.endsWith('101')) return 'A';
  if (code.endsWith('01')) return draw < 500 ? 'A' : 'B';
  return draw < 200 ? 'B' : draw < 650 ? 'C' : 'D';
}
