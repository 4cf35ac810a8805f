import { readdirSync, readFileSync } from 'node:fs';
import { continuationOf, earlierVisit } from '../../shared/domain/figures/v2/continuation.ts';
import type { AnyEvent, EventTypeV2, EventV2 } from '../../shared/domain/figures/v2/events.ts';
import { isEventV2 } from '../../shared/domain/figures/v2/events.ts';
import { foldVisits } from '../../shared/domain/figures/v2/foldVisits.ts';
import { settingsOf } from '../../shared/domain/figures/v2/settings.ts';
import { lastUnit, type VisitRecord } from '../../shared/domain/figures/v2/visitRecord.ts';
import { MINUTE, SECOND } from '../../shared/domain/ids.ts';

/** The small days of `tests/fixtures/waits`, turned into events of a ledger; their README says how they are written. */
const HISTORIES = new URL('../fixtures/waits/', import.meta.url);

/** The date and the opening that histories count from, unless they give instants in full. */
export const DATE = '2026-11-20';
export const OPENING = Date.UTC(2026, 10, 20, 11, 30);
const LIMIT_MS = 25 * MINUTE;

type HistoryEvent = Readonly<Record<string, unknown>> & { readonly at: string; readonly type: string };
export type History = {
  readonly name: string;
  readonly about: string;
  readonly settings: {
    readonly limitMs?: Readonly<Record<string, number>>;
    readonly minAttentionSeconds?: Readonly<Record<string, number>>;
    readonly usualSeconds?: Readonly<Record<string, number>>;
    readonly leadMinutes?: number;
    readonly opensAt?: string;
    readonly closesAt?: string;
    readonly now?: string;
  };
  readonly events: readonly HistoryEvent[];
  readonly expect: {
    readonly visits: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly day: Readonly<Record<string, unknown>>;
  };
};

export function histories(folder: URL = HISTORIES): readonly History[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as History);
}

/** `25:00`, `25:00.001` or `-300:00` since the opening, or ISO 8601 with an offset; UTC ms. */
function instantOf(text: string): number {
  if (text.includes('T')) return Date.parse(text);
  const [sign, rest] = text.startsWith('-') ? [-1, text.slice(1)] : [1, text];
  const [minutes = '0', seconds = '0'] = rest.split(':');
  return OPENING + sign * (Number(minutes) * MINUTE + Math.round(Number(seconds) * SECOND));
}

/** Minutes and seconds, with milliseconds where there are any. */
export function spanText(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE);
  const seconds = String(Math.floor((Math.abs(ms) % MINUTE) / SECOND)).padStart(2, '0');
  const millis = Math.abs(ms) % SECOND;
  return `${ms < 0 ? '-' : ''}${minutes}:${seconds}${millis === 0 ? '' : `.${String(millis).padStart(3, '0')}`}`;
}

/** The present of a day that is still open. */
export function nowOf({ settings }: History): number | null {
  return settings.now === undefined ? null : instantOf(settings.now);
}

/** The events that the branch would have written. */
export function eventsOf(history: History): readonly AnyEvent[] {
  const ledger = new HistoryLedger(history);
  for (const event of history.events) ledger.write(event);
  return ledger.events;
}

class HistoryLedger {
  readonly events: AnyEvent[] = [];
  readonly #bookings = new Map<string, { bookedFor: number; recordedAt: number; madeAt: number | null }>();
  readonly #grants = new Map<string, number>();
  readonly #personOf = new Map<string, string>();
  readonly #continued = new Set<string>();
  #ordinal = 0;

