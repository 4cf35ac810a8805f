import type { Instant, VisitId } from '../../ids.ts';
import { must } from '../../result.ts';
import { sumOf } from '../numbers.ts';
import type { DayEnd } from './ends.ts';
import { type AnyEvent, type EventV2, type EventV2Of, isEventV2 } from './events.ts';
import { VisitsFold } from './foldVisits.ts';
import type { LiveStandard } from './liveShape.ts';
import { LiveSums } from './liveSums.ts';
import { type MeasuredDay, measureDay, measureRecords, type WalkDirect } from './measured.ts';
import { papersOf } from './papers.ts';
import { type DaySettings, settingsOf } from './settings.ts';
import { signalsOf } from './signals.ts';
import { standardOf } from './standard.ts';
import type { UnitEnd, VisitRecord } from './visitRecord.ts';

/** What is watched, from all the events of a day. Throws when they contradict each other. */
export function liveStandardOf(events: readonly AnyEvent[], now: Instant): LiveStandard {
  return watched(measureDay(events, events[0]?.businessDate ?? '', now), events);
}

function watched(day: MeasuredDay, events: readonly AnyEvent[]): LiveStandard {
  const { official, strict, withoutBrief, withoutExclusions, byService, uncertain, walkDirects, excluded } =
    standardOf(day);
  return {
    official,
    strict,
    withoutBrief,
    withoutExclusions,
    excluded: sumOf(Object.values(excluded)),
    byService: byService.map((row) => ({ serviceId: row.serviceId, official: row.official, strict: row.strict })),
    uncertain,
    walkDirects,
    signals: signalsOf(events, day),
  };
}

/** Ends after which a visit by itself is the same whatever the hour. */
const OVER: ReadonlySet<UnitEnd> = new Set(['finished', 'noShow', 'left', 'removed']);

/** A visit of the day; `settled` once it is over and summed. */
type Watched = { readonly order: number; readonly events: AnyEvent[]; settled: Settled | null };
/** `pairs`: it may answer for somebody attended without a ticket. */
type Settled = { readonly standard: LiveStandard; readonly pairs: boolean };

/**
 * The standard of a day of version 2 as of any instant. Who is over and linked to nobody is summed once, so that a question
 * costs those who are there and not the day; where a kiosk's clock was uncertain, and after the closing, all the day is
 * measured.
 */
export class StandardFold {
  readonly #events: AnyEvent[] = [];
  readonly #visits = new Map<VisitId, Watched>();
  readonly #loose = new Set<VisitId>();
  readonly #linked = new Set<VisitId>();
  readonly #sums = new LiveSums();
  readonly #walkDirects: WalkDirect[] = [];
  #fold: { readonly visits: VisitsFold; readonly settings: DaySettings } | null = null;
  #lastCallAt: Instant | null = null;
  #whole = false;
  #known: { readonly events: number; readonly now: Instant; readonly standard: LiveStandard } | null = null;

  /** Takes the next event of the day, in the order of the ledger. */
  step(told: AnyEvent): void {
    for (const event of papersOf(told)) this.#step(event);
  }

