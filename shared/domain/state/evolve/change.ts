import type { CounterId, Instant, VisitId } from '../../ids.ts';
import { must } from '../../result.ts';
import {
  type AtCounterVisit,
  type EndedVisit,
  isOpen,
  type OpenVisit,
  type Segment,
  type Visit,
} from '../../visit/visit.ts';
import type { BranchState, Counter } from '../state.ts';
import { endedVisits } from '../visits/endedVisits.ts';
import { openVisits } from '../visits/openVisits.ts';

/** A small map (counters, series, staff) with one entry changed; the old map stays as it was. */
export function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}

export function withCounter(state: BranchState, counter: Counter): BranchState {
  return { ...state, counters: withEntry(state.counters, counter.id, counter) };
}

export function withOpenVisit(state: BranchState, visit: OpenVisit): BranchState {
  return { ...state, open: openVisits(state.open).with(visit) };
}

/** Moves a visit to those that ended, and frees the counter that had it; `undoable` as it was, where the counter ended it. */
export function withEndedVisit(
  state: BranchState,
  visit: EndedVisit,
  at: Instant,
  undoable: AtCounterVisit | null = null,
): BranchState {
  const freed = freeCounterOf(state, visit.id, at, undoable);
  return {
    ...freed,
    open: openVisits(state.open).without(visit.id),
    ended: endedVisits(state.ended).with(visit),
  };
}

/**
 * The counter that has this visit becomes idle; nothing changes when none has. `ended` is the visit before the counter's own
 * end of it, which may still be undone.
 */
export function freeCounterOf(
  state: BranchState,
  visitId: VisitId,
  at: Instant,
  ended: AtCounterVisit | null = null,
): BranchState {
  for (const counter of state.counters.values()) {
    if (counter.status === 'open' && counter.work.kind === 'visit' && counter.work.visitId === visitId) {
      return withCounter(state, {
        ...counter,
        work: { kind: 'idle', since: at, ...(ended === null ? {} : { ended }) },
      });
    }
  }
  return state;
}

/** Changes a visit of the open day wherever it is; a visit of an earlier day is not in memory and stays as it is. */
export function changeVisit(
  state: BranchState,
  visitId: VisitId,
  change: <V extends Visit>(visit: V) => V,
): BranchState {
  const present = state.open.get(visitId) ?? state.ended.get(visitId);
  if (present === undefined) return state;
  const changed = change(present);
  return isOpen(changed)
    ? withOpenVisit(state, changed)
    : { ...state, ended: endedVisits(state.ended).with(changed as EndedVisit) };
}

export function theOpenVisit(state: BranchState, visitId: VisitId): OpenVisit {
  return must(state.open.get(visitId), `visit ${visitId} is open`);
}

export function theCounter(state: BranchState, counterId: CounterId): Counter {
  return state.counters.get(counterId) ?? { id: counterId, status: 'closed' };
}

/** Segments with the first call of the last one recorded; a recall changes nothing. */
export function markCalled(segments: readonly Segment[], at: Instant): readonly Segment[] {
  const last = segments.at(-1);
  if (last === undefined || last.firstCallAt !== null) return segments;
  return [...segments.slice(0, -1), { ...last, firstCallAt: at }];
}
