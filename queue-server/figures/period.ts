import { figuresOptions } from '@turno25/shared/domain/figures/opening.ts';
import { aggregateFigures, type AggregateError as NotAdded } from '@turno25/shared/domain/figures/v1/aggregate.ts';
import { dailyFigures } from '@turno25/shared/domain/figures/v1/daily.ts';
import { measureDay } from '@turno25/shared/domain/figures/v1/measured.ts';
import { visitRows, withPercentiles } from '@turno25/shared/domain/figures/v1/rows.ts';
import type { PeriodFigures } from '@turno25/shared/domain/figures/v1/shape.ts';
import { ok, type Result } from '@turno25/shared/domain/result.ts';
import type { Branch } from '../branch.ts';
import { configOf } from '../read-models/visitView.ts';

/**
 * Figures of a range of dates, both included: sealed days by their seals and the rows that these name, today by its
 * events so far. A year of a branch is read, never folded again.
 */
export function periodFigures(
  { sealedRows, ledger, engine }: Pick<Branch, 'sealedRows' | 'ledger' | 'engine'>,
  from: string,
  to: string,
): Result<PeriodFigures, NotAdded> {
  const state = engine.state();
  const days = sealedRows.figuresBetween(from, to);
  const open = state.day !== null && from <= state.day.date && state.day.date <= to ? state.day.date : null;
  const events = open === null ? [] : ledger.eventsOf(open);
  const now = engine.now();
  if (open !== null) days.push(dailyFigures(events, figuresOptions(events, open, now)));
  const { goalPercent, smallestCell } = configOf(state).standard;
  const summed = aggregateFigures(days, { goalPercent, smallestCell });
  if (!summed.ok) return summed;
  const rows = open === null ? [] : visitRows(measureDay(events, open, now));
  return ok(withPercentiles(summed.value, sealedRows.waitsBetween(from, to, rows)));
}
