import type { DomainEvent } from '../ledger/events.ts';
import { dailyFigures, type FiguresOptions } from './daily.ts';
import type { DailyFigures } from './shape.ts';

export type Formula = (events: readonly DomainEvent[], options: FiguresOptions) => DailyFigures;

/**
 * Every version of the formulas that ever sealed a day. An old seal is verified with the version that it names, so an
 * entry is never changed nor taken out.
 */
export const FORMULAS: Readonly<Record<number, Formula>> = {
  1: dailyFigures,
};

/** The formulas of a version; null for one that this release does not know. */
export function formulaOf(version: number): Formula | null {
  return FORMULAS[version] ?? null;
}
