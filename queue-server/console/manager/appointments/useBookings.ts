import type { BookingsView } from '@turno25/shared/contracts/appointments.ts';
import { useAsked } from '../../asking/useAsked.ts';

/** People come meanwhile: the list on screen is read again. */
const REFRESH_MS = 10_000;

export type Bookings = {
  readonly view: BookingsView | null;
  readonly trouble: string | null;
  readonly refresh: () => void;
};

/** Today's appointments, kept fresh while they are on screen. */
export function useBookings(): Bookings {
  const { answer, trouble, refresh } = useAsked<BookingsView>('/appointments', { everyMillis: REFRESH_MS });
  return { view: answer, trouble, refresh };
}
