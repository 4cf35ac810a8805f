import type { BranchStanding } from '@turno25/shared/contracts/centre.ts';
import type { NationalBranch, Sums } from '@turno25/shared/contracts/national.ts';
import { REGIONS } from '@turno25/shared/domain/territory.ts';
import { NOTHING } from '@turno25/shared/figures/nationalSums.ts';
import type { WarehouseRow } from '../warehouse/port.ts';

type Described = Omit<NationalBranch, 'change' | 'place'>;

/** Whether the figures of a branch count now. Who is late is believed as far as it was heard. */
export function isBelieved({ state, disputed }: Pick<BranchStanding, 'state' | 'disputed'>): boolean {
  return state !== 'quarantined' && !disputed;
}

/** A branch of the warehouse with what it did and why its figures may not be believed. */
export function branchOf(
  row: WarehouseRow,
  comunas: ReadonlyMap<string, string>,
  standings: ReadonlyMap<string, BranchStanding>,
  sums: ReadonlyMap<string, Sums>,
): Described {
  const branchId = String(row.branch_id);
  const comunaId = String(row.comuna_id);
  return {
    branchId,
    name: String(row.name),
    regionId: String(row.region_id),
    comunaId,
    comuna: comunas.get(comunaId) ?? comunaId,
    category: row.category as NationalBranch['category'],
    profile: row.profile as NationalBranch['profile'],
    proof: row.proof as NationalBranch['proof'],
    goalPercent: Number(row.goal_percent),
    doubt: doubtOf(standings.get(branchId)),
    sums: sums.get(branchId) ?? NOTHING,
  };
}

const PLACES = new Map(REGIONS.map(({ id }, place) => [id, place]));

/** By region as the country lies, then by comuna and name: an order that praises and blames nobody. */
export function northToSouth(a: Described, b: Described): number {
  const place = ({ regionId }: Described): number => PLACES.get(regionId) ?? REGIONS.length;
  return place(a) - place(b) || a.comuna.localeCompare(b.comuna, 'es') || a.name.localeCompare(b.name, 'es');
}

export function doubtOf(standing: BranchStanding | undefined): NationalBranch['doubt'] {
  if (standing === undefined) return null;
  if (standing.state === 'quarantined') return 'quarantined';
  if (standing.disputed) return 'disputed';
  return standing.state === 'late' ? 'late' : null;
}
