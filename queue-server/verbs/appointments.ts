import type { bookBody, checkInBody, linkBody } from '@turno25/shared/contracts/appointments.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { BookingDocument } from '@turno25/shared/domain/ledger/events/tickets.ts';
import { err, must, ok } from '@turno25/shared/domain/result.ts';
import { endedVisits } from '@turno25/shared/domain/state/visits/endedVisits.ts';
import { openVisits } from '@turno25/shared/domain/state/visits/openVisits.ts';
import { type Booking, type BookingId, checkInAt, checkInWindow } from '@turno25/shared/domain/visit/booking.ts';
import { readTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { bookingDocument, referenceDigest } from '@turno25/shared/evidence/bookingDocument.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type { z } from 'zod';
import type { Context, Verb } from '../engine/submission.ts';
import { bookingReceipt, referenceOf, type StoredReceipt } from '../read-models/bookingView.ts';
import { iso } from '../read-models/format.ts';
import { type StoredTicket, storedTicket, withTokens } from '../read-models/ticketView.ts';
import { configOf } from '../read-models/visitView.ts';
import { personKeysOf } from '../vault/person.ts';
import type { VerbParts } from './parts.ts';
import { encryptIdentity, encryptText } from './personalData.ts';
import { toReceipt, withReceipt } from './receipts.ts';

/** Of a line of a file that has no name of its own: the one that it is known by when the file is sent again. */
export type OfFile = { readonly name: string | null };

/** An appointment is made, by hand or by another system; or by a line of a file, which makes it once whatever became of it. */
export function bookAppointment(
  parts: VerbParts,
  body: z.output<typeof bookBody>,
  ofFile: OfFile | null = null,
): Verb<'bookAppointment'> {
  const { reference, serviceId, at, class: visitClass, language, identity, made } = body;
  const known = reference ?? ofFile?.name ?? null;
  return {
    command: ({ newId, now, state }) => {
      const document = made === undefined ? null : documentOf(configOf(state), body, made);
      if (made !== undefined && document === null) return err({ code: 'booking.signature', detail: {} });
      const about = { subject: newId, now };
      // Those of older events are in clear.
      if (reference !== undefined && parts.reports.bookings.byReference(reference) !== null)
        return err({ code: 'booking.repeated', detail: {} });
      const text = encryptText(parts, reference, 'reference', about);
      return ok({
        type: 'bookAppointment',
        reference: known === null ? null : { hash: parts.tokens.referenceHash(known), text },
        ...(document === null ? {} : { document }),
        ...(ofFile === null ? {} : { fromFile: true }),
        serviceId,
        bookedFor: Date.parse(at),
        class: visitClass,
        language,
        ...encryptIdentity(parts, identity, about),
      });
    },
    answer: ({ state, events }): StoredReceipt => {
      const booked = events.find((event) => event.type === 'appointmentBooked');
      return bookingReceipt(configOf(state), must(booked?.payload, 'it was booked'));
    },
    present: (stored: StoredReceipt) => {
      const booking = must(parts.reports.bookings.byId(stored.id), 'it was booked');
      return { ...stored, reference: referenceOf(booking, parts.vault), code: parts.tokens.booking(stored.id) };
    },
  };
}

/** The centre's word that came with an appointment; null where the branch has no key of a centre, or it has no reference. */
function documentOf(
  { branch, centre }: BranchConfig,
  { reference, serviceId, at }: z.output<typeof bookBody>,
  made: NonNullable<z.output<typeof bookBody>['made']>,
): BookingDocument | null {
  if (centre === undefined || reference === undefined) return null;
  const about = {
    branchId: branch.id,
    reference: referenceDigest(nodeCrypto, reference),
    serviceId,
    bookedFor: Date.parse(at),
    madeAt: Date.parse(made.at),
  };
  return bookingDocument(nodeCrypto, about, centre.publicKey, made.signature);
}

/** The branch calls an appointment off. */
export function cancelAppointment(bookingId: BookingId): Verb<'cancelAppointment'> {
  return { command: () => ok({ type: 'cancelAppointment', bookingId, by: 'branch' }), answer: () => null };
}

/** Staff say that the person of an appointment came with this ticket. */
export function linkAppointment(bookingId: BookingId, { number }: z.output<typeof linkBody>): Verb<'linkAppointment'> {
  return {
    command: ({ state }) => {
      const ticket = readTicketNumber(number);
      const ids =
        ticket === null
          ? []
          : [...openVisits(state.open).withNumber(ticket), ...endedVisits(state.ended).withNumber(ticket)];
      const [visitId] = ids;
      return visitId === undefined
        ? err({ code: 'visit.unknown', detail: { number } })
        : ok({ type: 'linkAppointment', bookingId, visitId });
    },
    answer: () => null,
  };
}

/** The person of an appointment has come, and gets a ticket. */
export function checkIn(parts: VerbParts, body: z.output<typeof checkInBody>): Verb<'checkIn'> {
  const { visitId, class: visitClass, language, again } = body;
  return {
    command: (context) => {
      // At a kiosk anybody may type anybody's RUN; at the counter somebody looks at the card.
      const shown = context.actor.kind === 'staff' || body.identity === undefined || body.identity.fromCard === true;
      if (!shown) return err({ code: 'booking.cardNeeded', detail: {} });
      return ok({
        type: 'checkIn',
        bookingId: bookingMeant(parts, body, context)?.id ?? '',
        ...(visitId === undefined ? {} : { visitId }),
        ...(visitClass === undefined ? {} : { class: visitClass }),
        ...(language === undefined ? {} : { language }),
        ...(again === undefined ? {} : { again }),
      });
    },
    answer: ({ state, facts, events }) => {
      const visit = must(state.open.get(facts.visitId), 'the ticket was issued');
      const booking = must(facts.booking, 'it was for a booking');
      return {
        ...storedTicket(state, parts.waits, visit, facts.now),
        booked: { at: iso(booking.bookedFor), late: visit.bookedFor === null },
        ...toReceipt(parts, events, false),
      };
    },
    present: (stored: StoredTicket) => withReceipt(parts, withTokens(parts.tokens, stored)),
  };
}

/** The booking meant: by its code; or of the person's today, the one whose window is open, else the next, else the last. */
function bookingMeant(
  { reports: { bookings }, tokens, vault }: VerbParts,
  { code, identity }: z.output<typeof checkInBody>,
  { state, now }: Context,
): Booking | null {
  if (code !== undefined) return bookings.byCode(tokens.bookingHash(code));
  const { day } = state;
  if (identity === undefined || day === null) return null;
  const window = checkInWindow(configOf(state));
  const all = bookings.ofPerson(
    day.date,
    personKeysOf({ vault }, identity, now).map(({ hmac }) => hmac),
  );
  const waiting = all.filter(({ status }) => status === 'booked');
  const at = (when: ReturnType<typeof checkInAt>): Booking[] =>
    waiting.filter(({ bookedFor }) => checkInAt(bookedFor, window, now) === when);
  return at('inTime')[0] ?? at('early')[0] ?? at('late').at(-1) ?? all.at(-1) ?? null;
}
