import type { HoursOf, NationalStaffing } from '@turno25/shared/contracts/nationalSides.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { Warehouse, WarehouseRow } from '../warehouse/port.ts';
import type { Period } from './periods.ts';
import { type BranchHour, NO_HOURS, plusHours, weighed } from './staffingHour.ts';
import { ofPeriod } from './sumsOf.ts';

type Asking = Pick<Warehouse, 'rows'>;
/** What of a branch is the same in all its hours. */
type Pace = { readonly eachMs: number; readonly goal: number };

/** Days whose hours are held at once: rows of 344 branches and ten hours a day. */
const AT_ONCE = 31;
/** Of fewer attended people no time of a person is told, and so nothing that is made of it. */
const FEWEST = 30;

/**
 * In which hours of which branches people waited beyond the goal for want of counters. `believed`: whose rows count in the sums,
 * by branch. Hours are asked for in parts, so that a year is no more at once than a month.
 */
export async function staffingOf(
  warehouse: Asking,
  period: Period,
  believed: (branchId: string) => boolean,
): Promise<NationalStaffing> {
  const paces = await pacesOf(warehouse, period);
  const branches = new Map<string, HoursOf>();
  const byHour = new Map<number, HoursOf>();
  for (const part of partsOf(period)) {
    // In one order whatever the engine's: parts of counters are doubles, and are added up.
    for (const row of (await hourRows(warehouse, part)).toSorted(byPlace)) {
      const branchId = String(row.branch_id);
      const pace = paces.get(branchId);
      if (pace === undefined) continue;
      const hour = Number(row.hour);
      const one = weighed(hourOf(row, pace));
      branches.set(branchId, plusHours(branches.get(branchId) ?? NO_HOURS, one));
      if (believed(branchId)) byHour.set(hour, plusHours(byHour.get(hour) ?? NO_HOURS, one));
    }
  }
  return {
    period,
    total: [...byHour.values()].reduce(plusHours, NO_HOURS),
    byHour: [...byHour].map(([hour, of]) => ({ hour, ...of })).sort((a, b) => a.hour - b.hour),
    branches: [...branches]
      .map(([branchId, of]) => ({ branchId, ...of, eachMs: Math.round(paces.get(branchId)?.eachMs ?? 0) }))
      .sort((a, b) => (a.branchId < b.branchId ? -1 : 1)),
  };
}

/** How long a person takes at a branch, and its goal. */
async function pacesOf(warehouse: Asking, period: Period): Promise<ReadonlyMap<string, Pace>> {
  const where = `WHERE ${ofPeriod(period)} GROUP BY branch_id`;
  const rows = await warehouse.rows(`SELECT dim_branch.branch_id, goal_percent, attended, busy
    FROM dim_branch
    JOIN (SELECT branch_id, CAST(SUM(attended) AS BIGINT) AS attended FROM fact_unit ${where}) AS units
      ON units.branch_id = dim_branch.branch_id
    JOIN (SELECT branch_id, CAST(SUM(service_ms + calling_ms) AS BIGINT) AS busy FROM fact_counter ${where}) AS counters
      ON counters.branch_id = dim_branch.branch_id
    WHERE attended >= ${FEWEST} AND busy > 0`);
  return new Map(
    rows.map((row) => [
      String(row.branch_id),
      { eachMs: Number(row.busy) / Number(row.attended), goal: Number(row.goal_percent) / 100 },
    ]),
  );
}

/** The hours of some days in which somebody came, with what counters did in them. */
function hourRows(warehouse: Asking, part: Period): Promise<readonly WarehouseRow[]> {
  const where = `WHERE ${ofPeriod(part)}`;
  const of = 'branch_id, business_date, hour';
  return warehouse.rows(`SELECT came.branch_id, came.business_date, came.hour, people, within_n, within_d, limit_ms,
      COALESCE(open_ms, 0) AS open_ms, COALESCE(paused_ms, 0) AS paused_ms
    FROM (SELECT ${of}, CAST(COUNT(*) AS BIGINT) AS people, CAST(SUM(within_strict) AS BIGINT) AS within_n,
        CAST(SUM(in_strict) AS BIGINT) AS within_d, CAST(MAX(limit_ms) AS BIGINT) AS limit_ms
      FROM fact_unit ${where} GROUP BY ${of}) AS came
    LEFT JOIN (SELECT ${of}, CAST(SUM(service_ms + available_ms + calling_ms) AS BIGINT) AS open_ms,
        CAST(SUM(paused_ms) AS BIGINT) AS paused_ms
      FROM fact_counter ${where} GROUP BY ${of}) AS had
      ON had.branch_id = came.branch_id AND had.business_date = came.business_date AND had.hour = came.hour`);
}

function byPlace(a: WarehouseRow, b: WarehouseRow): number {
  const of = ({ branch_id, business_date, hour }: WarehouseRow): string =>
    `${branch_id} ${business_date} ${String(hour).padStart(2, '0')}`;
  const [x, y] = [of(a), of(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function hourOf(row: WarehouseRow, pace: Pace): BranchHour {
  return {
    people: Number(row.people),
    within: { n: Number(row.within_n), d: Number(row.within_d) },
    limitMs: Number(row.limit_ms),
    openMs: Number(row.open_ms),
    pausedMs: Number(row.paused_ms),
    ...pace,
  };
}

function partsOf({ from, to }: Period): readonly Period[] {
  const parts: Period[] = [];
  for (let first = from; first <= to; first = addDays(first, AT_ONCE)) {
    const last = addDays(first, AT_ONCE - 1);
    parts.push({ from: first, to: last < to ? last : to });
  }
  return parts;
}
