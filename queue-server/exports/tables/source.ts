import { lastToldDate, wholeMonths } from '@turno25/shared/domain/calendar/months.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Branch } from '../../branch.ts';
import type { LiveFacts } from '../../figures/liveFacts.ts';
import type { FactSource } from './tables.ts';

type Range = { readonly from: string; readonly to: string };

/** The facts of a branch's sealed days in a range; each day that lacks its own gets them as it is read. */
export function factSource(
  { factRows, ledger, db }: Pick<Branch, 'factRows' | 'ledger' | 'db'>,
  live: LiveFacts,
  { state, now }: { readonly state: BranchState; readonly now: number },
  { from, to }: Range,
): FactSource {
  const lacking = new Map(factRows.missing(from, to).map((day) => [day.date, day]));
  const dates = db
    .prepare(
      'SELECT business_date FROM report_day WHERE last_seal_seq IS NOT NULL AND business_date BETWEEN ? AND ? ORDER BY business_date',
    )
    .pluck()
    .all(from, to) as string[];
  const today = localDate(now, must(state.config, 'the branch is configured').config.branch.zone);
  return {
    dates,
    months: wholeMonths(from, lastToldDate(to, today)),
    rowsOf: (table, date) => {
      const day = lacking.get(date);
      if (day !== undefined) factRows.keep(ledger, day);
      lacking.delete(date);
      return factRows.rowsOf(table, date);
    },
    cases: () => live.rows(state, now)('fact_case', { from, to, formulas: 1 }),
  };
}
