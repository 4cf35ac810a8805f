import type { Pair } from '@turno25/shared/contracts/national.ts';
import { hiddenByMonth } from '@turno25/shared/figures/cube/smallCells.ts';
import type { Warehouse } from '../warehouse/port.ts';
import type { Period } from './periods.ts';
import { ofPeriod, pairOf, summed } from './sumsOf.ts';

/** Fewer answers than this are not told (ADR 0076). */
const SMALLEST = 10;

/** The satisfied of an institution in one month. */
export type MonthAnswers = { readonly institutionId: string; readonly month: string; readonly satisfied: Pair };

/** Who was satisfied, by institution, in whole months that are over; null asks of none. `believed`: whose rows count. */
export async function satisfiedOf(
  warehouse: Pick<Warehouse, 'rows'>,
  months: Period | null,
  believed: string,
): Promise<ReadonlyMap<string, Pair>> {
  if (months === null) return new Map();
  const rows = await warehouse.rows(`SELECT institution_id, SUBSTR(business_date, 1, 7) AS month,
      ${summed('n_satisfied')}, ${summed('d_satisfied')} FROM sum_answer
    WHERE ${ofPeriod(months)} AND ${believed} AND institution_id IS NOT NULL
    GROUP BY institution_id, SUBSTR(business_date, 1, 7)`);
  return toldOf(
    rows.map((row) => ({
      institutionId: String(row.institution_id),
      month: String(row.month),
      satisfied: pairOf(row, 'satisfied'),
    })),
  );
}

/**
 * The institutions of which it may be told. Each month is judged by itself and a range hides what any of its months hides, so
 * that no difference of two ranges tells what few people answered.
 */
export function toldOf(answers: readonly MonthAnswers[]): ReadonlyMap<string, Pair> {
  const cells = answers.map(({ institutionId, month, satisfied }) => ({
    cell: institutionId,
    parent: null,
    month,
    n: satisfied.d,
  }));
  const hidden = [...hiddenByMonth(cells, SMALLEST).values()];
  const told = new Map<string, Pair>();
  for (const { institutionId, satisfied } of answers) {
    if (hidden.some((month) => month.cells.has(institutionId))) continue;
    const sum = told.get(institutionId) ?? { n: 0, d: 0 };
    told.set(institutionId, { n: sum.n + satisfied.n, d: sum.d + satisfied.d });
  }
  return told;
}
