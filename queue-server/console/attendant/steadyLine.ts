import type { VisitView } from '@turno25/shared/contracts/counters.ts';

export type SteadyVisit = { readonly visit: VisitView; readonly gone: boolean };

/**
 * The line while somebody points at it: nobody moves. Who is no longer there keeps the place, marked as gone, and who
 * arrives goes to the end. `held` is the line as it was when the pointer came, or null when nobody points at it.
 */
export function steadyLine(held: readonly VisitView[] | null, present: readonly VisitView[]): readonly SteadyVisit[] {
  if (held === null) return present.map((visit) => ({ visit, gone: false }));
  const byId = new Map(present.map((visit) => [visit.id, visit]));
  const known = new Set(held.map((visit) => visit.id));
  return [
    ...held.map((visit) => ({ visit: byId.get(visit.id) ?? visit, gone: !byId.has(visit.id) })),
    ...present.filter((visit) => !known.has(visit.id)).map((visit) => ({ visit, gone: false })),
  ];
}
