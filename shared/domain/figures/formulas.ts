import { dailyFigures, type FiguresOptions } from './v1/daily.ts';
import type { AnyEvent } from './v1/events.ts';
import type { DailyFigures } from './v1/shape.ts';

export type Formula = (events: readonly AnyEvent[], options: FiguresOptions) => DailyFigures;

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
