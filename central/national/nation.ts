import type { BranchStanding } from '@turno25/shared/contracts/centre.ts';
import type { NationalBranch, NationalView, Sums } from '@turno25/shared/contracts/national.ts';
import { REGIONS } from '@turno25/shared/domain/territory.ts';
import { communes } from '@turno25/shared/territory/communes.ts';
import { quoted } from '../warehouse/literals.ts';
import type { Warehouse, WarehouseRow } from '../warehouse/port.ts';
import { changeOf } from './change.ts';
import { funnelsOf, placeOf } from './funnels.ts';
import { institutionsOf } from './institutions.ts';
import { monthsOver, type Period, periodBefore } from './periods.ts';
import { FORMULAS, NOTHING, plus, SUM_COLUMNS, summed, sumsOf } from './sumsOf.ts';

type Asking = Pick<Warehouse, 'rows'>;

/**
 * What the country did in a period, branch by branch, in the order in which it lies. Everything greater is a sum of that.
 * Nobody is ranked: a place says only whether chance alone would leave a branch where it is.
 */
export async function nationOf(
  warehouse: Asking,
  period: Period,
  standings: readonly BranchStanding[],
  today: string,
): Promise<NationalView> {
  const before = periodBefore(period);
  const [described, now, then, institutions] = await Promise.all([
    warehouse.rows('SELECT * FROM dim_branch'),
    sumsByBranch(warehouse, period),
    sumsByBranch(warehouse, before),
    institutionsOf(warehouse, period, monthsOver(period, today)),
  ]);
  const comunas = new Map(communes().map(({ code, name }) => [code, name]));
  const standing = new Map(standings.map((one) => [one.branchId, one]));
  const plain = described
    .map((row) =>
      branchOf(row, comunas, standing.get(String(row.branch_id)), now.get(String(row.branch_id)) ?? NOTHING),
    )
    .filter(({ branchId, sums }) => sums.tickets > 0 || standing.has(branchId))
    .sort(
      (a, b) =>
        placeOnMap(a) - placeOnMap(b) || a.comunaId.localeCompare(b.comunaId) || a.name.localeCompare(b.name, 'es'),
    );
  const funnels = funnelsOf(plain);
  const total = plain.reduce((sum, { sums }) => plus(sum, sums), NOTHING);
  const totalBefore = [...then.values()].reduce(plus, NOTHING);
  return {
    period,
    before,
    total,
    change: changeOf(total.official, totalBefore.official),
    branches: plain.map((branch) => ({
      ...branch,
      change: changeOf(branch.sums.official, (then.get(branch.branchId) ?? NOTHING).official),
      place: placeOf(branch, funnels),
    })),
    funnels: [...funnels],
    institutions: [...institutions],
    standings: [...standings],
  };
}

/** Sums of each branch in a period, without its counters' time: all of it, or what was done in the name of an institution. */
export async function unitSumsByBranch(
  warehouse: Asking,
  { from, to }: Period,
  institutionId: string | null,
): Promise<ReadonlyMap<string, Sums>> {
  const own = institutionId === null ? '' : ` AND institution_id = ${quoted(institutionId)}`;
  const rows = await warehouse.rows(
    `SELECT branch_id, ${SUM_COLUMNS} FROM sum_unit
     WHERE business_date BETWEEN '${from}' AND '${to}' AND formulas = ${FORMULAS}${own} GROUP BY branch_id`,
  );
  return new Map(rows.map((row) => [String(row.branch_id), sumsOf(row)]));
}

/** Sums of each branch in a period. */
async function sumsByBranch(warehouse: Asking, period: Period): Promise<ReadonlyMap<string, Sums>> {
  const [units, counters] = await Promise.all([
    unitSumsByBranch(warehouse, period, null),
    warehouse.rows(
      `SELECT branch_id, ${summed('n_occupancy')}, ${summed('d_occupancy')} FROM sum_counter
       WHERE business_date BETWEEN '${period.from}' AND '${period.to}' AND formulas = ${FORMULAS} GROUP BY branch_id`,
    ),
  ]);
  const occupancy = new Map(
    counters.map((row) => [String(row.branch_id), { n: Number(row.n_occupancy), d: Number(row.d_occupancy) }]),
  );
  return new Map(
    [...units].map(([branchId, sums]) => [branchId, { ...sums, occupancy: occupancy.get(branchId) ?? { n: 0, d: 0 } }]),
  );
}

function branchOf(
  row: WarehouseRow,
  comunas: ReadonlyMap<string, string>,
  standing: BranchStanding | undefined,
  sums: Sums,
): Omit<NationalBranch, 'change' | 'place'> {
  const comunaId = String(row.comuna_id);
  return {
    branchId: String(row.branch_id),
    name: String(row.name),
    regionId: String(row.region_id),
    comunaId,
    comuna: comunas.get(comunaId) ?? comunaId,
    category: row.category as NationalBranch['category'],
    profile: row.profile as NationalBranch['profile'],
    proof: row.proof as NationalBranch['proof'],
    goalPercent: Number(row.goal_percent),
    doubt: doubtOf(standing),
    sums,
  };
}

/** From north to south. */
function placeOnMap({ regionId }: { readonly regionId: string }): number {
  return REGIONS.findIndex(({ id }) => id === regionId);
}

/** Why the figures of a branch are not believed now; null where they are, and of a branch that has no standing. */
export function doubtOf(standing: BranchStanding | undefined): NationalBranch['doubt'] {
  if (standing === undefined) return null;
  if (standing.state === 'quarantined') return 'quarantined';
  if (standing.disputed) return 'disputed';
  return standing.state === 'late' ? 'late' : null;
}
