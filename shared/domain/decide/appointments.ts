import { isoInstant } from '../calendar/businessDates.ts';
import { MINUTE } from '../ids.ts';
import type { CommandOf } from '../ledger/commands.ts';
import type { FactsOf } from '../ledger/facts.ts';
import type { Refusal } from '../ledger/refusals.ts';
import { err, ok } from '../result.ts';
import type { BranchState } from '../state/state.ts';
import { type Booking, checkInAt, checkInWindow } from '../visit/booking.ts';
import { formatTicketNumber } from '../visit/ticketNumber.ts';
import { isOpen } from '../visit/visit.ts';
import { hasCome, isTwin, waitingFor, wasFor } from './bookingLinks.ts';
import { type Decider, givenService, happened, openBranch, refuse } from './context.ts';
import { continued } from './continued.ts';
import { isAtOwnCounter, ticketOf } from './tickets.ts';

/** Takes an appointment for a time when the branch is open. The same outside reference is never booked twice. */
export const bookAppointment: Decider<'bookAppointment'> = (state, command, facts) => {
  if (state.config === null) return refuse('config.none');
  const { serviceId, bookedFor, reference } = command;
  const service = givenService(state.config.config, serviceId);
  if (!service.ok) return service;
  if (bookedFor <= facts.now) return refuse('booking.past', { bookedFor: isoInstant(bookedFor) });
  const { document } = command;
  if (document !== undefined && (!facts.documentGood || document.madeAt > facts.now))
    return refuse('booking.signature');
  if (facts.openOn === null) return refuse('booking.closed', { bookedFor: isoInstant(bookedFor) });
  if (facts.sameReference !== null) return refuse('booking.repeated');
  // The same person, service and hour is the same appointment, whoever sends it again.
  const stands = ({ status }: Booking) => command.fromFile === true || status !== 'cancelled';
  if (facts.sameHour.some((other) => other.serviceId === serviceId && stands(other))) return refuse('booking.repeated');
  return ok([
    happened(facts, null, 'appointmentBooked', {
      bookingId: facts.newId,
      reference: null,
      ...(reference === null ? {} : { referenceHash: reference.hash }),
      ...(reference === null || reference.text === null ? {} : { sealedReference: reference.text }),
      date: facts.openOn,
      serviceId,
      bookedFor,
      class: command.class,
      language: command.language,
      codeHash: facts.codeHash,
      identity: command.identity,
      personKeys: command.personKeys,
      ...(document === undefined ? {} : { document }),
    }),
  ]);
};

/** When a booking was recorded and, where the centre signed it, made. */
function madeOf({ recordedAt, document }: NonNullable<FactsOf<'checkIn'>['booked']>) {
  return document === null ? { recordedAt, madeAt: null } : { recordedAt, madeAt: document.madeAt, document };
}

export const cancelAppointment: Decider<'cancelAppointment'> = (_state, { bookingId, by }, facts) => {
  if (facts.booking === null) return refuse('booking.unknown');
  if (facts.booking.status !== 'booked') return refuse('booking.over', { status: facts.booking.status });
  return ok([happened(facts, null, 'appointmentCancelled', { bookingId, by })]);
};

/**
 * Why somebody who comes for an appointment gets no second ticket for it: the same appointment was written down twice, or they
 * wait already. A ticket that came of a check-in is theirs for certain; an ordinary one may be of somebody who typed
 * their number, and then the person says so. Staff have the link for it, which gives no ticket.
 */
