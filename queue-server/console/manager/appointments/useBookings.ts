import type { BookingsView } from '@turno25/shared/contracts/appointments.ts';
import { useAsked } from '../../asking/useAsked.ts';

/** An hour goes by, and others book meanwhile: the list on screen is read again. */
const REFRESH_MS = 10_000;

export type Bookings = {
  readonly view: BookingsView | null;
  readonly trouble: string | null;
  readonly refresh: () => void;
};

/** Today's appointments, kept fresh while they are on screen: who arrives or takes a ticket (`issued`, of the day) is seen at once. */
export function useBookings(issued: number): Bookings {
  const { answer, trouble, refresh } = useAsked<BookingsView>('/appointments', {
    everyMillis: REFRESH_MS,
    since: String(issued),
  });
  return { view: answer, trouble, refresh };
}
