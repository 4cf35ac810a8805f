import { lastOfMonth } from '../../domain/calendar/businessDates.ts';
import type { BusinessDate } from '../../domain/ids.ts';
import { type BreakdownKey, breakdownOf, canBreakDown } from './breakdowns.ts';
import { type FigureKey, figureOf } from './figures.ts';

/** What is asked: figures of a range of dates, both included, by at most two breakdowns. */
export type Ask = {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly figures: readonly FigureKey[];
  readonly by: readonly BreakdownKey[];
};

/** The first of the figures that a breakdown does not fit, since its rows do not have what it asks; null where all fit. */
export function unfitFigure({ figures, by }: Pick<Ask, 'figures' | 'by'>): FigureKey | null {
  return figures.find((key) => by.some((one) => !canBreakDown(figureOf(key).table, one))) ?? null;
}

/** Whether an answer may tell of a few people: of what they answered, or of who attended them. */
export function isGuarded(figure: FigureKey, by: readonly BreakdownKey[]): boolean {
  return figureOf(figure).sensitive === true || by.some((one) => breakdownOf(one).tells === 'guarded');
}

/** Whether a range is of whole months that are over on a date: other ranges could be subtracted from each other. */
export function isOfWholeMonths({ from, to }: Pick<Ask, 'from' | 'to'>, today: BusinessDate): boolean {
  return from.endsWith('-01') && to < today && lastOfMonth(to.slice(0, 7)) === to;
}

/** Breakdowns whose groups a guarded figure may be shown by: one, and none finer than a month. */
export function isCoarse(by: readonly BreakdownKey[]): boolean {
  return by.length <= 1 && by.every((one) => one !== 'day' && one !== 'week');
}
