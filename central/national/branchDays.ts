import type { BranchDays } from '@turno25/shared/contracts/national.ts';
import { quoted } from '../warehouse/literals.ts';
import type { Warehouse } from '../warehouse/port.ts';
import type { Period } from './periods.ts';
import { SUM_COLUMNS, sumsOf } from './sumsOf.ts';

/** What a branch did on each day of a period, newest first. */
export async function branchDaysOf(
  warehouse: Pick<Warehouse, 'rows'>,
  branchId: string,
  { from, to }: Period,
): Promise<BranchDays> {
  const where = `WHERE branch_id = ${quoted(branchId)} AND business_date BETWEEN '${from}' AND '${to}'`;
  const [days, sums] = await Promise.all([
    warehouse.rows(`SELECT business_date, seal_seq FROM day_of ${where}`),
    warehouse.rows(`SELECT business_date, ${SUM_COLUMNS} FROM sum_unit ${where} GROUP BY business_date`),
  ]);
  const byDate = new Map(sums.map((row) => [String(row.business_date), sumsOf(row)]));
  return {
    branchId,
    days: days
      .map((row) => ({
        date: String(row.business_date),
        sealSeq: row.seal_seq === null ? null : Number(row.seal_seq),
        sums: byDate.get(String(row.business_date)) ?? sumsOf({}),
      }))
      .sort((a, b) => (a.date < b.date ? 1 : -1)),
  };
}
