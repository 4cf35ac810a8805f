import type { Instant, ServiceId, VisitId } from '../../ids.ts';
import { must } from '../../result.ts';
import type { EventV2, EventV2Of } from './events.ts';
import type { DaySettings } from './settings.ts';
import { nextService } from './units.ts';
import type { AttentionRecord, HoldRecord, UnitEnd, UnitRecord, VisitRecord } from './visitRecord.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type UnitDraft = Omit<Writable<UnitRecord>, 'attentions'> & { readonly attentions: Writable<AttentionRecord>[] };
type Draft = Omit<Writable<VisitRecord>, 'units' | 'holds' | 'lines' | 'exclusions'> & {
  readonly units: [UnitDraft, ...UnitDraft[]];
  readonly holds: Writable<HoldRecord>[];
  readonly lines: Set<ServiceId>;
  readonly exclusions: VisitRecord['exclusions'][number][];
};

/** A record being written, with what only the fold needs. */
type Track = {
  readonly draft: Draft;
  readonly services: readonly ServiceId[];
  readonly limitMs: number;
  given: ReadonlySet<ServiceId>;
  /** The line that it stands in, and the one that it was last called from. */
  line: ServiceId;
  calledFrom: ServiceId;
  /** Holds since the last call: a confirmation is of these. */
  unconfirmed: Writable<HoldRecord>[];
  /** What a counter's end changed, as it was before: what an undone end gives back. */
  beforeEnd: BeforeEnd | null;
};

type BeforeEnd = {
  readonly units: number;
  readonly line: ServiceId;
  readonly lines: ReadonlySet<ServiceId>;
  readonly given: ReadonlySet<ServiceId>;
  readonly lastActAt: Instant | null;
};

/**
 * Folds the events of a day into one record per visit, in the ledger's order of issue. Throws when an event cannot follow
 * the ones before it: a figure over such a ledger would mean nothing.
 */
export function foldVisits(events: Iterable<EventV2>, settings: DaySettings): ReadonlyMap<VisitId, VisitRecord> {
  const fold = new VisitsFold(settings);
  let closedAt: Instant | null = null;
  for (const event of events) {
    fold.step(event);
    if (event.type === 'dayClosed') closedAt ??= event.at;
  }
  return fold.records(closedAt);
}

/** The same an event at a time, for whoever watches a day that goes on. */
export class VisitsFold {
  readonly #settings: DaySettings;
  readonly #tracks = new Map<VisitId, Track>();

  constructor(settings: DaySettings) {
    this.#settings = settings;
  }

