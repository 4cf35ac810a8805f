import type { NationalSignals } from '@turno25/shared/contracts/nationalSides.ts';
import { RULES } from '@turno25/shared/domain/signals/rules.ts';
import { quoted } from '../warehouse/literals.ts';
import type { Warehouse } from '../warehouse/port.ts';
import type { Period } from './periods.ts';

type RuleCounts = NationalSignals['rules'][number];

/** What a branch counted by a rule in one month; `most`: who did it on the day on which most did. */
type MonthCount = {
  readonly branchId: string;
  readonly rule: string;
  readonly month: string;
  readonly most: number;
  readonly hits: number;
  readonly trials: number;
};

/** What the rules of signals counted in whole months that are over; null asks of none. `believed`: whose rows count in the sums. */
export async function signalsOf(
  warehouse: Pick<Warehouse, 'rows'>,
  months: Period | null,
  believed: (branchId: string) => boolean,
): Promise<NationalSignals> {
  if (months === null) return { months, rules: [] };
  const rows = await warehouse.rows(`SELECT branch_id, rule, SUBSTR(business_date, 1, 7) AS month,
      CAST(MAX(units) AS BIGINT) AS most, CAST(SUM(hits) AS BIGINT) AS hits, CAST(SUM(trials) AS BIGINT) AS trials
    FROM fact_signal WHERE business_date BETWEEN ${quoted(months.from)} AND ${quoted(months.to)}
    GROUP BY branch_id, rule, SUBSTR(business_date, 1, 7) ORDER BY branch_id, rule, month`);
  const counts = rows.map((row) => ({
    branchId: String(row.branch_id),
    rule: String(row.rule),
    month: String(row.month),
    most: Number(row.most),
    hits: Number(row.hits),
    trials: Number(row.trials),
  }));
  return { months, rules: [...ruleCounts(counts, believed)] };
}

/**
 * Rule by rule and branch by branch. A rule that looks at persons is not told of a branch where one alone is behind a month's
 * count (ADR 0072: to the centre never by person). Each month is judged by itself, and a range hides what any of its months
 * hides, so that no difference of two ranges tells it; the sum is of what is told, so that it tells no more.
 */
export function ruleCounts(
  counts: readonly MonthCount[],
  believed: (branchId: string) => boolean,
): readonly RuleCounts[] {
  return RULES.flatMap(({ key, reference }) => {
    const own = counts.filter(({ rule, hits, trials }) => rule === key && hits + trials > 0);
    if (own.length === 0) return [];
    const ofPersons = reference === 'attendant' || reference === 'author';
    const branches = [...Map.groupBy(own, ({ branchId }) => branchId)].map(([branchId, months]) => ({
      branchId,
      sum: summed(months),
      hidden: ofPersons && months.some(({ most }) => most < 2),
    }));
    const told = branches.filter(({ branchId, hidden }) => !hidden && believed(branchId));
    return [
      {
        rule: key,
        total: summed(told.map(({ sum }) => sum)),
        branches: branches.map(({ branchId, sum, hidden }) => ({ branchId, counted: hidden ? null : sum })),
      },
    ];
  });
}

function summed(all: readonly { readonly hits: number; readonly trials: number }[]): { hits: number; trials: number } {
  return all.reduce<{ hits: number; trials: number }>(
    (sum, { hits, trials }) => ({ hits: sum.hits + hits, trials: sum.trials + trials }),
    { hits: 0, trials: 0 },
  );
}
