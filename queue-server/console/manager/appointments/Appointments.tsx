import type { BookingView } from '@turno25/shared/contracts/appointments.ts';
import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { useState } from 'react';
import type { ServerClock } from '../../live/serverClock.ts';
import { BookSheet } from './BookSheet.tsx';
import { CallOffSheet } from './CallOffSheet.tsx';
import { ImportSheet } from './ImportSheet.tsx';
import { LinkSheet } from './LinkSheet.tsx';
import { ListSheet } from './ListSheet.tsx';
import { useBookings } from './useBookings.ts';

type Open =
  | { readonly kind: 'list' | 'book' | 'import' }
  | { readonly kind: 'callOff' | 'link'; readonly booking: BookingView };

type Props = {
  readonly catalog: Catalog;
  readonly clock: ServerClock;
  /** Date that a new appointment is proposed for. */
  readonly today: string | null;
  /** Tickets issued today. */
  readonly issued: number;
  readonly onClose: () => void;
};

/** The day's appointments, and what a manager does with them. */
export function Appointments({ catalog, clock, today, issued, onClose }: Props) {
  const [open, setOpen] = useState<Open>({ kind: 'list' });
  const bookings = useBookings(issued);
  const { zone } = catalog.branch;
  const back = (): void => {
    bookings.refresh();
    setOpen({ kind: 'list' });
  };
  switch (open.kind) {
    case 'list':
      return (
        <ListSheet
          bookings={bookings}
          clock={clock}
          zone={zone}
          onBook={() => setOpen({ kind: 'book' })}
          onImport={() => setOpen({ kind: 'import' })}
          onCallOff={(booking) => setOpen({ kind: 'callOff', booking })}
          onLink={(booking) => setOpen({ kind: 'link', booking })}
          onClose={onClose}
        />
      );
    case 'book':
      return <BookSheet catalog={catalog} today={today} window={bookings.view?.window ?? null} onClose={back} />;
    case 'import':
      return <ImportSheet onClose={back} />;
    case 'link':
      return <LinkSheet booking={open.booking} zone={zone} onClose={back} />;
    case 'callOff':
      return <CallOffSheet booking={open.booking} zone={zone} onClose={back} />;
  }
}
