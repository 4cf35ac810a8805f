import type { NationalView } from '@turno25/shared/contracts/national.ts';
import type { Warehouse } from '../warehouse/port.ts';
import type { Period } from './periods.ts';
import { FORMULAS, pairOf, SUM_COLUMNS, summed } from './sumsOf.ts';

/** Fewer answers than this are not told (ADR 0076). */
const SMALLEST = 10;

type InstitutionSums = NationalView['institutions'][number];

/**
 * What was done in the name of each institution. What people answered is of whole months that are over, and not told where
 * few answered; nor is it where the rest of the country would give away the one that is not.
 */
export async function institutionsOf(
  warehouse: Pick<Warehouse, 'rows'>,
  { from, to }: Period,
  months: Period | null,
): Promise<readonly InstitutionSums[]> {
  const between = (period: Period): string => `business_date BETWEEN '${period.from}' AND '${period.to}'`;
  const where = `WHERE ${between({ from, to })} AND formulas = ${FORMULAS} AND institution_id IS NOT NULL GROUP BY institution_id`;
  const [names, units, answers, cases] = await Promise.all([
    warehouse.rows('SELECT institution_id, name FROM dim_institution'),
    warehouse.rows(`SELECT institution_id, ${SUM_COLUMNS} FROM sum_unit ${where}`),
    months === null
      ? []
      : warehouse.rows(
          `SELECT institution_id, ${summed('n_satisfied')}, ${summed('d_satisfied')} FROM sum_answer
           WHERE ${between(months)} AND formulas = ${FORMULAS} AND institution_id IS NOT NULL GROUP BY institution_id`,
        ),
    warehouse.rows(
      `SELECT institution_id, COUNT(*) AS received, SUM(CASE WHEN stand = 'answered' THEN 1 ELSE 0 END) AS answered
       FROM fact_case WHERE ${between({ from, to })} GROUP BY institution_id`,
    ),
  ]);
  const nameOf = new Map(names.map((row) => [String(row.institution_id), String(row.name)]));
  const satisfied = new Map(answers.map((row) => [String(row.institution_id), pairOf(row, 'satisfied')]));
  const shown = toldOf(satisfied);
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
        satisfied: shown.get(id) ?? null,
        cases: Number(of?.received ?? 0),
        casesAnswered: Number(of?.answered ?? 0),
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'es'));
}

/** The answers that may be told: never one alone withheld, since the total would give it away. */
export function toldOf(
  answers: ReadonlyMap<string, { readonly n: number; readonly d: number }>,
): ReadonlyMap<string, { readonly n: number; readonly d: number }> {
  const bySize = [...answers].sort(([, a], [, b]) => a.d - b.d);
  const few = bySize.filter(([, { d }]) => d < SMALLEST);
  let withheld = few.length;
  const sum = (): number => bySize.slice(0, withheld).reduce((all, [, { d }]) => all + d, 0);
  if (withheld > 0) while (withheld < bySize.length && (withheld < 2 || sum() < SMALLEST)) withheld += 1;
  return new Map(bySize.slice(withheld));
}
