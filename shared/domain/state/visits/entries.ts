import type { Instant } from '../../ids.ts';
import { SortedList } from '../persistent/sortedList.ts';

/** Entry instants of a day's tickets in order, as they are read: a plain array of them will do. */
export type Entries = {
  readonly length: number;
  readonly at: (index: number) => Instant | undefined;
  readonly [Symbol.iterator]: () => Iterator<Instant>;
};

/** Entries stay in order even when an offline kiosk delivers an older one. */
export function withEntryInstant(entries: Entries, entry: Instant): Entries {
  return sortedEntries(entries).with(entry);
}

/** Entries to which one can be added at little cost. */
export function sortedEntries(entries: Entries): SortedList<Instant> {
  return entries instanceof SortedList ? entries : SortedList.of(inTime, entries);
}

/** The last entries, at most `count`, in order. */
export function lastEntries(entries: Entries, count: number): Instant[] {
  const from = Math.max(0, entries.length - count);
  return Array.from({ length: entries.length - from }, (_, index) => entries.at(from + index) ?? 0);
}

function inTime(a: Instant, b: Instant): number {
  return a - b;
}
