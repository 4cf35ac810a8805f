import { sumOf } from '../numbers.ts';
import type { AnyEvent } from './events.ts';
import type { MeasuredDay, MeasuredVisit } from './measured.ts';
import type { WaitsFigures } from './shape.ts';
import { complianceOf, countedOf, countsInStandard } from './standard.ts';

export function isOfRoll({ record }: MeasuredVisit): boolean {
  return record.origin === 'roll';
}

/** The papers of a day's rolls, and its shares without them; undefined where there were none. */
export function rollFigures(day: MeasuredDay, events: readonly AnyEvent[]): WaitsFigures['roll'] {
  const visits = day.visits.filter(isOfRoll);
  const spoiled = sumOf(
    events
      .filter(({ type }) => type === 'rollEntered')
      .map(({ payload }) => (payload as { readonly spoiled: readonly number[] }).spoiled.length),
  );
  if (visits.length === 0 && spoiled === 0) return undefined;
  return {
    visits: visits.length,
    attended: visits.filter(({ units }) => units.some(({ attended }) => attended)).length,
    spoiled,
    without: complianceOf(countedOf(day, (visit) => countsInStandard(visit) && !isOfRoll(visit))),
  };
}
