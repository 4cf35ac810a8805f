import type { ServiceId, VisitId } from '../ids.ts';
import type { PersonsBooking } from '../ledger/facts.ts';
import type { BranchState } from '../state/state.ts';
import { endedVisits } from '../state/visits/endedVisits.ts';
import { openVisits } from '../state/visits/openVisits.ts';
import type { Booking, BookingId } from '../visit/booking.ts';
import type { OpenVisit, Visit } from '../visit/visit.ts';
import { wasAttended } from '../visit/waiting.ts';

/** Whether a visit stood in a service's line, or was given that service. */
export function wasFor(visit: Visit, serviceId: ServiceId): boolean {
  return (
    visit.segments.some((segment) => segment.serviceId === serviceId) ||
    (visit.status === 'finished' && visit.servicesGiven.includes(serviceId))
  );
}

/** The person's live visit for a service, or in its line, known by the keys of their identity; the first of them. */
export function waitingFor(
  { open }: Pick<BranchState, 'open'>,
  personKeys: readonly string[],
  serviceId: ServiceId,
): OpenVisit | undefined {
  const visits = openVisits(open);
  return personKeys
    .flatMap((key) => visits.ofPerson(key))
    .flatMap((id) => visits.get(id) ?? [])
    .filter((visit) => visit.serviceId === serviceId || visit.place.serviceId === serviceId)
    .sort((a, b) => a.ordinal - b.ordinal)[0];
}

/** Whether two bookings are one appointment written down twice. */
export function isTwin(one: Booking, other: Booking): boolean {
  return one.id !== other.id && one.serviceId === other.serviceId && one.bookedFor === other.bookedFor;
}

/** Whether its person was here: checked in, or known to have come with another ticket. */
export function hasCome({ status }: Booking): boolean {
  return status === 'checkedIn' || status === 'late' || status === 'linked';
}

/**
 * The visits with which the persons of a day's bookings came whose arrival nobody registered: their document was given for
 * an ordinary ticket of that service that was attended, or the same hour was booked twice. One ticket answers for one hour.
 */
export function cameOtherwise(
  state: BranchState,
  bookings: readonly PersonsBooking[],
): ReadonlyMap<BookingId, VisitId> {
  const [ended, open] = [endedVisits(state.ended), openVisits(state.open)];
  const taken = new Set(bookings.flatMap(({ visitId }) => visitId ?? []));
  const found = new Map<BookingId, VisitId>();
  const inOrder = bookings.filter(({ status }) => status === 'booked').sort((a, b) => a.bookedFor - b.bookedFor);
  for (const booking of inOrder) {
    const keys = new Set(booking.personKeys);
    const theirs = (one: { readonly personKeys: readonly string[] }) => one.personKeys.some((key) => keys.has(key));
    const twin = bookings.find((other) => isTwin(booking, other) && theirs(other) && cameWith(other) !== undefined);
    const visitId =
      twin === undefined
        ? visitsOf(booking).find(
            (visit) => wasAttended(visit) && !taken.has(visit.id) && wasFor(visit, booking.serviceId),
          )?.id
        : cameWith(twin);
    if (visitId === undefined) continue;
    taken.add(visitId);
    found.set(booking.id, visitId);
  }
  return found;

  /** In the order of their issue. */
  function visitsOf({ personKeys }: PersonsBooking): readonly Visit[] {
    const ids = new Set(personKeys.flatMap((key) => [...ended.ofPerson(key), ...open.ofPerson(key)]));
    return [...ids].flatMap((id) => ended.get(id) ?? open.get(id) ?? []).sort((a, b) => a.ordinal - b.ordinal);
  }

  function cameWith(booking: Booking): VisitId | undefined {
    return booking.visitId ?? found.get(booking.id);
  }
}