  constructor({ settings }: History) {
    const { limitMs, minAttentionSeconds, usualSeconds, leadMinutes } = settings;
    this.#add('dayOpened', settings.opensAt === undefined ? OPENING : instantOf(settings.opensAt), {
      date: DATE,
      opensAt: settings.opensAt === undefined ? OPENING : instantOf(settings.opensAt),
      closesAt: settings.closesAt === undefined ? null : instantOf(settings.closesAt),
      ...(limitMs && { limitsMs: limitMs }),
      ...(minAttentionSeconds && { minAttentionSeconds }),
      ...(usualSeconds && { usualSeconds }),
      ...(leadMinutes !== undefined && { leadMinutes }),
      formulas: 2,
    });
  }

  write(event: HistoryEvent): void {
    const at = instantOf(event.at);
    switch (event.type) {
      case 'appointmentBooked':
        this.#bookings.set(String(event.bookingId), {
          bookedFor: instantOf(String(event.bookedFor)),
          recordedAt: at,
          madeAt: typeof event.madeAt === 'string' ? instantOf(event.madeAt) : null,
        });
        return;
      case 'blockGranted':
        this.#grants.set(String(event.deviceId), this.#grants.get(String(event.deviceId)) ?? at);
        return;
      case 'ticketIssued':
        this.#issue(event, at);
        return;
      case 'dayClosed':
        for (const { visitId } of this.#open()) this.#add('visitExpired', at, { visitId });
        this.#add('dayClosed', at, { date: DATE });
        return;
      case 'closedAtDoor': {
        const named = typeof event.visitId === 'string' ? [event.visitId] : null;
        const waiting = this.#open().filter((record) => lastUnit(record).attentions.at(-1)?.to !== null);
        for (const visitId of named ?? waiting.map((record) => record.visitId))
          this.#add('closedAtDoor', at, { visitId });
        return;
      }
      case 'attentionFinished':
        this.#add('attentionFinished', at, { ...event, servicesGiven: event.servicesGiven ?? [] });
        return;
      case 'holdConfirmed':
        // A code that staff can read confirms nothing: the branch would not have written it.
        if (/code|staff|counter|attendant/i.test(String(event.how ?? ''))) return;
        this.#add('holdConfirmed', at, { ...event, how: event.how === 'phone' ? 'phone' : 'paper' });
        return;
      case 'visitLeft':
        this.#add('visitLeft', at, { ...event, by: event.by === 'ownToken' ? 'ownToken' : 'other' });
        return;
      case 'visitExcluded':
        this.#add('visitExcluded', at, { ...event, act: event.act ?? null });
        return;
      case 'counterReleased':
        this.#add('counterReleased', at, { ...event, visitId: event.visitId ?? null });
        return;
      default:
        this.#add(event.type as EventTypeV2, at, event);
    }
  }

  #issue(event: HistoryEvent, at: number): void {
    this.#ordinal += 1;
    const visitId = String(event.visitId);
    const services = Array.isArray(event.services) ? event.services.map(String) : [String(event.serviceId)];
    const booking = this.#bookings.get(String(event.bookingId)) ?? null;
    const deviceId = typeof event.deviceId === 'string' ? event.deviceId : null;
    const continues = this.#continues(event, visitId, at, services);
    this.#add('ticketIssued', at, {
      visitId,
      ordinal: this.#ordinal,
      serviceId: services[0],
      limitMs: LIMIT_MS,
      class: event.class ?? 'general',
      channel: event.channel ?? (booking === null ? 'inPerson' : 'appointment'),
      bookedFor: booking?.bookedFor ?? null,
      booking: booking && { recordedAt: booking.recordedAt, madeAt: booking.madeAt },
      ...(services.length > 1 && { services }),
      continues,
      deviceId,
      uncertain:
        event.clock === 'uncertain'
          ? {
              recordedAt: typeof event.recordedAt === 'string' ? instantOf(event.recordedAt) : at,
              monotonicMs: typeof event.monotonicMs === 'number' ? event.monotonicMs : null,
              blockGrantedAt: (deviceId === null ? null : this.#grants.get(deviceId)) ?? null,
            }
          : null,
    });
  }

  /** As the branch decides it at the issue, from what is in its ledger by then. */
  #continues(event: HistoryEvent, visitId: string, at: number, services: readonly string[]): string | null {
    const named = typeof event.forVisit === 'string' ? event.forVisit : null;
    // A ticket by the verb is of the same person as the one before, so that the next one is theirs too.
    const person =
      typeof event.person === 'string'
        ? event.person
        : (named && this.#personOf.get(named)) || `of ${named ?? visitId}`;
    this.#personOf.set(visitId, person);
    if (named !== null && !this.#personOf.has(named)) this.#personOf.set(named, person);
    const samePerson = this.#records().filter(
      (record) => record.visitId === named || this.#personOf.get(record.visitId) === person,
    );
    const settings = settingsOf(this.events.filter(isEventV2));
    const earlier = samePerson.map((record) => earlierVisit(record, settings));
    const continues = continuationOf({ at, services }, earlier, this.#continued);
    if (continues !== null) this.#continued.add(continues);
    return continues;
  }

  #records(): readonly VisitRecord[] {
    const events = this.events.filter(isEventV2);
    return [...foldVisits(events, settingsOf(events)).values()];
  }

  #open(): readonly VisitRecord[] {
    return this.#records().filter((record) => lastUnit(record).end === 'open');
  }

  #add(type: EventV2['type'], at: number, payload: unknown): void {
    this.events.push({ type, at, businessDate: DATE, payload });
  }
}
