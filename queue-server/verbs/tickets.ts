import type {
  againBody,
  excludeBody,
  IdentityBody,
  issueTicketBody,
  removeBody,
  reprintBody,
} from '@turno25/shared/contracts/tickets.ts';
import type { ServiceId, VisitId } from '@turno25/shared/domain/ids.ts';
import { err, must, ok } from '@turno25/shared/domain/result.ts';
import { type Booking, checkInAt, checkInWindow } from '@turno25/shared/domain/visit/booking.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { z } from 'zod';
import type { Context, Verb } from '../engine/submission.ts';
import { iso } from '../read-models/format.ts';
import { type StoredTicket, storedTicket, withTokens } from '../read-models/ticketView.ts';
import { configOf } from '../read-models/visitView.ts';
import { personKeysOf } from '../vault/person.ts';
import type { VerbParts } from './parts.ts';
import { encryptIdentity, encryptReason, encryptText } from './personalData.ts';
import { toReceipt, withReceipt } from './receipts.ts';

/** A person takes a ticket for a service. */
export function issueTicket(parts: VerbParts, body: z.output<typeof issueTicketBody>): Verb<'issueTicket'> {
  const { serviceId, also, class: visitClass, channel, language, identity, visitId, again, earlierToken } = body;
  const fromCard = identity?.fromCard === true;
  return {
    command: ({ newId, now, state }) => {
      const { tokens, reports } = parts;
      const awaited =
        identity?.fromCard === true && !again ? awaitedOf(parts, identity, serviceId, { state, now }) : null;
      if (awaited !== null) return err({ code: 'booking.canCheckIn', detail: { bookedFor: iso(awaited.bookedFor) } });
      const earlier = earlierToken === undefined ? null : reports.visitIdByTrackHash(tokens.trackHash(earlierToken));
      return ok({
        type: 'issueTicket',
        ...(visitId === undefined ? {} : { visitId }),
        again,
        fromCard,
        serviceId,
        ...(also === undefined ? {} : { also }),
        class: visitClass,
        channel,
        bookedFor: null,
        language,
        ...encryptIdentity(parts, identity, { subject: visitId ?? newId, now }),
        ...(earlier === null ? {} : { earlier }),
      });
    },
    answer: ({ state, facts, events }) => ({
      ...storedTicket(state, parts.waits, must(state.open.get(facts.visitId), 'the ticket was issued'), facts.now),
      ...toReceipt(parts, events, false),
    }),
    present: (stored: StoredTicket) => withReceipt(parts, withTokens(parts.tokens, stored)),
  };
}

/**
 * The appointment for that service which the person who held their card up can check in now. Of a number that was typed
 * nothing is looked for: whoever typed it may not be that person.
 */
function awaitedOf(
  { reports, vault }: VerbParts,
  identity: IdentityBody,
  serviceId: ServiceId,
  { state, now }: Pick<Context, 'state' | 'now'>,
): Booking | null {
  const { day } = state;
  if (day === null) return null;
  const window = day.checkIn ?? checkInWindow(configOf(state));
  const keys = personKeysOf({ vault }, identity, now).map(({ hmac }) => hmac);
  const theirs = reports.bookings.ofPerson(day.date, keys);
  const isAwaited = (booking: Booking): boolean =>
    booking.status === 'booked' &&
    booking.serviceId === serviceId &&
    checkInAt(booking.bookedFor, window, now) === 'inTime';
  return theirs.find(isAwaited) ?? null;
}

/** A ticket that its person already has, on another kiosk's paper: by its code, its appointment's, or their card. */
export function reprintTicket(parts: VerbParts, body: z.output<typeof reprintBody>): Verb<'reprintTicket'> {
  return {
    command: (context) => {
      const visitId = visitShown(parts, body, context);
      return visitId === null ? err({ code: 'ticket.notShown', detail: {} }) : ok({ type: 'reprintTicket', visitId });
    },
    answer: ({ state, facts, command }) =>
      storedTicket(state, parts.waits, must(state.open.get(command.visitId), 'it is here'), facts.now),
    present: (stored: StoredTicket) => withTokens(parts.tokens, stored),
  };
}

