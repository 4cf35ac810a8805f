import type { CounterId, ServiceId } from '../../ids.ts';
import type { OpenVisit, Stage, VisitClass, WaitingVisit } from '../../visit/visit.ts';
import { SortedList } from '../persistent/sortedList.ts';

/** The visits that wait for one service, class and stage, for any counter or for one alone, in their order. Never empty. */
export type WaitingLine = {
  readonly key: string;
  readonly serviceId: ServiceId;
  readonly class: VisitClass;
  readonly stage: Stage;
  /** The counter that they were sent to; null for those whom every counter of the service may call. */
  readonly counterId: CounterId | null;
  readonly visits: SortedList<WaitingVisit>;
};

/** What a visit's turn goes by. */
type Placed = { readonly place: Pick<OpenVisit['place'], 'enteredAt'>; readonly ordinal: number };

/** Order within a line and between the heads of lines: by entry, then by issue. */
export function compareByPlace(a: Placed, b: Placed): number {
  return a.place.enteredAt - b.place.enteredAt || a.ordinal - b.ordinal;
}

/** Names the line of a visit. Ids hold no spaces. */
export function lineKeyOf({ place, class: visitClass }: Pick<OpenVisit, 'place' | 'class'>): string {
  return `${place.serviceId} ${visitClass} ${place.stage} ${place.counterId ?? ''}`;
}

export function emptyLineOf({ place, class: visitClass }: OpenVisit): WaitingLine {
  return {
    key: lineKeyOf({ place, class: visitClass }),
    serviceId: place.serviceId,
    class: visitClass,
    stage: place.stage,
    counterId: place.counterId,
    visits: SortedList.of(compareInLine),
  };
}

/** Total, so that a visit is found again among those that entered together. */
function compareInLine(a: WaitingVisit, b: WaitingVisit): number {
  return compareByPlace(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
