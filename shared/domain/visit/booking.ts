import type { EncryptedText } from '../identity/encryptedText.ts';
import type { BusinessDate, Instant, ServiceId, VisitId } from '../ids.ts';
import { MINUTE } from '../ids.ts';
import { CHECK_IN_MINUTES } from '../law.ts';
import type { VisitClass } from './visit.ts';

export type BookingId = string;

/** An appointment. Memory holds today's visits only, so bookings live in the reporting tables. */
export type Booking = {
  readonly id: BookingId;
  /** Name that the system which made it gave it; null for one made here. */
  readonly reference: string | null;
  /** The same, of those made since it is sealed. */
  readonly sealedReference: EncryptedText | null;
  /** Business date of the appointment. */
  readonly date: BusinessDate;
  readonly serviceId: ServiceId;
  readonly bookedFor: Instant;
  readonly class: VisitClass;
  readonly language: string;
  /**
   * `late`: the person came after the window and waits as one who has no appointment. `linked`: they came with an ordinary
   * ticket, and nobody registered their arrival.
   */
  readonly status: 'booked' | 'checkedIn' | 'late' | 'linked' | 'missed' | 'cancelled';
  readonly visitId: VisitId | null;
};

/** How long before and after its hour an appointment may be checked in, minutes. */
export type CheckInWindow = { readonly earlyMinutes: number; readonly lateMinutes: number };

/** Of a branch that sets none. */
const USUAL_WINDOW: CheckInWindow = {
  earlyMinutes: CHECK_IN_MINUTES.early,
  lateMinutes: CHECK_IN_MINUTES.late,
};

/** The window of a branch. */
export function checkInWindow({ appointments }: { readonly appointments?: CheckInWindow }): CheckInWindow {
  return appointments ?? USUAL_WINDOW;
}

/** Where an instant lies against the window of an appointment; both ends belong to the window. */
export function checkInAt(bookedFor: Instant, window: CheckInWindow, now: Instant): 'early' | 'inTime' | 'late' {
  if (now < bookedFor - window.earlyMinutes * MINUTE) return 'early';
  return now > bookedFor + window.lateMinutes * MINUTE ? 'late' : 'inTime';
}