/** The visit that somebody has shown to be theirs; null for every other, whether or not there is one. */
function visitShown(
  { tokens, reports, vault }: VerbParts,
  body: z.output<typeof reprintBody>,
  { state, now }: Context,
): VisitId | null {
  if ('code' in body) {
    return (
      reports.visitIdBySurveyHash(tokens.surveyHash(body.code)) ??
      reports.visitIdByTrackHash(tokens.trackHash(body.code)) ??
      reports.bookings.byCode(tokens.bookingHash(body.code))?.visitId ??
      null
    );
  }
  if (body.identity.fromCard !== true) return null;
  const personKeys: readonly string[] = state.open.get(body.visitId)?.personKeys ?? [];
  const theirs = personKeysOf({ vault }, body.identity, now).some(({ hmac }) => personKeys.includes(hmac));
  return theirs ? body.visitId : null;
}

/** Staff take another ticket for the person of an earlier one: the new one stands for both, and nobody sees its codes. */
export function issueAgain(earlier: VisitId, { serviceId }: z.output<typeof againBody>): Verb<'issueTicket'> {
  return {
    command: ({ state }) => {
      const visit = state.ended.get(earlier);
      if (visit === undefined) return err({ code: 'visit.unknown', detail: { visitId: earlier } });
      return ok({
        type: 'issueTicket',
        again: true,
        serviceId: serviceId ?? visit.serviceId,
        class: visit.class,
        channel: 'inPerson',
        bookedFor: null,
        language: visit.language,
        identity: null,
        personKeys: [],
        earlier,
      });
    },
    answer: ({ state, facts }) => {
      const visit = must(state.open.get(facts.visitId), 'the ticket was issued');
      return { id: visit.id, number: formatTicketNumber(visit.ticket) };
    },
  };
}

/** The holder of a ticket leaves the queue: by their own token, or because staff say so. */
export function leaveQueue(visitId: VisitId, by: 'ownToken' | 'other'): Verb<'leaveQueue'> {
  return { command: () => ok({ type: 'leaveQueue', visitId, by }), answer: () => null };
}

/** The person says that they asked for the pause they are in. */
export function confirmHold(visitId: VisitId, how: 'phone' | 'paper'): Verb<'confirmHold'> {
  return { command: () => ok({ type: 'confirmHold', visitId, how }), answer: () => null };
}

/** The person sets their own ticket aside for ten minutes at most. */
export function takePause(visitId: VisitId): Verb<'takePause'> {
  return { command: () => ok({ type: 'takePause', visitId }), answer: () => null };
}

/** The person is on their way back. */
export function endPause(visitId: VisitId): Verb<'endPause'> {
  return { command: () => ok({ type: 'endPause', visitId }), answer: () => null };
}

/** Staff take a visit out of the queue, with a reason. */
export function removeVisit(
  parts: VerbParts,
  visitId: VisitId,
  { reason }: z.output<typeof removeBody>,
): Verb<'removeVisit'> {
  return {
    command: ({ now }) =>
      ok({ type: 'removeVisit', visitId, reason: encryptReason(parts, reason, { subject: visitId, now }) }),
    answer: () => null,
  };
}

/** A visit is left out of the standard, by a listed code. */
export function excludeVisit(
  parts: VerbParts,
  visitId: VisitId,
  { code, act, reason, document }: z.output<typeof excludeBody>,
): Verb<'excludeVisit'> {
  return {
    command: ({ now }) => {
      const about = { subject: visitId, now };
      const text = encryptText(parts, act, 'act', about);
      return ok({
        type: 'excludeVisit',
        visitId,
        code,
        act: text === null ? null : { mark: parts.tokens.actMark(act ?? ''), text },
        ...(document === undefined ? {} : { document }),
        reason: encryptReason(parts, reason, about),
      });
    },
    answer: ({ events }) => ({ state: events.some(({ type }) => type === 'visitExcluded') ? 'excluded' : 'asked' }),
  };
}
