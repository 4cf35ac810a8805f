import type { NationalView } from '@turno25/shared/contracts/national.ts';
import { quoted } from '../warehouse/literals.ts';
import type { Warehouse } from '../warehouse/port.ts';
import { satisfiedOf } from './answers.ts';
import type { Period } from './periods.ts';
import { ofPeriod, pairOf, SUM_COLUMNS } from './sumsOf.ts';

type InstitutionSums = NationalView['institutions'][number];

/**
 * What was done in the name of each institution. What people answered is of whole months that are over, and not told where
 * few answered. `months`: those of the period, null for none; `believed`: whose rows count.
 */
export async function institutionsOf(
  warehouse: Pick<Warehouse, 'rows'>,
  period: Period,
  months: Period | null,
  believed: string,
): Promise<readonly InstitutionSums[]> {
  const { from, to } = period;
  const where = `WHERE ${ofPeriod(period)} AND ${believed} AND institution_id IS NOT NULL GROUP BY institution_id`;
  const [names, units, satisfied, cases] = await Promise.all([
    warehouse.rows('SELECT institution_id, name FROM dim_institution'),
    warehouse.rows(`SELECT institution_id, ${SUM_COLUMNS} FROM sum_unit ${where}`),
    satisfiedOf(warehouse, months, believed),
    warehouse.rows(
      `SELECT institution_id, COUNT(*) AS received, SUM(CASE WHEN stand = 'answered' THEN 1 ELSE 0 END) AS answered
       FROM fact_case WHERE business_date BETWEEN ${quoted(from)} AND ${quoted(to)} AND ${believed} AND kind = 'complaint' GROUP BY institution_id`,
    ),
  ]);
  const nameOf = new Map(names.map((row) => [String(row.institution_id), String(row.name)]));
  const casesOf = new Map(cases.map((row) => [String(row.institution_id), row]));
  return units
    .map((row) => {
      const id = String(row.institution_id);
      const of = casesOf.get(id);
      return {
        institutionId: id,
        name: nameOf.get(id) ?? id,
        units: pairOf(row, 'official').d,
        official: pairOf(row, 'official'),
        wait: pairOf(row, 'wait'),
        resolved: pairOf(row, 'resolvedByStaff'),
        satisfied: satisfied.get(id) ?? null,
        complaints: Number(of?.received ?? 0),
        complaintsAnswered: Number(of?.answered ?? 0),
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'es'));
}
