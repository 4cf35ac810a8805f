import type { Warehouse } from '../warehouse/port.ts';
import type { LakePart } from './layout.ts';

/** Every part that a warehouse has rows of, in order. A branch that nobody described lies in region `00`. */
export async function partsOf(warehouse: Pick<Warehouse, 'rows'>): Promise<readonly LakePart[]> {
  const month = 'SUBSTR(business_date, 1, 7)';
  const rows = await warehouse.rows(
    `SELECT dated.branch_id, region_id, month FROM
       (SELECT branch_id, ${month} AS month FROM day_of UNION SELECT branch_id, ${month} AS month FROM fact_case) AS dated
     LEFT JOIN dim_branch ON dim_branch.branch_id = dated.branch_id`,
  );
  const parts = new Map<string, LakePart>();
  for (const row of rows) {
    const part = {
      branchId: String(row.branch_id),
      year: Number(String(row.month).slice(0, 4)),
      quarter: Math.ceil(Number(String(row.month).slice(5)) / 3),
      region: row.region_id === null ? '00' : String(row.region_id),
    };
    parts.set(JSON.stringify(part), part);
  }
  return [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}
