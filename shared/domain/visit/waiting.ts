import { type Instant, MINUTE, type Millis, SECOND, type ServiceId } from '../ids.ts';
import { MIN_ATTENTION_SECONDS } from '../law.ts';
import type { Hold, OpenVisit, VisitBasis } from './visit.ts';

/** What a day froze that decides whether an attention is one; of a day of version 1 every start was. */
type Frozen = {
  readonly formulas: number;
  readonly minAttentionSeconds: Readonly<Record<ServiceId, number>> | null;
} | null;

/** How long an attention of a service must last that no finish ended; 0 on a day of version 1. */
export function minAttentionMs(day: Frozen, serviceId: ServiceId): Millis {
  if (day === null || day.formulas < 2) return 0;
  return (day.minAttentionSeconds?.[serviceId] ?? MIN_ATTENTION_SECONDS) * SECOND;
}

/** Whether a visit is being attended and has been for as long as makes an attention: just that long is enough (ADR 0022). */
export function isAttentionAt(day: Frozen, visit: OpenVisit, at: Instant): boolean {
  return visit.status === 'attending' && at - visit.startedAt >= minAttentionMs(day, visit.place.serviceId);
}

/** Whether the codes of a visit are still those that staff took for it: with them nobody acts in the person's name. A kiosk gives others. */
export function hasStaffCodes({ staffIssued, codes }: Pick<VisitBasis, 'staffIssued' | 'codes'>): boolean {
  return staffIssued && codes === undefined;
}

/** Whether the person may still say that they asked for this hold: it is theirs, and they were not called since. */
export function isConfirmable(visit: OpenVisit, hold: Hold): boolean {
  if (visit.status !== 'onHold' && visit.status !== 'waiting') return false;
  const lastCallAt = visit.segments.reduce((last, { firstCallAt }) => Math.max(last, firstCallAt ?? 0), 0);
  return hold.by === 'citizen' && !hold.confirmed && hold.from >= lastCallAt;
}

/** Whether anybody attended a visit, in whichever of its services. */
export function wasAttended({ firstStartAt, several }: Pick<VisitBasis, 'firstStartAt' | 'several'>): boolean {
  return firstStartAt !== null || several?.attended === true;
}

/** The services of a ticket for several that are still to be given after the one that it is at, in the order asked for. */
export function servicesLeft({ several }: Pick<VisitBasis, 'several'>): readonly ServiceId[] {
  if (several === undefined) return [];
  return several.asked.filter((serviceId) => !several.begun.includes(serviceId) && !several.given.includes(serviceId));
}

/** Whether there is such a hold, of a ticket whose codes are its person's alone. */
export function hasPauseToConfirm(visit: OpenVisit): boolean {
  return !hasStaffCodes(visit) && visit.holds.some((hold) => isConfirmable(visit, hold));
}

/**
 * From when a booked visit waits: the later of its check-in and its hour, if the booking was made long enough before that
 * hour. Null for the check-in itself. `leadMinutes` null: of a day of version 1, where every booking counts.
 */
export function plannedFor(
  ticket: {
    readonly bookedFor: Instant | null;
    readonly booking?: { readonly recordedAt: Instant; readonly madeAt: Instant | null } | null;
  },
  at: Instant,
  leadMinutes: number | null,
): Instant | null {
  const { bookedFor, booking = null } = ticket;
  if (bookedFor === null) return null;
  if (leadMinutes === null) return Math.max(at, bookedFor);
  if (booking === null) return null;
  const madeAt = Math.min(booking.recordedAt, booking.madeAt ?? booking.recordedAt);
  return bookedFor - madeAt < leadMinutes * MINUTE ? null : Math.max(at, bookedFor);
}
