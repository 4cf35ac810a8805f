import type { MachinesOf, NationalMachines } from '@turno25/shared/contracts/nationalSides.ts';
import { quoted } from '../warehouse/literals.ts';
import type { Warehouse, WarehouseRow } from '../warehouse/port.ts';
import type { Period } from './periods.ts';

/** The order in which they are shown: what everything hangs on first. */
const KINDS = ['server', 'kiosk', 'printer', 'scanner', 'board'];

/** How long machines worked in a period, all together and branch by branch. `believed`: whose rows count in the sums. */
export async function machinesOf(
  warehouse: Pick<Warehouse, 'rows'>,
  { from, to }: Period,
  believed: (branchId: string) => boolean,
): Promise<NationalMachines> {
  // Availability is of no version of the figures' formulas: days of any of them add up.
  const rows = await warehouse.rows(`SELECT branch_id, kind, CAST(MAX(machines) AS BIGINT) AS machines,
      CAST(SUM(up_ms) AS BIGINT) AS up_ms, CAST(SUM(due_ms) AS BIGINT) AS due_ms,
      CAST(SUM(losses) AS BIGINT) AS losses, CAST(SUM(unwatched_ms) AS BIGINT) AS unwatched_ms
    FROM fact_availability WHERE business_date BETWEEN ${quoted(from)} AND ${quoted(to)}
    GROUP BY branch_id, kind ORDER BY branch_id, kind`);
  const read = rows.map((row) => ({ branchId: String(row.branch_id), of: machinesOfRow(row) }));
  const inSums = read.filter(({ branchId }) => believed(branchId)).map(({ of }) => of);
  return {
    period: { from, to },
    kinds: KINDS.flatMap((kind) => {
      const own = inSums.filter((of) => of.kind === kind);
      return own.length === 0 ? [] : [{ ...own.reduce(added), branches: own.length }];
    }),
    branches: [...Map.groupBy(read, ({ branchId }) => branchId)].map(([branchId, own]) => ({
      branchId,
      kinds: own.map(({ of }) => of).sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)),
    })),
  };
}

function machinesOfRow(row: WarehouseRow): MachinesOf {
  return {
    kind: String(row.kind),
    machines: Number(row.machines),
    upMs: Number(row.up_ms),
    dueMs: Number(row.due_ms),
    losses: Number(row.losses),
    unwatchedMs: Number(row.unwatched_ms),
  };
}

function added(a: MachinesOf, b: MachinesOf): MachinesOf {
  return {
    kind: a.kind,
    machines: a.machines + b.machines,
    upMs: a.upMs + b.upMs,
    dueMs: a.dueMs + b.dueMs,
    losses: a.losses + b.losses,
    unwatchedMs: a.unwatchedMs + b.unwatchedMs,
  };
}
