import type { OversightView } from '@turno25/shared/contracts/national.ts';
import type { Warehouse } from '../warehouse/port.ts';
import type { Period } from './periods.ts';
import { ofPeriod } from './sumsOf.ts';

/**
 * What the rules of signals counted and how long machines worked, branch by branch. Counts, never verdicts: what is much and
 * what is chance is judged at the branch, against its own people, where they answer.
 */
export async function oversightOf(warehouse: Pick<Warehouse, 'rows'>, period: Period): Promise<OversightView> {
  const where = `WHERE ${ofPeriod(period)}`;
  const [signals, machines] = await Promise.all([
    warehouse.rows(
      `SELECT branch_id, rule, CAST(SUM(hits) AS BIGINT) AS hits, CAST(SUM(trials) AS BIGINT) AS trials
       FROM fact_signal ${where} AND hits > 0 GROUP BY branch_id, rule`,
    ),
    warehouse.rows(
      `SELECT branch_id, kind, CAST(SUM(up_ms) AS BIGINT) AS up, CAST(SUM(due_ms) AS BIGINT) AS due
       FROM fact_availability ${where} GROUP BY branch_id, kind`,
    ),
  ]);
  return {
    signals: signals
      .map((row) => ({
        branchId: String(row.branch_id),
        rule: String(row.rule),
        counted: { n: Number(row.hits), d: Number(row.trials) },
      }))
      .sort(byNames),
    machines: machines
      .map((row) => ({
        branchId: String(row.branch_id),
        kind: String(row.kind),
        up: { n: Number(row.up), d: Number(row.due) },
      }))
      .sort(byNames),
  };
}

type Named = { readonly branchId: string; readonly rule?: string; readonly kind?: string };

/** Engines give groups in any order: the same answer is the same text. */
function byNames(a: Named, b: Named): number {
  const name = ({ branchId, rule = '', kind = '' }: Named): string => `${branchId} ${rule}${kind}`;
  return name(a) < name(b) ? -1 : 1;
}
