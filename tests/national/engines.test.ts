import { generatedBranches } from '@turno25/central/generated/branches.ts';
import { loadGenerated } from '@turno25/central/generated/load.ts';
import { branchDayOf, branchDaysOf } from '@turno25/central/national/branchDays.ts';
import { machinesOf } from '@turno25/central/national/machines.ts';
import { mobileOf } from '@turno25/central/national/mobile.ts';
import { nationOf } from '@turno25/central/national/nation.ts';
import { signalsOf } from '@turno25/central/national/signals.ts';
import { staffingOf } from '@turno25/central/national/staffing.ts';
import { waitRanksOf } from '@turno25/central/national/waits.ts';
import { openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import { partitionsSql } from '@turno25/central/warehouse/postgres/partitions.ts';
import { openPostgres, PostgresWarehouse } from '@turno25/central/warehouse/postgres/postgres.ts';
import { expect, test } from 'vitest';
import { startPostgres } from '../support/postgres.ts';
import { machineRow, signalRow } from './besideRows.ts';

const DATES = ['2026-09-29', '2026-09-30', '2026-10-01', '2026-10-02'];
const OCTOBER = { from: '2026-10-01', to: '2026-10-31' };

test('every engine tells the same country, branch, day, region and what stands beside them', async () => {
  const postgres = await startPostgres();
  if (postgres === null) return;
  const told = [];
  for (const open of [() => openDuckDb(':memory:'), () => openPostgres(postgres.url)]) {
    const warehouse = await open();
    await warehouse.migrate();
    if (warehouse instanceof PostgresWarehouse)
      await warehouse.run(partitionsSql(DATES).flatMap(({ statements }) => statements));
    const branches = generatedBranches(8, [], 20);
    await loadGenerated(warehouse, branches, DATES);
    const id = branches[3]?.dimension.branchId ?? '';
    await warehouse.run([
      machineRow(id, '2026-10-01', 0, 'kiosk', [2, 90, 200, 3, 100]),
      signalRow(id, '2026-10-01', 0, 3, 4),
      `UPDATE dim_branch SET profile = 'mobile' WHERE branch_id = '${branches[5]?.dimension.branchId}'`,
    ]);
    told.push(
      await nationOf(warehouse, OCTOBER, [], '2026-11-20'),
      await branchDaysOf(warehouse, id, OCTOBER),
      await branchDayOf(warehouse, id, '2026-10-01'),
      await waitRanksOf(warehouse, OCTOBER, "branch_id IN (SELECT branch_id FROM dim_branch WHERE region_id = '13')"),
      await staffingOf(warehouse, OCTOBER, () => true),
      await machinesOf(warehouse, OCTOBER, () => true),
      await signalsOf(warehouse, OCTOBER, () => true),
      await mobileOf(warehouse, OCTOBER),
    );
    await warehouse.close();
  }
  postgres.stop();
  expect(told.slice(8)).toEqual(told.slice(0, 8));
}, 60_000);
