import { type CaseEvent, caseRows } from '@turno25/shared/domain/figures/cases/v1.ts';
import { caseFacts } from '@turno25/shared/domain/figures/facts/cases.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { Folded } from '@turno25/shared/figures/foldedDay.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LiveRows } from './cube.ts';
import type { FactRows } from './factRows.ts';

const MINUTE = 60_000;

type OpenDay = Folded & { readonly date: string };

/** What no table keeps: the facts of the day that goes on, and cases as they stand. */
export class LiveFacts {
  readonly #ledger: Ledger;
  readonly #factRows: FactRows;
  /** The open day as it was folded last: whoever asks again within the minute, with nothing new, has the same. */
  #last: { readonly seq: number; readonly minute: number; readonly day: OpenDay | null } | null = null;

  constructor(ledger: Ledger, factRows: FactRows) {
    this.#ledger = ledger;
    this.#factRows = factRows;
  }

  /** The open day so far; null while none is open. Costs as much as the day has had events, once for each of them. */
  openDay(state: BranchState, now: number): OpenDay | null {
    const { seq } = this.#ledger.head();
    const minute = Math.floor(now / MINUTE);
    if (this.#last?.seq === seq && this.#last.minute === minute) return this.#last.day;
    const day =
      state.day === null
        ? null
        : { date: state.day.date, ...this.#factRows.fold(this.#ledger, state.day.date, seq, now) };
    this.#last = { seq, minute, day };
    return day;
  }

  /** The rows of a table in a range of dates and formulas. */
  rows(state: BranchState, now: number): LiveRows {
    return (table, { from, to, formulas }) => {
      if (table === 'fact_case') return this.#cases(state, now, from, to);
      const day = this.openDay(state, now);
      const isAsked = day !== null && from <= day.date && day.date <= to && day.formulas === formulas;
      return isAsked ? day.facts[table] : [];
    };
  }

  #cases(state: BranchState, now: number, from: string, to: string): ReturnType<LiveRows> {
    const { zone } = must(state.config, 'the branch is configured').config.branch;
    const events = this.#ledger.caseEvents(null).filter(({ type }) => type === 'oirsFiled' || type === 'oirsClosed');
    const dateOf = (at: number): string => localDate(at, zone);
    return caseFacts(caseRows(events as readonly CaseEvent[], { from, to, asOf: dateOf(now), dateOf }));
  }
}
