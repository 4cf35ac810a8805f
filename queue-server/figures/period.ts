import { formulaOf } from '@turno25/shared/domain/figures/formulas.ts';
import { dayRows } from '@turno25/shared/domain/figures/sealedRows.ts';
import { aggregateFigures, type AggregateError as NotAdded } from '@turno25/shared/domain/figures/v1/aggregate.ts';
import { type VisitRow, withPercentiles } from '@turno25/shared/domain/figures/v1/rows.ts';
import type { Fraction } from '@turno25/shared/domain/figures/v1/shape.ts';
import { sumDoors } from '@turno25/shared/domain/figures/v2/door.ts';
import { type GoalGroup, goalsOf } from '@turno25/shared/domain/figures/v2/goal.ts';
import { sumWaits, withPercentiles as withPercentiles2 } from '@turno25/shared/domain/figures/v2/period.ts';
import type { SealedUnit } from '@turno25/shared/domain/figures/v2/sealedRows.ts';
import type { AnyDaily, AnyPeriod } from '@turno25/shared/domain/figures/v2/shape.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { figuresOptions, openingOf } from '@turno25/shared/domain/ledger/opening.ts';
import { must, ok, type Result } from '@turno25/shared/domain/result.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { SealedRows } from './sealedRows.ts';

/** Days of a period that another version of the formulas measured: never added to the others, and never left out of sight. */
type OtherDays = {
  readonly formulas: number;
  readonly days: number;
  readonly from: string;
  readonly to: string;
  readonly official: Fraction;
  readonly strict: Fraction;
};

/** Figures of a period with what cannot be added to them: its goals, and its days of other formulas. */
export type Period = {
  readonly figures: AnyPeriod;
  readonly goals: readonly GoalGroup[];
  readonly others: readonly OtherDays[];
};

/** The open day so far, folded once for all the periods that it is part of. */
export type OpenDay = {
  readonly date: string;
  readonly formulas: number;
  readonly figures: AnyDaily;
  readonly rows: ReturnType<typeof dayRows>;
};

/** The open day by its events until `now`, UTC ms; null while none is open. Costs as much as the day has had events. */
export function openDayOf(
  { ledger }: { readonly ledger: Pick<Ledger, 'eventsOf'> },
  { state, now }: { readonly state: BranchState; readonly now: Instant },
): OpenDay | null {
  if (state.day === null) return null;
  const { date } = state.day;
  const events = ledger.eventsOf(date);
  const formulas = openingOf(events).formulas ?? 1;
  const formula = must(formulaOf(formulas), `formulas ${formulas} are known`);
  return {
    date,
    formulas,
    figures: formula(events, figuresOptions(events, date, now)),
    rows: dayRows(formulas, events, date, now),
  };
}

/**
 * Figures of a range of dates, both included: sealed days by their seals and the rows that these name, today by its
 * events so far. A year of a branch is read, never folded again. Where the formulas changed, those of the newest version.
 */
export function periodFigures(
  parts: { readonly sealedRows: SealedRows; readonly ledger: Pick<Ledger, 'eventsOf'> },
  at: { readonly state: BranchState; readonly now: Instant; readonly openDay?: OpenDay | null },
  from: string,
  to: string,
): Result<Period, NotAdded> {
  const { sealedRows, ledger } = parts;
  const { state } = at;
  const all: AnyDaily[] = sealedRows.sealsBetween(ledger, from, to).map(({ figures }) => figures);
  const open = state.day !== null && from <= state.day.date && state.day.date <= to ? state.day.date : null;
  const today = open === null ? null : (at.openDay ?? openDayOf(parts, at));
  if (today !== null) all.push(today.figures);
  const newest = all.reduce((most, { formulas }) => Math.max(most, formulas), 0);
  const days = all.filter(({ formulas }) => formulas === newest);
  const { goalPercent, smallestCell } = must(state.config, 'the branch is configured').config.standard;
  const summed = aggregateFigures(days, { goalPercent, smallestCell });
  if (!summed.ok) return summed;
  const rows = today === null || today.formulas !== newest ? [] : today.rows;
  const others = otherDays(all.filter(({ formulas }) => formulas !== newest));
  const withWaits = days.filter((day) => 'waits' in day);
  if (newest === 1) {
    const waits = sealedRows.waitsBetween(from, to, rows as readonly VisitRow[]);
    return ok({ figures: withPercentiles(summed.value, waits), goals: [], others });
  }
  // The goal is the one that each day opened with: one that is published today judges no day that is over.
  const goals = goalsOf(withWaits);
  const goal = goals.reduce((hardest, group) => (group.goal.num > hardest.num ? group.goal : hardest), {
    num: 0,
    den: 10_000,
  });
  const waits = sumWaits(withWaits.map((day) => day.waits));
  const spans = sealedRows.unitWaitsBetween(from, to, rows as readonly SealedUnit[]);
  const figures = withPercentiles2({ ...summed.value, goal }, waits, spans);
  const door = sumDoors(withWaits.map((day) => day.door));
  return ok({ figures: door === null ? figures : { ...figures, door }, goals, others });
}

function otherDays(days: readonly AnyDaily[]): readonly OtherDays[] {
  return [...Map.groupBy(days, ({ formulas }) => formulas)].map(([formulas, group]) => {
    const dates = group.map(({ businessDate }) => businessDate).sort();
    const sum = (read: (day: AnyDaily) => Fraction): Fraction =>
      group.map(read).reduce((a, b) => ({ num: a.num + b.num, den: a.den + b.den }), { num: 0, den: 0 });
    return {
      formulas,
      days: group.length,
      from: dates[0] ?? '',
      to: dates.at(-1) ?? '',
      official: sum(({ standard }) => standard.official),
      strict: sum(({ standard }) => standard.strict),
    };
  });
}
