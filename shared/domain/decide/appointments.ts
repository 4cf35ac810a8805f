import { isoInstant } from '../calendar/businessDates.ts';
import { MINUTE } from '../ids.ts';
import { ok } from '../result.ts';
import { checkInAt, checkInWindow } from '../visit/booking.ts';
import { type Decider, givenService, happened, openBranch, refuse } from './context.ts';
import { continued } from './continued.ts';
import { ticketOf } from './tickets.ts';

/** Takes an appointment for a time when the branch is open. The same outside reference is never booked twice. */
export const bookAppointment: Decider<'bookAppointment'> = (state, command, facts) => {
  if (state.config === null) return refuse('config.none');
  const { serviceId, bookedFor, reference } = command;
  const service = givenService(state.config.config, serviceId);
  if (!service.ok) return service;
  if (bookedFor <= facts.now) return refuse('booking.past', { bookedFor: isoInstant(bookedFor) });
  if (facts.openOn === null) return refuse('booking.closed', { bookedFor: isoInstant(bookedFor) });
  if (facts.sameReference !== null) return refuse('booking.repeated');
  return ok([
    happened(facts, null, 'appointmentBooked', {
      bookingId: facts.newId,
      reference: null,
      ...(reference === null ? {} : { referenceHash: reference.hash, sealedReference: reference.text }),
      date: facts.openOn,
      serviceId,
      bookedFor,
      class: command.class,
      language: command.language,
      codeHash: facts.codeHash,
      identity: command.identity,
      personKeys: command.personKeys,
    }),
  ]);
};

export const cancelAppointment: Decider<'cancelAppointment'> = (_state, { bookingId, by }, facts) => {
  if (facts.booking === null) return refuse('booking.unknown');
  if (facts.booking.status !== 'booked') return refuse('booking.over', { status: facts.booking.status });
  return ok([happened(facts, null, 'appointmentCancelled', { bookingId, by })]);
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
      booking: facts.booked === null ? null : { recordedAt: facts.booked.recordedAt, madeAt: null },
      continues: continued(state, day, facts.now, {
        services: [booking.serviceId],
        personKeys: personKeys.map(({ hmac }) => hmac),
        named: null,
      }),
    },
  );
};
