import type { BusinessDate, DeviceId, Instant, Millis, ServiceId, VisitId } from '../../ids.ts';

/**
 * The events that version 2 of the waits reads, each with no more than it reads. Closed from the first day that it
 * seals: a type that is not here is passed over, and a later shape of one of these is another version's to read.
 */
export type ClassV2 = 'general' | 'preferential';
export type ChannelV2 = 'inPerson' | 'mobileUnit' | 'appointment';
export type ExclusionCodeV2 = 'testTicket' | 'duplicate' | 'contingency';

type OfVisit = { readonly visitId: VisitId };
type ByService<T> = Readonly<Record<ServiceId, T>>;

/** When a booking was made, copied into the ticket: the booking itself belongs to no date. */
export type BookingV2 = {
  readonly recordedAt: Instant;
  /** When the centre signed that it was made; null where only the branch says so. */
  readonly madeAt: Instant | null;
};

/** What is known of a ticket whose kiosk had a clock that nothing confirms. */
export type UncertainV2 = {
  /** The server's first contact with the kiosk after the ticket. */
  readonly recordedAt: Instant;
  /** What the kiosk counted from the ticket to that contact without a restart, ms; null across a restart. */
  readonly monotonicMs: Millis | null;
  /** Grant of the block that the number is of; null when it is not known. */
  readonly blockGrantedAt: Instant | null;
};

type PayloadsV2 = {
  readonly dayOpened: {
    readonly date: BusinessDate;
    readonly closesAt: Instant | null;
    readonly opensAt?: Instant | null;
    readonly limitsMs?: ByService<Millis>;
    readonly minAttentionSeconds?: ByService<number>;
    readonly usualSeconds?: ByService<number>;
    readonly leadMinutes?: number;
    /** Answers that no visit stands behind are in no figure but their own. */
    readonly answersApart?: true;
  };
  readonly dayClosed: { readonly date: BusinessDate };
  readonly ticketIssued: OfVisit & {
    readonly ordinal: number;
    readonly serviceId: ServiceId;
    readonly limitMs: Millis;
    readonly class: ClassV2;
    readonly channel: ChannelV2;
    readonly bookedFor: Instant | null;
    readonly booking?: BookingV2 | null;
    /** Of a ticket for several services: all of them, in the order asked for, `serviceId` first. */
    readonly services?: readonly ServiceId[];
    /** The earlier visit that this one stands for too. */
    readonly continues?: VisitId | null;
    readonly deviceId?: DeviceId | null;
    readonly uncertain?: UncertainV2 | null;
    /** `roll`: a paper that two people entered afterwards. */
    readonly origin?: 'roll';
  };
  readonly visitCalled: OfVisit;
  readonly visitRecalled: OfVisit;
  readonly attentionStarted: OfVisit;
  readonly startUndone: OfVisit;
  readonly attentionFinished: OfVisit & { readonly servicesGiven: readonly ServiceId[] };
  /** The last end of its type that the visit had is taken back. */
  readonly endUndone: OfVisit & { readonly undoes: 'attentionFinished' | 'noShowRecorded' };
  readonly visitHeld: OfVisit & { readonly by: 'citizen' | 'staff' };
  /** `phone`: on the person's own telephone. `paper`: their paper, scanned at a kiosk. */
  readonly holdConfirmed: OfVisit & { readonly how: 'phone' | 'paper' };
  /** The person's own pause, confirmed as it begins. */
  readonly pauseTaken: OfVisit;
  readonly visitReturned: OfVisit;
  readonly visitTransferred: OfVisit & { readonly serviceId: ServiceId };
  /** A manager freed a counter; with the visit that was at it, if there was one. */
  readonly counterReleased: { readonly visitId: VisitId | null };
  readonly noShowRecorded: OfVisit;
  /** `by` absent: somebody else than the person with their own token. */
  readonly visitLeft: OfVisit & { readonly by?: 'ownToken' | 'other' };
  readonly visitRemoved: OfVisit;
  readonly visitExpired: OfVisit;
  readonly closedAtDoor: OfVisit;
  readonly attendedWithoutTicket: { readonly serviceId: ServiceId };
  readonly visitExcluded: OfVisit & { readonly code: ExclusionCodeV2; readonly act: string | null };
};

export type EventTypeV2 = keyof PayloadsV2;
export type EventV2 = {
  readonly [T in EventTypeV2]: {
    readonly type: T;
    /** UTC ms. */
    readonly at: Instant;
    readonly businessDate: BusinessDate | null;
    readonly payload: PayloadsV2[T];
  };
}[EventTypeV2];
export type EventV2Of<T extends EventTypeV2> = Extract<EventV2, { readonly type: T }>;

/** Any event of a ledger, of whatever release. */
export type AnyEvent = {
  readonly type: string;
  readonly at: Instant;
  readonly businessDate: BusinessDate | null;
  readonly payload: unknown;
};

const KNOWN: Readonly<Record<EventTypeV2, true>> = {
  dayOpened: true,
  dayClosed: true,
  ticketIssued: true,
  visitCalled: true,
  visitRecalled: true,
  attentionStarted: true,
  startUndone: true,
  attentionFinished: true,
  endUndone: true,
  visitHeld: true,
  holdConfirmed: true,
  pauseTaken: true,
  visitReturned: true,
  visitTransferred: true,
  counterReleased: true,
  noShowRecorded: true,
  visitLeft: true,
  visitRemoved: true,
  visitExpired: true,
  closedAtDoor: true,
  attendedWithoutTicket: true,
  visitExcluded: true,
};

/** Whether this version reads an event; it passes over all others. */
export function isEventV2(event: AnyEvent): event is EventV2 {
  return Object.hasOwn(KNOWN, event.type);
}
