import type { BookingsView, BookingView } from '@turno25/shared/contracts/appointments.ts';
import { type Instant, MINUTE } from '@turno25/shared/domain/ids.ts';

/**
 * How an appointment stands now. `absent`: its window is over, and its person may still come late. `here`: its person has
 * another ticket and did not register their arrival; `linked`: the same, once it is settled.
 */
export type AppointmentState = 'coming' | 'here' | 'checkedIn' | 'late' | 'linked' | 'absent' | 'missed' | 'cancelled';

export function stateOf(
  { status, at, alsoHere }: BookingView,
  window: BookingsView['window'],
  now: Instant,
): AppointmentState {
  if (status !== 'booked') return status;
  if (alsoHere !== undefined) return 'here';
  return now > Date.parse(at) + window.lateMinutes * MINUTE ? 'absent' : 'coming';
}

export const COUNTED = ['checkedIn', 'coming', 'late', 'linked', 'absent', 'cancelled'] as const;

const COUNTED_AS = { missed: 'absent', here: 'linked' } as const;

/** How many stand how; who never came counts with those who have not come yet, and who is here with those who came so. */
export function countsOf(
  { bookings, window }: BookingsView,
  now: Instant,
): Readonly<Record<(typeof COUNTED)[number], number>> {
  const counts = { checkedIn: 0, coming: 0, late: 0, linked: 0, absent: 0, cancelled: 0 };
  for (const booking of bookings) {
    const state = stateOf(booking, window, now);
    counts[state === 'missed' || state === 'here' ? COUNTED_AS[state] : state] += 1;
  }
  return counts;
}
