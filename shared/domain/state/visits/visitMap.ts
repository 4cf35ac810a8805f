import type { VisitId } from '../../ids.ts';
import { formatTicketNumber, type TicketNumber } from '../../visit/ticketNumber.ts';
import type { Visit } from '../../visit/visit.ts';
import { PersistentMap } from '../persistent/persistentMap.ts';

type Ids = PersistentMap<string, readonly VisitId[]>;

/** What visits are found by besides their id. */
export type FoundBy = {
  readonly byNumber: Ids;
  readonly byPerson: Ids;
  /** Those that stand for an earlier visit too, by that one. */
  readonly byEarlier: Ids;
};

export const NOTHING_FOUND: FoundBy = {
  byNumber: PersistentMap.of(),
  byPerson: PersistentMap.of(),
  byEarlier: PersistentMap.of(),
};

/**
 * Visits by id, in the order in which they came, found by the number on their paper, their person and the visit that they
 * continue too. What is kept beside the visits follows from them alone: it is never written down, and made anew from what is.
 */
export abstract class VisitMap<V extends Visit> implements ReadonlyMap<VisitId, V> {
  protected readonly byId: PersistentMap<VisitId, V>;
  protected readonly foundBy: FoundBy;

  protected constructor(byId: PersistentMap<VisitId, V>, foundBy: FoundBy) {
    this.byId = byId;
    this.foundBy = foundBy;
  }

  get size(): number {
    return this.byId.size;
  }

  get(id: VisitId): V | undefined {
    return this.byId.get(id);
  }

  has(id: VisitId): boolean {
    return this.byId.has(id);
  }

  /** The visits that have a number: one at most, unless an invariant is broken. */
  withNumber(ticket: TicketNumber): readonly VisitId[] {
    return this.foundBy.byNumber.get(formatTicketNumber(ticket)) ?? [];
  }

  /** The visits of a person, by one of the keys that recognise them. */
  ofPerson(key: string): readonly VisitId[] {
    return this.foundBy.byPerson.get(key) ?? [];
  }

  /** The visits that stand for this earlier one too. */
  continuing(earlier: VisitId): readonly VisitId[] {
    return this.foundBy.byEarlier.get(earlier) ?? [];
  }

  entries(): Generator<[VisitId, V], undefined> {
    return this.byId.entries();
  }

  keys(): Generator<VisitId, undefined> {
    return this.byId.keys();
  }

  values(): Generator<V, undefined> {
    return this.byId.values();
  }

  [Symbol.iterator](): Generator<[VisitId, V], undefined> {
    return this.byId.entries();
  }

  forEach(visit: (value: V, key: VisitId, map: ReadonlyMap<VisitId, V>) => void): void {
    for (const [id, value] of this.byId) visit(value, id, this);
  }

  /** As a map's entries are written. */
  toJSON(): [VisitId, V][] {
    return this.byId.toJSON();
  }

  /** What they are found by once this visit has become another, or came (`before` absent), or went (`after` absent). */
  protected foundAfter(before: V | undefined, after: V | undefined): FoundBy {
    const { byNumber, byPerson, byEarlier } = this.foundBy;
    const found = {
      byNumber: before?.ticket === after?.ticket ? byNumber : moved(byNumber, before, after, numbersOf),
      byPerson: before?.personKeys === after?.personKeys ? byPerson : moved(byPerson, before, after, personsOf),
      byEarlier: before?.continues === after?.continues ? byEarlier : moved(byEarlier, before, after, earlierOf),
    };
    const same = found.byNumber === byNumber && found.byPerson === byPerson && found.byEarlier === byEarlier;
    return same ? this.foundBy : found;
  }
}

function numbersOf({ ticket }: Visit): readonly string[] {
  return [formatTicketNumber(ticket)];
}

function personsOf({ personKeys }: Visit): readonly string[] {
  return personKeys;
}

function earlierOf({ continues }: Visit): readonly string[] {
  return continues === null ? [] : [continues];
}

function moved(
  ids: Ids,
  before: Visit | undefined,
  after: Visit | undefined,
  keysOf: (visit: Visit) => readonly string[],
): Ids {
  const was = before === undefined ? [] : keysOf(before);
  const is = after === undefined ? [] : keysOf(after);
  let next = ids;
  if (before !== undefined) for (const key of was) if (!is.includes(key)) next = withoutId(next, key, before.id);
  if (after !== undefined) for (const key of is) if (!was.includes(key)) next = withId(next, key, after.id);
  return next;
}

/** An id more under a key. */
function withId(ids: Ids, key: string, id: VisitId): Ids {
  return ids.with(key, [...(ids.get(key) ?? []), id]);
}

/** An id less under a key; a key without ids goes. */
function withoutId(ids: Ids, key: string, id: VisitId): Ids {
  const left = (ids.get(key) ?? []).filter((other) => other !== id);
  return left.length === 0 ? ids.without(key) : ids.with(key, left);
}
