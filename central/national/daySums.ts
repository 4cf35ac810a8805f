import type { DaySums } from '../statistics/days.ts';
import type { Warehouse } from '../warehouse/port.ts';
import { denominatorColumn, numeratorColumn } from '../warehouse/sums.ts';
import type { Period } from './periods.ts';
import { ofPeriod } from './sumsOf.ts';

const COLUMNS = ['days', 'n', 'd', 'nn', 'nd', 'dd'] as const;

/** The official share of each branch over its days, with what says how the days differ. */
export async function daySumsOf(
  warehouse: Pick<Warehouse, 'rows'>,
  period: Period,
): Promise<ReadonlyMap<string, DaySums>> {
  const sql = `SELECT branch_id, COUNT(*) AS days, CAST(SUM(n) AS BIGINT) AS n, CAST(SUM(d) AS BIGINT) AS d,
      CAST(SUM(n * n) AS BIGINT) AS nn, CAST(SUM(n * d) AS BIGINT) AS nd, CAST(SUM(d * d) AS BIGINT) AS dd
    FROM (SELECT branch_id, business_date, CAST(SUM(${numeratorColumn('official')}) AS BIGINT) AS n,
        CAST(SUM(${denominatorColumn('official')}) AS BIGINT) AS d
      FROM sum_unit WHERE ${ofPeriod(period)} GROUP BY branch_id, business_date) AS by_day
    WHERE d > 0 GROUP BY branch_id`;
  // Engines give groups in any order, and what is added up of them is a double: the same order gives the same digits.
  const rows = (await warehouse.rows(sql)).toSorted((a, b) => (String(a.branch_id) < String(b.branch_id) ? -1 : 1));
  return new Map(
    rows.map((row) => {
      const [days = 0, n = 0, d = 0, nn = 0, nd = 0, dd = 0] = COLUMNS.map((column) => Number(row[column]));
      return [String(row.branch_id), { days, numerator: n, denominator: d, nn, nd, dd }];
    }),
  );
}
