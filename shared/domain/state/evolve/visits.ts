import type { EventOf } from '../../ledger/events.ts';
import { must } from '../../result.ts';
import { isAnnounced } from '../../visit/announced.ts';
import type { EndedVisit, OpenVisit, UnservedVisit, WaitingVisit } from '../../visit/visit.ts';
import { isAttentionAt, plannedFor, servicesLeft } from '../../visit/waiting.ts';
import { blockOf } from '../blocks.ts';
import type { BranchState } from '../state.ts';
import { withEntryInstant } from '../visits/entries.ts';
import { atCounter, attentionUntil, basisOf, brokenOff, closeHold } from './basis.ts';
import {
  changeVisit,
  freeCounterOf,
  markCalled,
  theCounter,
  theOpenVisit,
  withCounter,
  withEndedVisit,
  withEntry,
  withOpenVisit,
} from './change.ts';

export function ticketIssued(state: BranchState, event: EventOf<'ticketIssued'>): BranchState {
  const { payload, at } = event;
  // A ticket that arrives after its day closed is in the ledger and its figures; memory holds today only.
  if (event.businessDate !== state.day?.date) return state;
  const waitsFrom = plannedFor(payload, at, state.day.leadMinutes) ?? at;
  const visit: WaitingVisit = {
    id: payload.visitId,
    ticket: { series: payload.series, number: payload.number },
    ordinal: payload.ordinal,
    businessDate: must(event.businessDate, 'a ticket belongs to a day'),
    channel: payload.channel,
    bookedFor: payload.bookedFor,
    class: payload.class,
    language: payload.language,
    serviceId: payload.serviceId,
    limitMs: payload.limitMs,
    issuedAt: at,
    waitsFrom,
    estimatedTime: payload.estimatedTime,
    trackHash: payload.trackHash,
    surveyHash: payload.surveyHash,
    identity: payload.identity,
    personKeys: payload.personKeys.map(({ hmac }) => hmac),
    segments: [{ serviceId: payload.serviceId, stage: 1, kind: 'issue', from: waitsFrom, firstCallAt: null }],
    holds: [],
    firstCallAt: null,
    lastCallAt: null,
    firstStartAt: null,
    lastAttention: null,
    continues: payload.continues ?? null,
    staffIssued: payload.staffIssued ?? false,
    ...(payload.services === undefined
      ? {}
      : { several: { asked: payload.services, begun: [payload.serviceId], given: [], attended: false } }),
    surveyed: false,
    exclusion: null,
    exclusionAsked: null,
    paperLost: false,
    status: 'waiting',
    place: { serviceId: payload.serviceId, stage: 1, enteredAt: waitsFrom, passed: 0, counterId: null },
  };
  const last = state.lastNumber.get(payload.series) ?? 0;
  const given = blockOf(state, event.businessDate, visit.ticket) === undefined ? payload.number : 0;
  return {
    ...withOpenVisit(state, visit),
    lastNumber: withEntry(state.lastNumber, payload.series, Math.max(last, given)),
    entries: withEntryInstant(state.entries, waitsFrom),
  };
}

/** The printed number stands; the one whose acknowledgement was lost is nobody's. */
export function numberReplaced(state: BranchState, { payload, businessDate }: EventOf<'numberReplaced'>): BranchState {
  // Of a day that is over, like its tickets: memory holds today only.
  if (businessDate !== state.day?.date) return state;
  return changeVisit(state, payload.visitId, (visit) => ({
    ...visit,
    ticket: { series: payload.series, number: payload.number },
  }));
}

/** Somebody has the paper now, whatever was feared. */
export function paperCameOut(state: BranchState, { payload }: EventOf<'ticketPrinted'>): BranchState {
  const known = state.open.get(payload.visitId) ?? state.ended.get(payload.visitId);
  if (known?.paperLost !== true) return state;
  return changeVisit(state, payload.visitId, (visit) => ({ ...visit, paperLost: false }));
}

/** A paper that the printer failed is on the screen before its person; only one whose kiosk went down is nobody's. */
export function paperFailed(state: BranchState, { payload }: EventOf<'printFailed'>): BranchState {
  if (payload.status !== 'abandoned') return state;
  return changeVisit(state, payload.visitId, (visit) => ({ ...visit, paperLost: true }));
}

