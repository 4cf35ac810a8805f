import { type FiguresOptions, dailyFigures as version1 } from './v1/daily.ts';
import type { AnyEvent } from './v1/events.ts';
import { dailyFigures as version2 } from './v2/daily.ts';
import type { AnyDaily } from './v2/shape.ts';

export type Formula = (events: readonly AnyEvent[], options: FiguresOptions) => AnyDaily;

/**
 * Every version of the formulas that ever sealed a day. An old seal is verified with the version that it names, so an
 * entry is never changed nor taken out.
 */
export const FORMULAS: Readonly<Record<number, Formula>> = {
  1: version1,
  2: version2,
};

/** The version that new days open with. */
export const PRESENT_FORMULAS = 2;

/** The formulas of a version; null for one that this release does not know. */
export function formulaOf(version: number): Formula | null {
  return FORMULAS[version] ?? null;
}
