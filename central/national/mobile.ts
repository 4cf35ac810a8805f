import type { NationalMobile } from '@turno25/shared/contracts/nationalSides.ts';
import { communes } from '@turno25/shared/territory/communes.ts';
import { quoted } from '../warehouse/literals.ts';
import type { Warehouse } from '../warehouse/port.ts';
import type { Period } from './periods.ts';

/**
 * Where the units that travel were in a period, comuna by comuna in the order in which they first came: by the settings that
 * each day opened with, which are in its evidence. A unit whose crew changed nothing was where it was before.
 */
export async function mobileOf(warehouse: Pick<Warehouse, 'rows'>, { from, to }: Period): Promise<NationalMobile> {
  const names = new Map(communes().map(({ code, name }) => [code, name]));
  const within = `BETWEEN ${quoted(from)} AND ${quoted(to)}`;
  const rows = await warehouse.rows(`SELECT day_of.branch_id, day_of.comuna_id,
      CAST(COUNT(*) AS BIGINT) AS days, MIN(day_of.business_date) AS first_day, MAX(day_of.business_date) AS last_day,
      CAST(SUM(tickets.n) AS BIGINT) AS tickets
    FROM day_of JOIN dim_branch ON dim_branch.branch_id = day_of.branch_id AND profile = 'mobile'
    LEFT JOIN (SELECT branch_id, business_date, SUM(n_tickets) AS n FROM sum_unit
      WHERE business_date ${within} GROUP BY branch_id, business_date) AS tickets
      ON tickets.branch_id = day_of.branch_id AND tickets.business_date = day_of.business_date
    WHERE day_of.business_date ${within} AND day_of.comuna_id IS NOT NULL
    GROUP BY day_of.branch_id, day_of.comuna_id ORDER BY day_of.branch_id, first_day, day_of.comuna_id`);
  const stops = rows.map((row) => ({
    branchId: String(row.branch_id),
    comunaId: String(row.comuna_id),
    comuna: names.get(String(row.comuna_id)) ?? String(row.comuna_id),
    days: Number(row.days),
    from: String(row.first_day),
    to: String(row.last_day),
    tickets: Number(row.tickets ?? 0),
  }));
  return { period: { from, to }, stops };
}
