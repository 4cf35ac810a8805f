import type { AttendantFigures, CubeCellView } from '@turno25/shared/contracts/cube.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { EventPayloads } from '@turno25/shared/domain/ledger/events.ts';
import { canBreakDown } from '@turno25/shared/figures/cube/breakdowns.ts';
import { FIGURE_KEYS, type FigureKey, figureOf } from '@turno25/shared/figures/cube/figures.ts';
import { figureTitle, shownValue, unitTitle } from '@turno25/shared/figures/cube/present.ts';
import type { Db } from '../ledger/database.ts';
import { type CubeCell, cubeAnswer } from './cube.ts';

/** After so many days whoever never looked at their own figures has had their time to. */
const DAYS_TO_LOOK = 7;

/** A look at figures by attendant, with the branch's date on which it was. */
export type Look = EventPayloads['attendantFiguresShown'] & { readonly on: string };

type Ask = { readonly from: string; readonly to: string; readonly formulas: number; readonly today: string };

const KEYS: readonly FigureKey[] = FIGURE_KEYS.filter((key) => canBreakDown(figureOf(key).table, 'attendant'));

/**
 * Figures by attendant of sealed days. In the order of names, since no ranking is made of them. Of others than `own` nobody's
 * are shown before they looked at the same days themselves, or have had a week for it. `own` null: everybody's.
 */
export function attendantFigures(
  parts: { readonly db: Db; readonly looks: readonly Look[]; readonly nameOf: (id: string) => string },
  { from, to, formulas, today }: Ask,
  own: string | null,
): AttendantFigures {
  const guards = { smallestCell: 0, today, openDate: null, formulas };
  const { groups } = cubeAnswer(
    { db: parts.db, live: () => [] },
    { from, to, figures: KEYS, by: ['attendant'] },
    guards,
  );
  const people = groups.flatMap(({ key: [id], cells }) => {
    if (typeof id !== 'string' || (own !== null && id !== own)) return [];
    const seen =
      own !== null || addDays(to, DAYS_TO_LOOK) < today || parts.looks.some((look) => covers(look, id, from, to));
    return [{ name: parts.nameOf(id), cells: seen ? cells.map(cellView) : null }];
  });
  const byName = new Intl.Collator('es').compare;
  return {
    from,
    to,
    formulas,
    figures: KEYS.map((key) => ({ key, title: figureTitle(key), unit: figureOf(key).unit, unitTitle: unitTitle(key) })),
    people: people.sort((a, b) => byName(a.name, b.name)),
  };
}

/** Whether somebody looked at all of some days of their own once these were over. */
function covers(look: Look, id: string, from: string, to: string): boolean {
  return look.of === 'own' && look.by === id && look.from <= from && look.to >= to && look.on > to;
}

function cellView(cell: CubeCell, index: number): CubeCellView {
  const key = KEYS[index];
  if (cell.hidden !== null || key === undefined) return { hidden: 'few' };
  return { hidden: null, numerator: cell.num, denominator: cell.den, value: shownValue(figureOf(key), cell) };
}
