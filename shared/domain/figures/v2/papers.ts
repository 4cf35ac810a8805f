import type { Instant, ServiceId, VisitId } from '../../ids.ts';
import type { AnyEvent } from './events.ts';

/** A paper of a roll as two people entered it; instants in UTC ms. */
type Paper = {
  readonly visitId: VisitId;
  readonly serviceId: ServiceId;
  readonly takenAt: Instant;
  readonly calledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant;
  readonly outcome: string;
};

/**
 * What somebody entered about a paper of a roll, told as it would have been told had the system been there: a ticket, a
 * call, an attention, an end. Everything else is passed on as it is. By that a paper is counted by the rules of any ticket;
 * which counter and who attended nobody knows, and what is of counters and attendants leaves papers out.
 */
export function withPapers(events: readonly AnyEvent[]): readonly AnyEvent[] {
  return events.some(({ type }) => type === 'rollVisitEntered') ? events.flatMap(papersOf) : events;
}

/** The same of one event. */
export function papersOf(event: AnyEvent): readonly AnyEvent[] {
  if (event.type !== 'rollVisitEntered') return [event];
  const paper = event.payload as Paper;
  const { visitId, serviceId, takenAt, calledAt, startedAt, endedAt, outcome } = paper;
  const { businessDate } = event;
  const told = (type: string, at: Instant, payload: object): AnyEvent => ({
    type,
    at,
    businessDate,
    payload: { visitId, ...payload },
  });
  const ticket = { ...paper, bookedFor: null, estimatedTime: false, deviceId: null, origin: 'roll' };
  const end =
    outcome === 'left'
      ? told('visitLeft', endedAt, { by: 'other' })
      : outcome === 'noShow'
        ? told('noShowRecorded', endedAt, {})
        : told('attentionFinished', endedAt, { outcome, servicesGiven: [serviceId] });
  return [
    told('ticketIssued', takenAt, ticket),
    ...(calledAt === null ? [] : [told('visitCalled', calledAt, { why: { mode: 'next' } })]),
    ...(startedAt === null ? [] : [told('attentionStarted', startedAt, {})]),
    end,
  ];
}
