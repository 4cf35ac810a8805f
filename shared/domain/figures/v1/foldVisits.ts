import type { Instant, ServiceId, VisitId } from '../../ids.ts';

import { must } from '../../result.ts';
import type { EventV1, EventV1Of } from './events.ts';
import type { VisitEnd } from './shape.ts';
import type { AttentionRecord, HoldRecord, VisitRecord, WaitRecord } from './visitRecord.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A record being written, with what only the fold needs: where the visit stands and when its turn was called. */
type Draft = Omit<Writable<VisitRecord>, 'waits' | 'holds' | 'attentions'> & {
  readonly waits: [Writable<WaitRecord>, ...Writable<WaitRecord>[]];
  readonly holds: Writable<HoldRecord>[];
  readonly attentions: Writable<AttentionRecord>[];
};

type Track = { readonly draft: Draft; serviceId: ServiceId; calledAt: Instant | null };

/**
 * Folds the ledger's events into one record per visit, in the ledger's order of issue. The state of the engine plays no
 * part, so that an auditor with the ledger and this function has the same evidence as the branch.
 * Throws when an event cannot follow the ones before it (a visit that was never issued, an attention nobody called):
 * a figure over such a ledger would mean nothing.
 */
export function foldVisits(events: Iterable<EventV1>): ReadonlyMap<VisitId, VisitRecord> {
  const fold = new VisitFold();
  for (const event of events) fold.step(event);
  return fold.records();
}

/** The same fold an event at a time, for figures that follow a day while it goes on. */
export class VisitFold {
  readonly #tracks = new Map<VisitId, Track>();

  /** The record of a visit as it stands: the next events go on writing it. */
  record(visitId: VisitId): VisitRecord | null {
    return this.#tracks.get(visitId)?.draft ?? null;
  }

