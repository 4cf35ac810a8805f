import type { BookingReceipt, BookingsView, BookingView } from '@turno25/shared/contracts/appointments.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { EventPayloads } from '@turno25/shared/domain/ledger/events.ts';
import type { PersonsBooking } from '@turno25/shared/domain/ledger/facts.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { openVisits } from '@turno25/shared/domain/state/visits/openVisits.ts';
import { type Booking, checkInWindow } from '@turno25/shared/domain/visit/booking.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { Reports } from '../ledger/reports.ts';
import type { Vault } from '../vault/vault.ts';
import { iso } from './format.ts';
import { configOf, serviceLabel } from './visitView.ts';

/** A receipt as it is stored: its code and the reference are added on the way out, since neither is kept in clear. */
export type StoredReceipt = Omit<BookingReceipt, 'code' | 'reference'>;

export function bookingReceipt(config: BranchConfig, booked: EventPayloads['appointmentBooked']): StoredReceipt {
  return {
    id: booked.bookingId,
    at: iso(booked.bookedFor),
    serviceName: serviceLabel(config, booked.serviceId).service,
  };
}

/** Another system's name for an appointment; null where there is none, or its key was destroyed. */
export function referenceOf({ reference, sealedReference }: Booking, vault: Vault): string | null {
  return sealedReference === null ? reference : vault.decrypt(sealedReference);
}

/** The appointments of a date, and how many ended how. */
export function bookingsView(
  state: BranchState,
  { reports, vault }: { readonly reports: Reports; readonly vault: Vault },
  bookings: readonly PersonsBooking[],
): BookingsView {
  const config = configOf(state);
  const counts = { booked: 0, checkedIn: 0, late: 0, linked: 0, missed: 0, cancelled: 0 };
  for (const { status } of bookings) counts[status] += 1;
  return {
    counts,
    window: checkInWindow(config),
    bookings: bookings.map((booking) => {
      const label = booking.visitId === null ? null : reports.visitLabel(booking.visitId);
      return {
        id: booking.id,
        reference: reports.isBlocked(booking.id) ? null : referenceOf(booking, vault),
        at: iso(booking.bookedFor),
        serviceName: serviceLabel(config, booking.serviceId).service,
        class: booking.class,
        status: booking.status,
        number: label === null ? null : formatTicketNumber(label),
        ...(booking.status === 'booked' ? alsoHere(state, booking) : {}),
      };
    }),
  };
}

/** The tickets that its person waits with, or is attended with, although their arrival was not registered. */
function alsoHere(state: BranchState, { date, personKeys }: PersonsBooking): Pick<BookingView, 'alsoHere'> {
  if (state.day?.date !== date) return {};
  const visits = openVisits(state.open);
  const ids = new Set(personKeys.flatMap((hmac) => visits.ofPerson(hmac)));
  const numbers = [...ids]
    .flatMap((id) => visits.get(id) ?? [])
    .sort((a, b) => a.ordinal - b.ordinal)
    .map(({ ticket }) => formatTicketNumber(ticket));
  return numbers.length === 0 ? {} : { alsoHere: numbers };
}
