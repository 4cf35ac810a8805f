import { dailyFigures, type FiguresOptions } from '../domain/figures/v1/daily.ts';
import { type AnyEvent, isEventV1 } from '../domain/figures/v1/events.ts';
import { foldVisits } from '../domain/figures/v1/foldVisits.ts';
import type { DailyFigures } from '../domain/figures/v1/shape.ts';
import { type VisitWaits, waitsOf } from '../domain/figures/v1/waits.ts';
import { type BusinessDate, type CounterId, type Instant, MINUTE, type VisitId } from '../domain/ids.ts';
import type { DomainEvent, EventPayloads, EventType } from '../domain/ledger/events.ts';
import type { ExclusionCode, HoldParty, Outcome } from '../domain/visit/visit.ts';

const REASON = { code: 'other', note: null };

/** A span of minutes, seconds and milliseconds, for hand-worked vectors. */
export function span(minutes: number, seconds = 0, millis = 0): number {
  return minutes * MINUTE + seconds * 1000 + millis;
}

/**
 * Writes the ledger of a made-up day in the order in which it is told. Instants are milliseconds after `origin`. Tests
 * use it instead of the engine, so that the figures are proved on events alone.
 */
export class TestDay {
  readonly events: DomainEvent[] = [];
  readonly date: BusinessDate;
  readonly origin: Instant;
  #ordinal = 0;

  constructor(date: BusinessDate = '2026-11-20', origin: Instant = Date.UTC(2026, 10, 20, 11, 30)) {
    this.date = date;
    this.origin = origin;
  }

  issue(visitId: VisitId, at: number, over: Partial<EventPayloads['ticketIssued']> = {}): this {
    this.#ordinal += 1;
    return this.add('ticketIssued', at, {
      visitId,
      series: 'A',
      number: this.#ordinal,
      ordinal: this.#ordinal,
      serviceId: 'pension',
      limitMs: 25 * MINUTE,
      class: 'general',
      channel: 'inPerson',
      bookedFor: null,
      bookingId: null,
      language: 'es',
      estimatedTime: false,
      trackHash: '',
      surveyHash: '',
      identity: null,
      personKeys: [],
      expected: null,
      ...over,
    });
  }

  call(visitId: VisitId, at: number, counterId: CounterId = '1'): this {
    const why = {
      mode: 'next',
      policy: 'fifo',
      policyVersion: 1,
      tier: 'arrival',
      key: 0,
      numbers: null,
      waitedMs: 0,
      arrivalWaitMs: 0,
      beaten: [],
    } as const;
    return this.add('visitCalled', at, { visitId, counterId, attendantId: `at-${counterId}`, why, passed: [] });
  }

  callSpecific(visitId: VisitId, at: number, counterId: CounterId = '1'): this {
    const why = { mode: 'specific', reason: REASON, waitedMs: 0 } as const;
    return this.add('visitCalled', at, { visitId, counterId, attendantId: `at-${counterId}`, why, passed: [] });
  }

  recall(visitId: VisitId, at: number, counterId: CounterId = '1'): this {
    return this.add('visitRecalled', at, { visitId, counterId, call: 2 });
  }

  start(visitId: VisitId, at: number, counterId: CounterId = '1'): this {
    return this.add('attentionStarted', at, { visitId, counterId, attendantId: `at-${counterId}` });
  }

  finish(visitId: VisitId, at: number, outcome: Outcome = 'resolved', counterId: CounterId = '1'): this {
    const attendantId = `at-${counterId}`;
    return this.add('attentionFinished', at, {
      visitId,
      counterId,
      attendantId,
      outcome,
      servicesGiven: [],
      note: null,
    });
  }

  /** Issued, called and started at the instants given, finished five minutes later. */
  attended(visitId: VisitId, at: number, wait: number, over: Partial<EventPayloads['ticketIssued']> = {}): this {
    const start = at + wait;
    return this.issue(visitId, at, over)
      .call(visitId, start)
      .start(visitId, start)
      .finish(visitId, start + span(5));
  }

  noShow(visitId: VisitId, at: number, counterId: CounterId = '1'): this {
    return this.add('noShowRecorded', at, { visitId, counterId, calls: 3 });
  }

  hold(visitId: VisitId, at: number, by: HoldParty, counterId: CounterId = '1'): this {
    return this.add('visitHeld', at, { visitId, counterId, by, reason: REASON });
  }

  comeBack(visitId: VisitId, at: number): this {
    return this.add('visitReturned', at, { visitId });
  }

  transfer(visitId: VisitId, at: number, serviceId: string, stage: 1 | 2): this {
    const to = { serviceId, counterId: null, stage, reason: REASON };
    return this.add('visitTransferred', at, { visitId, fromCounterId: '1', ...to });
  }

  exclude(visitId: VisitId, at: number, code: ExclusionCode, act: string | null = null): this {
    return this.add('visitExcluded', at, { visitId, code, act, reason: REASON });
  }

  answer(surveyId: string, at: number, over: Partial<EventPayloads['surveyAnswered']> = {}): this {
    const skipped = { visitId: null, global: null, resolved: null, treatment: null, wait: null, text: null };
    return this.add('surveyAnswered', at, { surveyId, ...skipped, counted: true, ...over });
  }

  close(at: number): this {
    return this.add('dayClosed', at, { date: this.date });
  }

  add<T extends EventType>(type: T, at: number, payload: EventPayloads[T]): this {
    this.events.push({ type, at: this.origin + at, businessDate: this.date, payload } as DomainEvent);
    return this;
  }

  figures(over: Partial<FiguresOptions> = {}): DailyFigures {
    return dailyFigures(this.events, {
      businessDate: this.date,
      now: null,
      smallestCell: 10,
      goalPercent: 90,
      ...over,
    });
  }

  /** Waits of one visit; `asOf` in milliseconds after the origin. */
  waits(visitId: VisitId, asOf: number | null = null): VisitWaits {
    const record = foldVisits((this.events as readonly AnyEvent[]).filter(isEventV1)).get(visitId);
    if (record === undefined) throw new Error(`no visit ${visitId} in this day`);
    return waitsOf(record, asOf === null ? null : this.origin + asOf);
  }
}