function whoIsHere(
  state: BranchState,
  command: CommandOf<'checkIn'>,
  { others, booked, actor }: FactsOf<'checkIn'>,
  booking: Booking,
): Refusal | null {
  const personKeys = (booked?.personKeys ?? []).map(({ hmac }) => hmac);
  const waiting = waitingFor(state, personKeys, booking.serviceId);
  if (waiting !== undefined) {
    const proven = others.some(({ visitId }) => visitId === waiting.id);
    if (proven || actor.kind === 'staff' || command.again !== true) {
      const detail = { number: formatTicketNumber(waiting.ticket), visitId: waiting.id, proven: proven ? 1 : 0 };
      return { code: 'ticket.alreadyWaiting', detail };
    }
  }
  const used = others.find((other) => isTwin(booking, other) && hasCome(other));
  return used === undefined ? null : { code: 'booking.over', detail: { status: used.status } };
}

/**
 * Somebody of the staff says that the person of an appointment came with another ticket. It is a word about the appointment
 * alone: nothing of the visit changes by it, nor of what is measured.
 */
export const linkAppointment: Decider<'linkAppointment'> = (state, { bookingId, visitId }, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const { day } = branch.value;
  const { booking, booked, recognisable } = facts;
  if (booking === null) return refuse('booking.unknown');
  if (booking.status !== 'booked') return refuse('booking.over', { status: booking.status });
  if (booking.date !== day.date) return refuse('booking.otherDay', { bookedFor: isoInstant(booking.bookedFor) });
  const visit = state.open.get(visitId) ?? state.ended.get(visitId);
  if (visit === undefined) return refuse('visit.unknown', { visitId });
  const { actor } = facts;
  if (actor.role === 'attendant' && !(isOpen(visit) && isAtOwnCounter(state, visit, actor.id)))
    return refuse('visit.notYours', { visitId });
  if (!wasFor(visit, booking.serviceId)) return refuse('booking.otherService');
  const taken = facts.withTicket.find((other) => other.visitId === visitId);
  if (taken !== undefined && !isTwin(taken, booking)) return refuse('booking.ticketTaken');
  const keys = new Set((booked?.personKeys ?? []).map(({ hmac }) => hmac));
  const bothKnown = recognisable && keys.size > 0 && visit.personKeys.length > 0;
  if (bothKnown && !visit.personKeys.some((key) => keys.has(key))) return refuse('booking.otherPerson');
  return ok([happened(facts, day.date, 'appointmentLinked', { bookingId, visitId, by: 'staff' })]);
};

/**
 * The person is here. In the window the wait counts from the later of the check-in and the appointment; after it the
 * person waits as if there were no appointment, and the booking says so; before it they are asked to come back.
 */
export const checkIn: Decider<'checkIn'> = (state, command, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const { config, day } = branch.value;
  const { booking } = facts;
  if (booking === null) return refuse('booking.unknown');
  if (booking.status !== 'booked') return refuse('booking.over', { status: booking.status });
  if (booking.date !== day.date) return refuse('booking.otherDay', { bookedFor: isoInstant(booking.bookedFor) });
  // The window that the day opened with: one widened at noon would make appointments of whoever is here.
  const window = day.checkIn ?? checkInWindow(config);
  const when = checkInAt(booking.bookedFor, window, facts.now);
  if (when === 'early') {
    const from = isoInstant(booking.bookedFor - window.earlyMinutes * MINUTE);
    return refuse('booking.tooEarly', { bookedFor: isoInstant(booking.bookedFor), from });
  }
  const personKeys = facts.booked?.personKeys ?? [];
  const here = whoIsHere(state, command, facts, booking);
  if (here !== null) return err(here);
  return ticketOf(
    state,
    branch.value,
    { ...facts, expectedWait: null },
    {
      serviceId: booking.serviceId,
      class: command.class ?? booking.class,
      channel: when === 'inTime' ? 'appointment' : 'inPerson',
      bookedFor: when === 'inTime' ? booking.bookedFor : null,
      bookingId: booking.id,
      language: command.language ?? booking.language,
      identity: null,
      personKeys,
      booking: facts.booked === null ? null : madeOf(facts.booked),
      continues: continued(state, day, facts.now, {
        services: [booking.serviceId],
        personKeys: personKeys.map(({ hmac }) => hmac),
        named: null,
      }),
    },
  );
};