export function visitCalled(state: BranchState, event: EventOf<'visitCalled'>): BranchState {
  const { payload, at } = event;
  const visit = theOpenVisit(state, payload.visitId);
  const counter = theCounter(state, payload.counterId);
  if (counter.status !== 'open') throw new Error(`counter ${payload.counterId} calls while it is ${counter.status}`);
  let next = withOpenVisit(state, {
    ...basisOf(visit),
    segments: markCalled(visit.segments, at),
    firstCallAt: visit.firstCallAt ?? at,
    lastCallAt: visit.firstStartAt === null ? at : visit.lastCallAt,
    status: 'called',
    place: visit.place,
    counterId: payload.counterId,
    calls: [at],
  });
  next = withCounter(next, { ...counter, work: { kind: 'visit', visitId: visit.id } });
  for (const passedId of payload.passed) {
    const passed = theOpenVisit(next, passedId);
    next = withOpenVisit(next, { ...passed, place: { ...passed.place, passed: passed.place.passed + 1 } });
  }
  return { ...next, preferentialRun: visit.class === 'preferential' ? state.preferentialRun + 1 : 0 };
}

export function visitRecalled(state: BranchState, event: EventOf<'visitRecalled'>): BranchState {
  const visit = theOpenVisit(state, event.payload.visitId);
  if (visit.status !== 'called') throw new Error(`visit ${visit.id} is recalled while it is ${visit.status}`);
  return withOpenVisit(state, {
    ...visit,
    calls: [...visit.calls, event.at],
    lastCallAt: visit.firstStartAt === null ? event.at : visit.lastCallAt,
  });
}

/** The first board that says it showed a call is what counts; a ledger of before may hold the others too. */
export function callsAnnounced(state: BranchState, { payload, at }: EventOf<'callsAnnounced'>): BranchState {
  return payload.calls.reduce((now, { visitId, calledAt }) => {
    const visit = now.open.get(visitId) ?? now.ended.get(visitId);
    if (visit === undefined || isAnnounced(visit, calledAt)) return now;
    return changeVisit(now, visitId, (known) => ({
      ...known,
      announced: [...(known.announced ?? []), { calledAt, at }],
    }));
  }, state);
}

export function attentionStarted(state: BranchState, event: EventOf<'attentionStarted'>): BranchState {
  const visit = theOpenVisit(state, event.payload.visitId);
  return withOpenVisit(state, {
    ...basisOf(visit),
    firstStartAt: visit.firstStartAt ?? event.at,
    status: 'attending',
    place: visit.place,
    counterId: event.payload.counterId,
    startedAt: event.at,
    calls: visit.status === 'called' ? visit.calls : [event.at],
  });
}

/** The start never was: the person is called as they were before it. */
export function startUndone(state: BranchState, { payload }: EventOf<'startUndone'>): BranchState {
  const visit = theOpenVisit(state, payload.visitId);
  if (visit.status !== 'attending')
    throw new Error(`the start of visit ${visit.id} is undone while it is ${visit.status}`);
  return withOpenVisit(state, {
    ...basisOf(visit),
    firstStartAt: visit.firstStartAt === visit.startedAt ? null : visit.firstStartAt,
    status: 'called',
    place: visit.place,
    counterId: payload.counterId,
    calls: visit.calls,
  });
}

export function attentionFinished(state: BranchState, event: EventOf<'attentionFinished'>): BranchState {
  const { payload, at } = event;
  const visit = theOpenVisit(state, payload.visitId);
  const undoable = atCounter(visit);
  const next = nextUnit(state, visit, event);
  if (next !== null) return freeCounterOf(withOpenVisit(state, next), visit.id, at, undoable);
  const ended: EndedVisit = {
    ...basisOf(visit),
    lastAttention: attentionUntil(visit, at),
    status: 'finished',
    endedAt: at,
    outcome: payload.outcome,
    servicesGiven: payload.servicesGiven,
    counterId: payload.counterId,
    attendantId: payload.attendantId,
  };
  return withEndedVisit(state, ended, at, undoable);
}

/**
 * The visit in the line of its next service, where a finish leaves one of several that nobody gave: it waits there like
 * anybody, from now, or still from before where the finish was too soon to be an attention (ADR 0022). Null: it is over.
 */
