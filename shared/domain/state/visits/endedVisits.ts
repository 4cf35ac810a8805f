import type { VisitId } from '../../ids.ts';
import type { EndedVisit } from '../../visit/visit.ts';
import { PersistentMap } from '../persistent/persistentMap.ts';
import { type FoundBy, NOTHING_FOUND, VisitMap } from './visitMap.ts';

type End = EndedVisit['status'];
type Counts = Readonly<Record<End, number>>;

const NONE: Counts = { finished: 0, noShow: 0, left: 0, removed: 0, expired: 0 };

/** Visits of the open day that have ended: by id, by what they are found by, and how many ended in each way. Never changed in place. */
export class EndedVisits extends VisitMap<EndedVisit> {
  readonly #counts: Counts;

  private constructor(byId: EndedVisits['byId'], foundBy: FoundBy, counts: Counts) {
    super(byId, foundBy);
    this.#counts = counts;
  }

  static of(entries: Iterable<readonly [VisitId, EndedVisit]> = []): EndedVisits {
    let visits = new EndedVisits(PersistentMap.of(), NOTHING_FOUND, NONE);
    for (const [, visit] of entries) visits = visits.with(visit);
    return visits;
  }

  with(visit: EndedVisit): EndedVisits {
    const before = this.get(visit.id);
    const counts = { ...this.#counts };
    if (before !== undefined) counts[before.status] -= 1;
    counts[visit.status] += 1;
    return new EndedVisits(this.byId.with(visit.id, visit), this.foundAfter(before, visit), counts);
  }

  /** Without a visit, whose end was undone; the same visits when it was not there. */
  without(id: VisitId): EndedVisits {
    const visit = this.get(id);
    if (visit === undefined) return this;
    const counts = { ...this.#counts, [visit.status]: this.#counts[visit.status] - 1 };
    return new EndedVisits(this.byId.without(id), this.foundAfter(visit, undefined), counts);
  }

  /** How many ended in one way. */
  count(end: End): number {
    return this.#counts[end];
  }
}

/** Ended visits with what is found by them; a plain map of them is looked through once. */
export function endedVisits(visits: ReadonlyMap<VisitId, EndedVisit>): EndedVisits {
  return visits instanceof EndedVisits ? visits : EndedVisits.of(visits);
}
