import type { BookingsView, BookingView } from '@turno25/shared/contracts/appointments.ts';
import { type Instant, MINUTE } from '@turno25/shared/domain/ids.ts';

/** How an appointment stands now. `absent`: its window is over, and its person may still come late. */
export type AppointmentState = 'coming' | 'checkedIn' | 'late' | 'absent' | 'missed' | 'cancelled';

export function stateOf({ status, at }: BookingView, window: BookingsView['window'], now: Instant): AppointmentState {
  if (status !== 'booked') return status;
  return now > Date.parse(at) + window.lateMinutes * MINUTE ? 'absent' : 'coming';
}

export const COUNTED = ['checkedIn', 'coming', 'late', 'absent', 'cancelled'] as const;

/** How many stand how; who never came counts with those who have not come yet. */
export function countsOf(
  { bookings, window }: BookingsView,
  now: Instant,
): Readonly<Record<(typeof COUNTED)[number], number>> {
  const counts = { checkedIn: 0, coming: 0, late: 0, absent: 0, cancelled: 0 };
  for (const booking of bookings) {
    const state = stateOf(booking, window, now);
    counts[state === 'missed' ? 'absent' : state] += 1;
  }
  return counts;
}