  records(): ReadonlyMap<VisitId, VisitRecord> {
    return new Map([...this.#tracks].map(([visitId, track]) => [visitId, track.draft]));
  }

  step(event: EventV1): void {
    const trackOf = ({ type, payload }: EventV1 & { readonly payload: { readonly visitId: VisitId } }): Track =>
      must(this.#tracks.get(payload.visitId), `the ${type} of visit ${payload.visitId} follows its issue`);
    switch (event.type) {
      case 'ticketIssued':
        this.#tracks.set(event.payload.visitId, issued(event));
        break;
      case 'visitCalled':
        called(trackOf(event), event);
        break;
      case 'visitRecalled':
        recalled(trackOf(event), event);
        break;
      case 'attentionStarted':
        started(trackOf(event), event);
        break;
      case 'attentionFinished': {
        const track = trackOf(event);
        endAttention(track, 'finish', event.at);
        end(track, 'finished', event.at);
        track.draft.outcome = event.payload.outcome;
        break;
      }
      case 'noShowRecorded':
        end(trackOf(event), 'noShow', event.at);
        break;
      case 'visitLeft':
        end(trackOf(event), 'left', event.at);
        break;
      case 'visitRemoved':
        end(trackOf(event), 'removed', event.at);
        break;
      case 'visitExpired':
        end(trackOf(event), 'expired', event.at);
        break;
      case 'visitHeld':
        held(trackOf(event), event);
        break;
      case 'visitReturned': {
        const track = trackOf(event);
        closeHold(track, event.at);
        openWait(track, 'return', event.at);
        break;
      }
      case 'visitTransferred':
        transferred(trackOf(event), event);
        break;
      case 'visitExcluded':
        excluded(trackOf(event), event);
        break;
      case 'numberReplaced':
        trackOf(event).draft.ticket = { series: event.payload.series, number: event.payload.number };
        break;
      // Everything else, of this release or a later one, changes no wait: a release only widens who may call.
      default:
        break;
    }
  }
}

function issued({ payload, at, businessDate }: EventV1Of<'ticketIssued'>): Track {
  // An appointment's clock starts at the later of check-in and booking: coming early is not waiting.
  const waitsFrom = payload.bookedFor === null ? at : Math.max(at, payload.bookedFor);
  const draft: Draft = {
    visitId: payload.visitId,
    ticket: { series: payload.series, number: payload.number },
    ordinal: payload.ordinal,
    businessDate,
    serviceId: payload.serviceId,
    limitMs: payload.limitMs,
    class: payload.class,
    channel: payload.channel,
    estimatedTime: payload.estimatedTime,
    issuedAt: at,
    waitsFrom,
    waits: [{ opened: 'issue', from: waitsFrom, firstCallAt: null, lastCallAt: null, startAt: null }],
    holds: [],
    attentions: [],
    calls: 0,
    specificCalls: 0,
    recalls: 0,
    transfers: 0,
    end: 'open',
    endedAt: null,
    outcome: null,
    exclusion: null,
  };
  return { draft, serviceId: payload.serviceId, calledAt: null };
}

function called(track: Track, { payload, at }: EventV1Of<'visitCalled'>): void {
  const { draft } = track;
  closeHold(track, at);
  const wait = must(runningWait(draft), `visit ${draft.visitId} waits when it is called`);
  wait.firstCallAt ??= at;
  wait.lastCallAt = at;
  draft.calls += 1;
  if (payload.why.mode === 'specific') draft.specificCalls += 1;
  track.calledAt = at;
}

function recalled({ draft }: Track, { at }: EventV1Of<'visitRecalled'>): void {
  const wait = must(runningWait(draft), `visit ${draft.visitId} waits when it is called again`);
  wait.lastCallAt = at;
  draft.recalls += 1;
}

function started(track: Track, { payload, at }: EventV1Of<'attentionStarted'>): void {
  const { draft } = track;
  const wait = must(runningWait(draft), `visit ${draft.visitId} waits when its attention starts`);
  wait.startAt = at;
  draft.attentions.push({
    counterId: payload.counterId,
    attendantId: payload.attendantId,
    serviceId: track.serviceId,
    calledAt: must(track.calledAt, `visit ${draft.visitId} was called before its attention`),
    from: at,
    to: null,
    endedBy: null,
  });
}

function held(track: Track, { payload, at }: EventV1Of<'visitHeld'>): void {
  const during = runningWait(track.draft) === null ? 'attention' : 'wait';
  endAttention(track, 'hold', at);
  track.draft.holds.push({ by: payload.by, from: at, to: null, during });
}

function transferred(track: Track, { payload, at }: EventV1Of<'visitTransferred'>): void {
  endAttention(track, 'transfer', at);
  closeHold(track, at);
  track.serviceId = payload.serviceId;
  track.draft.transfers += 1;
  openWait(track, 'transfer', at);
}

/** A second exclusion is kept in the ledger and changes nothing: the first one already took the visit out. */
function excluded({ draft }: Track, { payload }: EventV1Of<'visitExcluded'>): void {
  draft.exclusion ??= { code: payload.code, act: payload.act };
}

function end(track: Track, how: VisitEnd, at: Instant): void {
  endAttention(track, 'end', at);
  closeHold(track, at);
  track.draft.end = how;
  track.draft.endedAt = at;
}

/** A wait that already runs goes on: before attention nothing restarts the clock, neither transfer nor return. */
function openWait({ draft }: Track, opened: 'transfer' | 'return', at: Instant): void {
  if (runningWait(draft) !== null) return;
  draft.waits.push({ opened, from: at, firstCallAt: null, lastCallAt: null, startAt: null });
}

/** The wait that no attention has ended yet; null while (or after) the visit is attended. */
function runningWait(draft: Draft): Writable<WaitRecord> | null {
  const last = draft.waits.at(-1);
  return last !== undefined && last.startAt === null ? last : null;
}

function endAttention({ draft }: Track, endedBy: Exclude<AttentionRecord['endedBy'], null>, at: Instant): void {
  const last = draft.attentions.at(-1);
  if (last === undefined || last.to !== null) return;
  last.to = at;
  last.endedBy = endedBy;
}

function closeHold({ draft }: Track, at: Instant): void {
  const last = draft.holds.at(-1);
  if (last !== undefined && last.to === null) last.to = at;
}