function nextUnit(
  state: BranchState,
  visit: OpenVisit,
  { payload, at }: EventOf<'attentionFinished'>,
): WaitingVisit | null {
  const { several } = visit;
  if (several === undefined) return null;
  const after = { ...several, given: [...several.given, ...payload.servicesGiven] };
  const [serviceId] = servicesLeft({ several: after });
  if (serviceId === undefined) return null;
  const long = isAttentionAt(state.day, visit, at) || visit.lastAttention !== null;
  const from = long ? at : visit.waitsFrom;
  return {
    ...basisOf(visit),
    serviceId,
    limitMs: state.day?.limitsMs?.[serviceId] ?? visit.limitMs,
    waitsFrom: from,
    segments: [{ serviceId, stage: 1, kind: 'issue', from, firstCallAt: null }],
    holds: [],
    firstCallAt: null,
    lastCallAt: null,
    firstStartAt: null,
    lastAttention: null,
    several: { ...after, begun: [...after.begun, serviceId], attended: true },
    status: 'waiting',
    place: { serviceId, stage: 1, enteredAt: from, passed: 0, counterId: null },
  };
}

/** Ends that nobody attended: they keep the wait so far and their own name. */
export function visitEnded(
  state: BranchState,
  event: EventOf<'noShowRecorded' | 'visitLeft' | 'visitRemoved' | 'visitExpired' | 'closedAtDoor'>,
  status: UnservedVisit['status'],
): BranchState {
  if (event.businessDate !== state.day?.date) return state;
  const visit = theOpenVisit(state, event.payload.visitId);
  const holds = closeHold(visit.holds, event.at);
  const ownLeaving = 'by' in event.payload && event.payload.by === 'ownToken';
  const away = event.type === 'closedAtDoor' ? ({ sentAway: true } as const) : {};
  const ended = { ...basisOf(visit), holds, status, ownLeaving, ...away, endedAt: event.at };
  return withEndedVisit(state, ended, event.at, event.type === 'noShowRecorded' ? atCounter(visit) : null);
}

export function visitTransferred(state: BranchState, event: EventOf<'visitTransferred'>): BranchState {
  const { payload, at } = event;
  const visit = theOpenVisit(state, payload.visitId);
  const afterAttention = isAttentionAt(state.day, visit, at);
  const moved = withOpenVisit(state, {
    ...brokenOff(state, visit, at),
    segments: [
      ...visit.segments,
      { serviceId: payload.serviceId, stage: payload.stage, kind: 'transfer', from: at, firstCallAt: null },
    ],
    status: 'waiting',
    place: {
      serviceId: payload.serviceId,
      stage: payload.stage,
      enteredAt: afterAttention ? at : visit.place.enteredAt,
      passed: 0,
      counterId: payload.counterId,
    },
  });
  return freeCounterOf(moved, visit.id, at);
}

/** Whoever was at the counter waits again in their old place; an attention that was one stays what it was. */
export function counterReleased(state: BranchState, { payload, at }: EventOf<'counterReleased'>): BranchState {
  if (payload.visitId === null) return state;
  const visit = theOpenVisit(state, payload.visitId);
  const { serviceId, stage } = visit.place;
  const waiting = withOpenVisit(state, {
    ...brokenOff(state, visit, at),
    segments: [...visit.segments, { serviceId, stage, kind: 'release', from: at, firstCallAt: null }],
    status: 'waiting',
    place: { ...visit.place, counterId: null },
  });
  return freeCounterOf(waiting, visit.id, at);
}

export function visitReleased(state: BranchState, event: EventOf<'visitReleased'>): BranchState {
  const visit = theOpenVisit(state, event.payload.visitId);
  return withOpenVisit(state, { ...visit, place: { ...visit.place, counterId: null } });
}

/** A second person has to agree before anything is excluded. */
export function exclusionAsked(state: BranchState, { payload }: EventOf<'exclusionAsked'>): BranchState {
  const { code, act, askedBy: by } = payload;
  return changeVisit(state, payload.visitId, (visit) => ({ ...visit, exclusionAsked: { code, act, by } }));
}

export function visitExcluded(state: BranchState, event: EventOf<'visitExcluded'>): BranchState {
  return changeVisit(state, event.payload.visitId, (visit) => ({ ...visit, exclusion: event.payload.code }));
}

export function codesReplaced(state: BranchState, event: EventOf<'codesReplaced'>): BranchState {
  const { visitId, deviceId, generation, trackHash, surveyHash } = event.payload;
  return changeVisit(state, visitId, (visit) => ({
    ...visit,
    trackHash,
    surveyHash,
    codes: { generation, deviceId },
  }));
}

export function surveyAnswered(state: BranchState, event: EventOf<'surveyAnswered'>): BranchState {
  const { visitId } = event.payload;
  if (visitId === null) return state;
  return changeVisit(state, visitId, (visit) => {
    if (visit.surveyed) throw new Error(`visit ${visitId} answers the survey a second time`);
    return { ...visit, surveyed: true };
  });
}
