import type { VisitId } from '../../ids.ts';
import { formatTicketNumber, type TicketNumber } from '../../visit/ticketNumber.ts';
import type { Visit } from '../../visit/visit.ts';
import type { PersistentMap } from '../persistent/persistentMap.ts';

type Ids = PersistentMap<string, readonly VisitId[]>;

/**
 * Visits by id, in the order in which they came, found by the number on their paper too. What is kept beside the visits
 * follows from them alone: it is never written down, and made anew from what is.
 */
export abstract class VisitMap<V extends Visit> implements ReadonlyMap<VisitId, V> {
  protected readonly byId: PersistentMap<VisitId, V>;
  protected readonly byNumber: Ids;

  protected constructor(byId: PersistentMap<VisitId, V>, byNumber: Ids) {
    this.byId = byId;
    this.byNumber = byNumber;
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
    return this.byNumber.get(formatTicketNumber(ticket)) ?? [];
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

  /** The numbers once this visit has become another, or came (`before` absent), or went (`after` absent). */
  protected numbersAfter(before: V | undefined, after: V | undefined): Ids {
    if (before?.ticket === after?.ticket) return this.byNumber;
    const was = before === undefined ? null : formatTicketNumber(before.ticket);
    const is = after === undefined ? null : formatTicketNumber(after.ticket);
    if (was === is) return this.byNumber;
    let numbers = this.byNumber;
    if (before !== undefined && was !== null) numbers = withoutId(numbers, was, before.id);
    if (after !== undefined && is !== null) numbers = withId(numbers, is, after.id);
    return numbers;
  }
}

/** An id more under a key. */
export function withId(ids: Ids, key: string, id: VisitId): Ids {
  return ids.with(key, [...(ids.get(key) ?? []), id]);
}

/** An id less under a key; a key without ids goes. */
export function withoutId(ids: Ids, key: string, id: VisitId): Ids {
  const left = (ids.get(key) ?? []).filter((other) => other !== id);
  return left.length === 0 ? ids.without(key) : ids.with(key, left);
}