  #step(event: AnyEvent): void {
    if (event.type === 'callsAnnounced') {
      this.#events.push(event);
      const { calls } = event.payload as { readonly calls: readonly { readonly visitId: VisitId }[] };
      for (const visitId of new Set(calls.map((call) => call.visitId))) this.#touch(visitId)?.events.push(event);
    } else if (isEventV2(event)) {
      this.#events.push(event);
      this.#follow(event);
    }
  }

  /** The standard as of an instant: the closing, once there was one. Throws when the events contradict each other. */
  at(now: Instant): LiveStandard {
    const events = this.#events.length;
    if (this.#known?.events === events && this.#known.now === now) return this.#known.standard;
    const standard =
      this.#whole || this.#fold === null ? liveStandardOf(this.#events, now) : this.#ofThoseWhoAreThere(now);
    this.#known = { events, now, standard };
    return standard;
  }

  #follow(event: EventV2): void {
    if (event.type === 'dayOpened' && this.#fold === null) {
      const settings = settingsOf([event]);
      // What came before its opening was measured with no settings.
      if (this.#visits.size > 0) this.#whole = true;
      this.#fold = { settings, visits: new VisitsFold(settings) };
    }
    if (event.type === 'dayClosed') this.#whole = true;
    if (this.#whole) return;
    if (event.type === 'visitCalled' || event.type === 'visitRecalled')
      this.#lastCallAt = Math.max(this.#lastCallAt ?? event.at, event.at);
    if (event.type === 'attendedWithoutTicket') this.#attendedWithoutTicket(event);
    if (event.type === 'ticketIssued') this.#issued(event);
    this.#fold?.visits.step(event);
    if ('visitId' in event.payload && event.payload.visitId !== null)
      this.#touch(event.payload.visitId)?.events.push(event);
  }

  #issued({ payload }: EventV2Of<'ticketIssued'>): void {
    const { visitId, continues = null, uncertain = null } = payload;
    // Its interval is bounded by its neighbours, and changes theirs.
    if (uncertain !== null || this.#fold === null) this.#whole = true;
    this.#visits.set(visitId, { order: this.#visits.size, events: [], settled: null });
    if (continues === null) return;
    for (const linked of [visitId, continues]) {
      this.#linked.add(linked);
      this.#touch(linked);
    }
  }

  #attendedWithoutTicket({ at, payload }: EventV2Of<'attendedWithoutTicket'>): void {
    if (this.#walkDirects.length === 0)
      for (const [visitId, { settled }] of this.#visits) if (settled?.pairs) this.#touch(visitId);
    this.#walkDirects.push({ at, serviceId: payload.serviceId });
  }

  /** Something happened to a visit, or may be asked of it: it is no longer summed. */
  #touch(visitId: VisitId): Watched | undefined {
    const visit = this.#visits.get(visitId);
    if (visit === undefined) return undefined;
    if (visit.settled !== null) this.#sums.add(visit.settled.standard, -1);
    visit.settled = null;
    this.#loose.add(visitId);
    return visit;
  }

  #ofThoseWhoAreThere(now: Instant): LiveStandard {
    const { settings, visits } = must(this.#fold, 'the day was opened');
    const end: DayEnd = { settings, closedAt: null, lastCallAt: this.#lastCallAt, asOf: now };
    for (const visitId of this.#loose) {
      const record = visits.record(visitId);
      const over = OVER.has(record.units.at(-1)?.end ?? 'open');
      if (!over || this.#linked.has(visitId)) continue;
      const settled = settledOf(record, end, this.#eventsOf([visitId]));
      if (settled.pairs && this.#walkDirects.length > 0) continue;
      must(this.#visits.get(visitId), 'a visit is watched').settled = settled;
      this.#sums.add(settled.standard);
      this.#loose.delete(visitId);
    }
    const there = [...this.#loose].sort((a, b) => this.#order(a) - this.#order(b));
    const measured = measureRecords(
      there.map((visitId) => visits.record(visitId)),
      end,
    );
    return this.#sums.with(watched({ end, visits: measured, walkDirects: this.#walkDirects }, this.#eventsOf(there)));
  }

  #order(visitId: VisitId): number {
    return this.#visits.get(visitId)?.order ?? 0;
  }

  /** The events of each visit in their order; what they say together is said of each visit apart. */
  #eventsOf(visitIds: readonly VisitId[]): readonly AnyEvent[] {
    return visitIds.flatMap((visitId) => this.#visits.get(visitId)?.events ?? []);
  }
}

function settledOf(record: VisitRecord, end: DayEnd, events: readonly AnyEvent[]): Settled {
  const visits = measureRecords([record], end);
  return {
    standard: watched({ end, visits, walkDirects: [] }, events),
    pairs: visits.some(({ units }) => units.some((unit) => !unit.attended)),
  };
}
