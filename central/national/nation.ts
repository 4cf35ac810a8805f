import type { BranchStanding } from '@turno25/shared/contracts/centre.ts';
import type { NationalBranch, NationalView, Sums } from '@turno25/shared/contracts/national.ts';
import { monthsOver } from '@turno25/shared/domain/calendar/wholeMonths.ts';
import { NOTHING, plus } from '@turno25/shared/figures/nationalSums.ts';
import { communes } from '@turno25/shared/territory/communes.ts';
import { quoted } from '../warehouse/literals.ts';
import type { Warehouse } from '../warehouse/port.ts';
import { branchOf, isBelieved, northToSouth } from './branches.ts';
import { changeOf, spreadOf, spreadOfAll } from './change.ts';
import { daySumsOf } from './daySums.ts';
import { funnelsOf, placeOf } from './funnels.ts';
import { institutionsOf } from './institutions.ts';
import { type Period, periodBefore } from './periods.ts';
import { FORMULAS, ofPeriod, SUM_COLUMNS, summed, sumsOf } from './sumsOf.ts';

type Asking = Pick<Warehouse, 'rows'>;

/**
 * What the country did in a period, branch by branch, in the order in which it lies. Everything greater is a sum of those
 * that are believed; the others are told beside it, so that nobody gains by being doubted. Nobody is ranked: a place says
 * only whether chance alone would leave a branch where it is.
 */
export async function nationOf(
  warehouse: Asking,
  period: Period,
  standings: readonly BranchStanding[],
  today: string,
): Promise<NationalView> {
  const before = periodBefore(period);
  const standing = new Map(standings.map((one) => [one.branchId, one]));
  const doubtedIds = standings.filter((one) => !isBelieved(one)).map(({ branchId }) => branchId);
  const believed = doubtedIds.length === 0 ? '1 = 1' : `branch_id NOT IN (${doubtedIds.map(quoted).join(', ')})`;
  const [described, now, then, nowDays, thenDays, other, institutions] = await Promise.all([
    warehouse.rows('SELECT * FROM dim_branch'),
    sumsByBranch(warehouse, period),
    sumsByBranch(warehouse, before),
    daySumsOf(warehouse, period),
    daySumsOf(warehouse, before),
    otherFormulas(warehouse, period),
    institutionsOf(warehouse, period, monthsOver(period, today), believed),
  ]);
  const comunas = new Map(communes().map(({ code, name }) => [code, name]));
  const plain = described
    .map((row) => branchOf(row, comunas, standing, now))
    .filter(({ branchId, sums }) => sums.tickets > 0 || standing.has(branchId))
    .sort(northToSouth);
  const funnels = funnelsOf(plain);
  const isIn = ({ branchId }: { readonly branchId: string }): boolean => !doubtedIds.includes(branchId);
  const total = added(plain.filter(isIn));
  const totalBefore = [...then]
    .filter(([branchId]) => isIn({ branchId }))
    .reduce((sum, [, one]) => plus(sum, one), NOTHING);
  const ofAll = (days: Awaited<ReturnType<typeof daySumsOf>>) =>
    spreadOfAll([...days].filter(([branchId]) => isIn({ branchId })).map(([, sums]) => sums));
  const doubted = plain.filter((branch) => !isIn(branch));
  return {
    period,
    before,
    total,
    change: changeOf(ofAll(nowDays), ofAll(thenDays)),
    doubted: { branches: doubtedIds.length, sums: added(doubted) },
    sparedMs: spared(total, totalBefore),
    otherFormulas: other,
    branches: plain.map((branch) => ({
      ...branch,
      change: isIn(branch)
        ? changeOf(spreadOf(nowDays.get(branch.branchId)), spreadOf(thenDays.get(branch.branchId)))
        : null,
      place: placeOf(branch, funnels),
    })),
    funnels: [...funnels],
    institutions: [...institutions],
    standings: [...standings],
  };
}

/** Time beyond the limit that people were spared against the period before, ms; negative: suffered more. See the contract. */
export function spared(now: Sums, before: Sums): number | null {
  if (before.official.d === 0 || now.official.d === 0) return null;
  const excess = before.overLimitMs / before.official.d - now.overLimitMs / now.official.d;
  return Math.round(excess * now.official.d) + 0;
}

/** Sums of each branch in a period. */
async function sumsByBranch(warehouse: Asking, period: Period): Promise<ReadonlyMap<string, Sums>> {
  const where = `WHERE ${ofPeriod(period)} GROUP BY branch_id`;
  const [units, counters] = await Promise.all([
    warehouse.rows(`SELECT branch_id, ${SUM_COLUMNS} FROM sum_unit ${where}`),
    warehouse.rows(`SELECT branch_id, ${summed('n_occupancy')}, ${summed('d_occupancy')} FROM sum_counter ${where}`),
  ]);
  const occupancy = new Map(
    counters.map((row) => [String(row.branch_id), { n: Number(row.n_occupancy), d: Number(row.d_occupancy) }]),
  );
  return new Map(
    units.map((row) => {
      const branchId = String(row.branch_id);
      return [branchId, { ...sumsOf(row), occupancy: occupancy.get(branchId) ?? { n: 0, d: 0 } }];
    }),
  );
}

/** Days of the period that other formulas folded. */
async function otherFormulas(warehouse: Asking, { from, to }: Period): Promise<number> {
  const sql = `SELECT COUNT(*) AS days FROM day_of
    WHERE business_date BETWEEN ${quoted(from)} AND ${quoted(to)} AND formulas <> ${FORMULAS}`;
  const [row] = await warehouse.rows(sql);
  return Number(row?.days ?? 0);
}

function added(branches: readonly Pick<NationalBranch, 'sums'>[]): Sums {
  return branches.reduce((sum, { sums }) => plus(sum, sums), NOTHING);
}

/** Sums of each branch in a period, without its counters' time: all of it, or what was done in the name of an institution. */
export async function unitSumsByBranch(
  warehouse: Asking,
  period: Period,
  institutionId: string | null,
): Promise<ReadonlyMap<string, Sums>> {
  const own = institutionId === null ? '' : ` AND institution_id = ${quoted(institutionId)}`;
  const rows = await warehouse.rows(
    `SELECT branch_id, ${SUM_COLUMNS} FROM sum_unit WHERE ${ofPeriod(period)}${own} GROUP BY branch_id`,
  );
  return new Map(rows.map((row) => [String(row.branch_id), sumsOf(row)]));
}
