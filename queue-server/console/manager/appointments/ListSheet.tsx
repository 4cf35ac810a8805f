import type { BookingsView, BookingView } from '@turno25/shared/contracts/appointments.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Stat } from '@turno25/shared/ui/kit/Stat.tsx';
import { StatList } from '@turno25/shared/ui/kit/StatList.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { ClassMark } from '../../frame/ClassMark.tsx';
import { Sheet } from '../../frame/Sheet.tsx';
import type { ServerClock } from '../../live/serverClock.ts';
import { wallTime } from '../../live/spans.ts';
import { useNow } from '../../live/useNow.ts';
import styles from './appointments.module.css';
import { COUNTED, countsOf, stateOf } from './states.ts';
import type { Bookings } from './useBookings.ts';

type Props = {
  readonly bookings: Bookings;
  readonly clock: ServerClock;
  readonly zone: string;
  readonly onBook: () => void;
  readonly onImport: () => void;
  readonly onCallOff: (booking: BookingView) => void;
  readonly onLink: (booking: BookingView) => void;
  readonly onClose: () => void;
};

/** Who is expected today and who has come. */
export function ListSheet({ bookings: { view, trouble }, clock, zone, onBook, onImport, onClose, ...acts }: Props) {
  const now = useNow(clock);
  return (
    <Sheet title={say('appointments.title')} trouble={trouble} onClose={onClose}>
      <div className={styles.ways}>
        <Button onPress={onBook}>{say('appointments.book')}</Button>
        <Button onPress={onImport}>{say('appointments.import')}</Button>
      </div>
      {view !== null && view.bookings.length === 0 && <p>{say('appointments.none')}</p>}
      {view !== null && view.bookings.length > 0 && (
        <>
          <Counts view={view} now={now} />
          <Table
            caption={say('appointments.title')}
            columns={columns(view.window, now, zone, acts)}
            rows={view.bookings}
            rowKey={({ id }) => id}
            rowState={(booking) => stateOf(booking, view.window, now)}
            roomy
            strongRows
          />
        </>
      )}
    </Sheet>
  );
}

function Counts({ view, now }: { readonly view: BookingsView; readonly now: Instant }) {
  const counts = countsOf(view, now);
  return (
    <div className={styles.counts}>
      <StatList>
        {COUNTED.map((state) => (
          <Stat key={state} form="stack" label={say(`appointments.count.${state}`)} value={counts[state]} />
        ))}
      </StatList>
    </div>
  );
}

function columns(
  window: BookingsView['window'],
  now: Instant,
  zone: string,
  { onCallOff, onLink }: Pick<Props, 'onCallOff' | 'onLink'>,
): readonly Column<BookingView>[] {
  const timeOf = ({ at }: BookingView): string => wallTime(Date.parse(at), zone);
  return [
    { id: 'hour', head: say('appointments.hour'), className: styles.narrow, cell: timeOf },
    {
      id: 'class',
      head: say('console.now.class'),
      headShown: false,
      className: styles.narrow,
      cell: (booking) => <ClassMark visit={booking} />,
    },
    {
      id: 'service',
      head: say('appointments.service'),
      className: styles.service,
      cell: ({ serviceName }) => <span>{serviceName}</span>,
    },
    {
      id: 'state',
      head: say('appointments.state'),
      className: styles.state,
      cell: (booking) =>
        say(`appointments.state.${stateOf(booking, window, now)}`, {
          number: booking.number ?? booking.alsoHere?.join(', ') ?? '',
        }),
    },
    {
      id: 'acts',
      head: say('appointments.acts'),
      headShown: false,
      className: styles.narrow,
      cell: (booking) => {
        if (booking.status !== 'booked') return null;
        const named = { time: timeOf(booking), service: booking.serviceName };
        return (
          <span className={styles.acts}>
            <Button look="inline" aria-label={say('appointments.link.named', named)} onPress={() => onLink(booking)}>
              {say('appointments.link')}
            </Button>
            <Button
              look="inline"
              aria-label={say('appointments.callOff.named', named)}
              onPress={() => onCallOff(booking)}
            >
              {say('appointments.callOff')}
            </Button>
          </span>
        );
      },
    },
  ];
}
