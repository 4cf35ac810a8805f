import type { VisitId } from '../../ids.ts';
import type { AnyEvent } from '../v1/events.ts';
import { effectiveOf } from './attentions.ts';
import type { MeasuredDay, MeasuredVisit } from './measured.ts';
import { withPapers } from './papers.ts';
import { withoutUndone } from './undone.ts';

/**
 * A day of version 2 as version 1 can read it, for all that is shown beside the standard: times of service and of counters,
 * ends, outcomes, answers. Starts that never were attentions are left out, exclusions that do not hold too, and what version 1
 * has no word for is said with the words that it has.
 */
export function plainEvents(events: readonly AnyEvent[], day: MeasuredDay): readonly AnyEvent[] {
  const visits = new Map(day.visits.map((visit) => [visit.record.visitId, visit]));
  const starts = new Map([...visits].map(([visitId, visit]) => [visitId, effectiveStarts(visit, day)]));
  const excluded = new Set<VisitId>();
  const finishes = new Map<VisitId, number>();
  const kept = withoutUndone(withPapers(events));
  const undone = undoneStarts(kept);
  return kept.flatMap((event) => {
    const { visitId } = (event.payload ?? {}) as { readonly visitId?: VisitId | null };
    switch (event.type) {
      case 'attentionStarted':
        // Of several starts in one millisecond, of which all but the last were undone, the last one is the attention.
        return visitId != null && !undone.has(event) && starts.get(visitId)?.has(event.at) === true ? [event] : [];
      case 'attentionFinished': {
        if (visitId == null) return [event];
        const place = (finishes.get(visitId) ?? 0) + 1;
        finishes.set(visitId, place);
        const next = visits.get(visitId)?.units[place];
        // Version 1 knows one end of a visit: who goes on to the next service asked for is sent there.
        return next === undefined
          ? [event]
          : [{ ...event, type: 'visitTransferred', payload: { visitId, serviceId: next.unit.serviceId } }];
      }
      case 'startUndone':
        return [];
      case 'counterReleased':
        return visitId == null
          ? []
          : [
              { ...event, type: 'visitHeld', payload: { visitId, by: 'staff' } },
              { ...event, type: 'visitReturned', payload: { visitId } },
            ];
      case 'pauseTaken':
        return [{ ...event, type: 'visitHeld', payload: { visitId, by: 'citizen' } }];
      case 'closedAtDoor':
        return [{ ...event, type: 'visitLeft' }];
      case 'visitExcluded': {
        const holds = visitId != null && visits.get(visitId)?.exclusion !== null && !excluded.has(visitId);
        if (!holds || visitId == null) return [];
        excluded.add(visitId);
        return [{ ...event, payload: { ...(event.payload as object), ...visits.get(visitId)?.exclusion } }];
      }
      default:
        return [event];
    }
  });
}

/** Starts that were taken back, each the last one of its visit until then. */
function undoneStarts(events: readonly AnyEvent[]): ReadonlySet<AnyEvent> {
  const undone = new Set<AnyEvent>();
  const last = new Map<VisitId, AnyEvent>();
  for (const event of events) {
    const { visitId } = (event.payload ?? {}) as { readonly visitId?: VisitId | null };
    if (visitId == null) continue;
    if (event.type === 'attentionStarted') last.set(visitId, event);
    const started = last.get(visitId);
    if (event.type === 'startUndone' && started !== undefined) undone.add(started);
  }
  return undone;
}

function effectiveStarts({ units }: MeasuredVisit, { end }: MeasuredDay): ReadonlySet<number> {
  return new Set(units.flatMap(({ unit }) => effectiveOf(unit, end.settings, end.asOf)).map(({ from }) => from));
}
