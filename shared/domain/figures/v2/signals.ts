import { type Instant, MINUTE, type Millis, type StaffId, type VisitId } from '../../ids.ts';
import { byCodeUnits } from '../numbers.ts';
import type { AnyEvent } from './events.ts';
import type { MeasuredDay } from './measured.ts';
import type { AttendantSignals } from './shape.ts';
import { withoutUndone } from './undone.ts';

type Tally = { -readonly [K in keyof AttendantSignals]: AttendantSignals[K] };
type Turn = { readonly attendantId: StaffId; readonly at: Instant };

/** How near to the limit an end has to come to be one of those that are looked at. */
const BEFORE_LIMIT: Millis = 5 * MINUTE;

/**
 * What each attendant did that is honest once and is not when it is often, from the events of the day. Who held, finished or
 * broke off is whoever had the visit: the attendant of its last call.
 */
export function signalsOf(events: readonly AnyEvent[], day: MeasuredDay): readonly AttendantSignals[] {
  const visits = new Map(day.visits.map((visit) => [visit.record.visitId, visit]));
  const tallies = new Map<StaffId, Tally>();
  const turns = new Map<VisitId, Turn>();
  const started = new Map<VisitId, Instant>();
  const unconfirmed = new Map<VisitId, StaffId[]>();
  /** Calls that no board said it announced, by visit and instant. */
  const unannounced = new Map<string, StaffId>();
  const tally = (attendantId: StaffId): Tally => {
    const known = tallies.get(attendantId) ?? newTally(attendantId);
    tallies.set(attendantId, known);
    return known;
  };
  for (const { type, payload } of events) {
    if (type !== 'endUndone') continue;
    const by = tally((payload as { readonly attendantId: StaffId }).attendantId);
    by.undoneEnds = (by.undoneEnds ?? 0) + 1;
  }
  for (const { type, at, payload } of withoutUndone(events)) {
    const { visitId, attendantId, by } = payload as {
      readonly visitId?: VisitId;
      readonly attendantId?: StaffId;
      readonly by?: string;
    };
    if (type === 'callsAnnounced') {
      for (const seen of (payload as { readonly calls: readonly { visitId: VisitId; calledAt: Instant }[] }).calls)
        unannounced.delete(`${seen.visitId} ${seen.calledAt}`);
      continue;
    }
    if (visitId === undefined) continue;
    const turn = turns.get(visitId);
    const holder = turn === undefined ? null : tally(turn.attendantId);
    switch (type) {
      case 'visitCalled':
        if (attendantId === undefined) break;
        turns.set(visitId, { attendantId, at });
        unannounced.set(`${visitId} ${at}`, attendantId);
        settleHolds(unconfirmed, visitId, tally);
        break;
      case 'attentionStarted':
        started.set(visitId, at);
        break;
      case 'startUndone':
        started.delete(visitId);
        if (holder !== null) holder.undoneStarts += 1;
        break;
      case 'visitHeld':
      case 'visitTransferred': {
        const from = started.get(visitId);
        started.delete(visitId);
        if (holder === null || turn === undefined) break;
        if (from !== undefined && at - from < minimum(day, visits.get(visitId)?.record.lines)) holder.touches += 1;
        if (type === 'visitHeld' && by === 'staff') holder.staffHolds += 1;
        if (type === 'visitHeld' && by === 'citizen')
          unconfirmed.set(visitId, [...(unconfirmed.get(visitId) ?? []), turn.attendantId]);
        break;
      }
      case 'holdConfirmed':
        unconfirmed.delete(visitId);
        break;
      case 'attentionFinished':
        if (holder !== null && visits.get(visitId)?.units.some(({ brief }) => brief)) holder.briefFinishes += 1;
        break;
      case 'noShowRecorded':
      case 'visitRemoved':
      case 'visitLeft': {
        if (holder === null || by === 'ownToken') break;
        const unit = visits.get(visitId)?.units.at(-1);
        const waited = unit === undefined || unit.attended ? null : at - unit.from.estimate;
        const limit = unit?.unit.limitMs ?? 0;
        if (waited !== null && waited <= limit && waited > limit - BEFORE_LIMIT) holder.endsBeforeLimit += 1;
        break;
      }
      default:
        break;
    }
  }
  for (const visitId of [...unconfirmed.keys()]) settleHolds(unconfirmed, visitId, tally);
  for (const attendantId of unannounced.values()) tally(attendantId).unannouncedCalls += 1;
  return [...tallies.values()].sort((a, b) => byCodeUnits(a.attendantId, b.attendantId));
}

/** A hold that nobody confirmed before the next call is unconfirmed for good. */
function settleHolds(unconfirmed: Map<VisitId, StaffId[]>, visitId: VisitId, tally: (id: StaffId) => Tally): void {
  for (const attendantId of unconfirmed.get(visitId) ?? []) tally(attendantId).unconfirmedHolds += 1;
  unconfirmed.delete(visitId);
}

/** The longest minimum of the lines that a visit stood in. */
function minimum({ end: { settings } }: MeasuredDay, lines: ReadonlySet<string> | undefined): Millis {
  return [...(lines ?? [])].reduce((most, serviceId) => Math.max(most, settings.minAttentionMs(serviceId)), 0);
}

function newTally(attendantId: StaffId): Tally {
  return {
    attendantId,
    staffHolds: 0,
    unconfirmedHolds: 0,
    briefFinishes: 0,
    touches: 0,
    undoneStarts: 0,
    endsBeforeLimit: 0,
    unannouncedCalls: 0,
  };
}
