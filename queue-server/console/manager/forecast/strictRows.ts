import type { OtherwiseView } from '@turno25/shared/contracts/forecast.ts';
import type { RatioView } from '@turno25/shared/contracts/primitives.ts';

const DAYS = ['real', 'same', 'changed'] as const;

/** What each of the three days had reached at an instant; null where it has no point there. */
export type StrictRow = { readonly at: string } & Readonly<Record<(typeof DAYS)[number], RatioView | null>>;

/** The figures behind the three curves, instant by instant. */
export function strictRows(view: OtherwiseView): readonly StrictRow[] {
  const instants = [...new Set(DAYS.flatMap((day) => view[day].curve.map(({ at }) => at)))].sort();
  const strictOf = (day: (typeof DAYS)[number], at: string): RatioView | null =>
    view[day].curve.find((point) => point.at === at)?.strict ?? null;
  return instants.map((at) => ({
    at,
    real: strictOf('real', at),
    same: strictOf('same', at),
    changed: strictOf('changed', at),
  }));
}
