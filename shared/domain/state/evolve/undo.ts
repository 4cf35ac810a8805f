import type { CounterId } from '../../ids.ts';
import type { EventOf } from '../../ledger/events.ts';
import { must } from '../../result.ts';
import type { AtCounterVisit, Visit } from '../../visit/visit.ts';
import type { BranchState } from '../state.ts';
import { endedVisits } from '../visits/endedVisits.ts';
import { basisOf } from './basis.ts';
import { theCounter, withCounter, withOpenVisit } from './change.ts';

/** The end never was: the person is at the counter as before it. What else became of them since (another number, a code) stays. */
export function endUndone(state: BranchState, { payload }: EventOf<'endUndone'>): BranchState {
  const { visitId, counterId } = payload;
  const counter = theCounter(state, counterId);
  const before = counter.status === 'open' && counter.work.kind === 'idle' ? counter.work.ended : undefined;
  if (counter.status !== 'open' || before?.id !== visitId)
    throw new Error(`counter ${counterId} did not end ${visitId}`);
  const now: Visit = must(state.ended.get(visitId) ?? state.open.get(visitId), `visit ${visitId} is known`);
  const back = withOpenVisit({ ...state, ended: endedVisits(state.ended).without(visitId) }, asBefore(now, before));
  return withCounter(back, { ...counter, work: { kind: 'visit', visitId } });
}

/** Somebody else was at the counter since, also without a ticket: the end that it gave before stays. */
export function nothingToUndo(state: BranchState, counterId: CounterId): BranchState {
  const counter = theCounter(state, counterId);
  if (counter.status !== 'open' || counter.work.kind !== 'idle' || counter.work.ended === undefined) return state;
  return withCounter(state, { ...counter, work: { kind: 'idle', since: counter.work.since } });
}

function asBefore(now: Visit, before: AtCounterVisit): AtCounterVisit {
  const { serviceId, limitMs, waitsFrom, segments, holds, firstCallAt, lastCallAt, firstStartAt, lastAttention } =
    before;
  const waits = {
    serviceId,
    limitMs,
    waitsFrom,
    segments,
    holds,
    firstCallAt,
    lastCallAt,
    firstStartAt,
    lastAttention,
  };
  const basis = { ...basisOf(now), ...waits, ...(before.several === undefined ? {} : { several: before.several }) };
  const { place, counterId, calls } = before;
  return before.status === 'called'
    ? { ...basis, status: 'called', place, counterId, calls }
    : { ...basis, status: 'attending', place, counterId, calls, startedAt: before.startedAt };
}
