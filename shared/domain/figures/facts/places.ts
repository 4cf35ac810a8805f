import type { CounterId, Instant, StaffId, VisitId } from '../../ids.ts';
import type { AnyEvent } from '../v1/events.ts';

/** Where an attention was, and who attended. */
export type Place = { readonly counterId: CounterId; readonly attendantId: StaffId };

/** Where the attentions of a day were. Papers were attended where nobody knows. */
export class Places {
  readonly #starts = new Map<string, Place>();

  constructor(events: readonly AnyEvent[]) {
    for (const { type, at, payload } of events) {
      if (type !== 'attentionStarted') continue;
      const { visitId, counterId, attendantId } = payload as Partial<Place> & { readonly visitId: VisitId };
      // Of two starts of a visit in one millisecond the second one counts.
      if (counterId !== undefined && attendantId !== undefined)
        this.#starts.set(`${at} ${visitId}`, { counterId, attendantId });
    }
  }

  /** Null for an attention that no start at a counter began. */
  at(visitId: VisitId, from: Instant): Place | null {
    return this.#starts.get(`${from} ${visitId}`) ?? null;
  }
}
