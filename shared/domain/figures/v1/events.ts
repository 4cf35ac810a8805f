import type { BusinessDate, CounterId, Instant, Millis, Series, ServiceId, StaffId, VisitId } from '../../ids.ts';

/**
 * The events that version 1 of the formulas reads, in the shape that they had when it first sealed a day. It is closed:
 * a later type of event is passed over, and a later shape of one of these is another version's to read.
 */
export type ClassV1 = 'general' | 'preferential';
export type ChannelV1 = 'inPerson' | 'mobileUnit' | 'appointment';
export type OutcomeV1 = 'resolved' | 'partial' | 'referred' | 'unresolved';
export type ExclusionCodeV1 = 'testTicket' | 'duplicate' | 'contingency';

type OfVisit = { readonly visitId: VisitId };
type AtCounter = OfVisit & { readonly counterId: CounterId };
type OfCounter = { readonly counterId: CounterId };

type PayloadsV1 = {
  readonly dayOpened: { readonly date: BusinessDate };
  readonly dayClosed: { readonly date: BusinessDate };
  readonly ticketIssued: OfVisit & {
    readonly series: Series;
    readonly number: number;
    readonly ordinal: number;
    readonly serviceId: ServiceId;
    readonly limitMs: Millis;
    readonly class: ClassV1;
    readonly channel: ChannelV1;
    readonly bookedFor: Instant | null;
    readonly estimatedTime: boolean;
  };
  readonly numberReplaced: OfVisit & { readonly series: Series; readonly number: number };
  readonly visitCalled: AtCounter & { readonly why: { readonly mode: 'next' | 'specific' } };
  readonly visitRecalled: AtCounter;
  readonly attentionStarted: AtCounter & { readonly attendantId: StaffId };
  readonly attentionFinished: AtCounter & { readonly outcome: OutcomeV1 };
  readonly noShowRecorded: OfVisit;
  readonly visitLeft: OfVisit;
  readonly visitRemoved: OfVisit;
  readonly visitExpired: OfVisit;
  readonly visitHeld: OfVisit & { readonly by: 'citizen' | 'staff' };
  readonly visitReturned: OfVisit;
  readonly visitTransferred: OfVisit & { readonly serviceId: ServiceId };
  readonly visitExcluded: OfVisit & { readonly code: ExclusionCodeV1; readonly act: string | null };
  readonly surveyAnswered: {
    readonly visitId: VisitId | null;
    readonly global: number | null;
    readonly resolved: 'yes' | 'partly' | 'no' | null;
    readonly treatment: number | null;
    readonly wait: number | null;
    readonly counted: boolean;
  };
  readonly counterOpened: OfCounter;
  readonly counterPaused: OfCounter;
  readonly counterResumed: OfCounter;
  readonly counterClosed: OfCounter;
};

type EventTypeV1 = keyof PayloadsV1;
export type EventV1 = {
  readonly [T in EventTypeV1]: {
    readonly type: T;
    readonly at: Instant;
    readonly businessDate: BusinessDate | null;
    readonly payload: PayloadsV1[T];
  };
}[EventTypeV1];
export type EventV1Of<T extends EventTypeV1> = Extract<EventV1, { readonly type: T }>;

/** Any event of a ledger, of whatever release. */
export type AnyEvent = {
  readonly type: string;
  readonly at: Instant;
  readonly businessDate: BusinessDate | null;
  readonly payload: unknown;
};

const KNOWN: Readonly<Record<EventTypeV1, true>> = {
  dayOpened: true,
  dayClosed: true,
  ticketIssued: true,
  numberReplaced: true,
  visitCalled: true,
  visitRecalled: true,
  attentionStarted: true,
  attentionFinished: true,
  noShowRecorded: true,
  visitLeft: true,
  visitRemoved: true,
  visitExpired: true,
  visitHeld: true,
  visitReturned: true,
  visitTransferred: true,
  visitExcluded: true,
  surveyAnswered: true,
  counterOpened: true,
  counterPaused: true,
  counterResumed: true,
  counterClosed: true,
};

/** Whether this version reads an event; it passes over all others. */
export function isEventV1(event: AnyEvent): event is EventV1 {
  return Object.hasOwn(KNOWN, event.type);
}