  step(event: EventV2): void {
    step(this.#tracks, event, this.#settings);
  }

  /** A visit as it stands: the same record until the next event of its visit, which changes it. */
  record(visitId: VisitId): VisitRecord {
    return must(this.#tracks.get(visitId), `visit ${visitId} was issued`).draft;
  }

  /** A ticket delivered after the closing is over, also before the ledger says so. */
  records(closedAt: Instant | null): ReadonlyMap<VisitId, VisitRecord> {
    if (closedAt !== null) for (const track of this.#tracks.values()) expired(track, closedAt);
    return new Map([...this.#tracks].map(([visitId, track]) => [visitId, track.draft]));
  }
}

function step(tracks: Map<VisitId, Track>, event: EventV2, settings: DaySettings): void {
  const { at } = event;
  const known = (visitId: VisitId): Track =>
    must(tracks.get(visitId), `the ${event.type} of ${visitId} follows its issue`);
  const running = (visitId: VisitId): Track => {
    const track = known(visitId);
    if (unitOf(track).end !== 'open') throw new Error(`visit ${visitId} is over when its ${event.type} comes`);
    return track;
  };
  const acted = (visitId: VisitId): Track => {
    const track = running(visitId);
    track.draft.lastActAt = at;
    return track;
  };
  switch (event.type) {
    case 'ticketIssued':
      tracks.set(event.payload.visitId, issued(event, settings));
      return;
    case 'visitCalled':
      called(acted(event.payload.visitId), at);
      return;
    case 'visitRecalled':
      acted(event.payload.visitId);
      return;
    case 'attentionStarted':
      started(acted(event.payload.visitId), at);
      return;
    case 'startUndone':
      undone(acted(event.payload.visitId), at, settings);
      return;
    case 'attentionFinished': {
      const track = running(event.payload.visitId);
      rememberEnd(track);
      track.draft.lastActAt = at;
      finished(track, event, settings);
      return;
    }
    case 'endUndone':
      takeEndBack(known(event.payload.visitId), event);
      return;
    case 'visitHeld':
      held(acted(event.payload.visitId), event);
      return;
    case 'holdConfirmed':
      for (const hold of acted(event.payload.visitId).unconfirmed) hold.confirmed = hold.by === 'citizen';
      return;
    case 'pauseTaken':
      paused(acted(event.payload.visitId), at);
      return;
    case 'visitReturned':
      closeHold(acted(event.payload.visitId), at);
      return;
    case 'visitTransferred':
      transferred(acted(event.payload.visitId), event);
      return;
    case 'counterReleased':
      if (event.payload.visitId !== null) endAttention(acted(event.payload.visitId), 'release', at);
      return;
    case 'noShowRecorded': {
      const track = running(event.payload.visitId);
      rememberEnd(track);
      end(track, 'noShow', at);
      return;
    }
    case 'visitLeft': {
      const track = running(event.payload.visitId);
      track.draft.ownLeaving = event.payload.by === 'ownToken';
      end(track, 'left', at);
      return;
    }
    case 'visitRemoved':
      end(running(event.payload.visitId), 'removed', at);
      return;
    case 'closedAtDoor':
      end(running(event.payload.visitId), 'closedAtDoor', at);
      return;
    case 'visitExpired':
      expired(known(event.payload.visitId), at);
      return;
    case 'dayClosed':
      for (const track of tracks.values()) expired(track, at);
      return;
    case 'visitExcluded':
      known(event.payload.visitId).draft.exclusions.push({ code: event.payload.code, act: event.payload.act });
      return;
    // Neither is of a visit.
    case 'dayOpened':
    case 'attendedWithoutTicket':
      return;
  }
}

function issued({ payload, at }: EventV2Of<'ticketIssued'>, settings: DaySettings): Track {
  const services = payload.services ?? [payload.serviceId];
  const line = services[0] ?? payload.serviceId;
  const draft: Draft = {
    visitId: payload.visitId,
    ordinal: payload.ordinal,
    class: payload.class,
    channel: payload.channel,
    deviceId: payload.deviceId ?? null,
    issuedAt: at,
    uncertain: payload.uncertain ?? null,
    bookedFor: payload.bookedFor,
    booking: payload.booking ?? null,
    continues: payload.continues ?? null,
    origin: payload.origin ?? null,
    lines: new Set([line]),
    units: [newUnit(line, settings.limitMs(line, payload.limitMs))],
    holds: [],
    firstCallAt: null,
    lastActAt: null,
    ownLeaving: false,
    exclusions: [],
  };
  const { limitMs } = payload;
  return { draft, services, limitMs, given: new Set(), line, calledFrom: line, unconfirmed: [], beforeEnd: null };
}

function newUnit(serviceId: ServiceId, limitMs: number): UnitDraft {
  return { serviceId, limitMs, attentions: [], lastTurnAt: null, end: 'open', endedAt: null };
}

function called(track: Track, at: Instant): void {
  closeHold(track, at);
  track.calledFrom = track.line;
  track.unconfirmed = [];
  track.draft.firstCallAt ??= at;
  unitOf(track).lastTurnAt = at;
}

function started(track: Track, at: Instant): void {
  if (attending(track) !== null) throw new Error(`visit ${track.draft.visitId} is attended already`);
  closeHold(track, at);
  unitOf(track).attentions.push({ serviceId: track.calledFrom, from: at, to: null, endedBy: null, hold: null });
}

/** The start never was and the turn goes on; one that lasted its minimum was an attention, and ends here. */
function undone(track: Track, at: Instant, settings: DaySettings): void {
  const attention = must(attending(track), `visit ${track.draft.visitId} is attended when its start is undone`);
  if (at - attention.from < settings.minAttentionMs(attention.serviceId)) unitOf(track).attentions.pop();
  else endAttention(track, 'release', at);
}

function finished(track: Track, { payload, at }: EventV2Of<'attentionFinished'>, settings: DaySettings): void {
  must(attending(track), `visit ${payload.visitId} is attended when it is finished`);
  end(track, 'finished', at);
  track.given = new Set([...track.given, ...payload.servicesGiven]);
  const serviceId = nextService(
    track.services,
    track.draft.units.map((unit) => unit.serviceId),
    track.given,
  );
  if (serviceId === null) return;
  track.draft.units.push(newUnit(serviceId, settings.limitMs(serviceId, track.limitMs)));
  standIn(track, serviceId);
}

function rememberEnd(track: Track): void {
  const { units, lines, lastActAt } = track.draft;
  track.beforeEnd = { units: units.length, line: track.line, lines: new Set(lines), given: track.given, lastActAt };
}

/** The end never was: its attention goes on, or its turn. */
function takeEndBack(track: Track, { payload }: EventV2Of<'endUndone'>): void {
  const before = must(track.beforeEnd, `an end of ${payload.visitId} comes before it is undone`);
  const { draft } = track;
  draft.units.splice(before.units);
  const unit = unitOf(track);
  const how: UnitEnd = payload.undoes === 'attentionFinished' ? 'finished' : 'noShow';
  if (unit.end !== how) throw new Error(`visit ${payload.visitId} ended as ${unit.end} when its ${how} is undone`);
  unit.end = 'open';
  unit.endedAt = null;
  const attention = how === 'finished' ? unit.attentions.at(-1) : undefined;
  if (attention !== undefined) {
    attention.to = null;
    attention.endedBy = null;
  }
  draft.lines.clear();
  for (const line of before.lines) draft.lines.add(line);
  track.line = before.line;
  track.given = before.given;
  draft.lastActAt = before.lastActAt;
  track.beforeEnd = null;
}

function held(track: Track, { payload, at }: EventV2Of<'visitHeld'>): void {
  closeHold(track, at);
  const hold: Writable<HoldRecord> = { by: payload.by, from: at, to: null, confirmed: false };
  const attention = attending(track);
  if (attention !== null) attention.hold = hold;
  endAttention(track, 'hold', at);
  track.draft.holds.push(hold);
  track.unconfirmed.push(hold);
}

/** Confirmed by itself alone: a hold that a counter wrote down before gains nothing by it. */
function paused(track: Track, at: Instant): void {
  closeHold(track, at);
  track.draft.holds.push({ by: 'citizen', from: at, to: null, confirmed: true });
}

function transferred(track: Track, { payload, at }: EventV2Of<'visitTransferred'>): void {
  endAttention(track, 'transfer', at);
  closeHold(track, at);
  standIn(track, payload.serviceId);
}

function standIn(track: Track, serviceId: ServiceId): void {
  track.line = serviceId;
  track.draft.lines.add(serviceId);
}

/** Ends whoever is still there; the closing and the expiry of a ticket may both say so. */
function expired(track: Track, at: Instant): void {
  if (unitOf(track).end === 'open') end(track, 'expired', at);
}

function end(track: Track, how: UnitEnd, at: Instant): void {
  endAttention(track, how === 'finished' ? 'finish' : 'end', at);
  closeHold(track, at);
  const unit = unitOf(track);
  unit.end = how;
  unit.endedAt = at;
}

function endAttention(track: Track, endedBy: Exclude<AttentionRecord['endedBy'], null>, at: Instant): void {
  const attention = attending(track);
  if (attention === null) return;
  attention.to = at;
  attention.endedBy = endedBy;
}

function closeHold({ draft }: Track, at: Instant): void {
  const last = draft.holds.at(-1);
  if (last !== undefined && last.to === null) last.to = at;
}

function attending(track: Track): Writable<AttentionRecord> | null {
  const last = unitOf(track).attentions.at(-1);
  return last !== undefined && last.to === null ? last : null;
}

function unitOf({ draft }: Track): UnitDraft {
  return draft.units.at(-1) ?? draft.units[0];
}
