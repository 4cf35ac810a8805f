import type { BookingsView, BookingView } from '@turno25/shared/contracts/appointments.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { ClassMark } from '../../frame/ClassMark.tsx';
import controls from '../../frame/controls.module.css';
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
  readonly onClose: () => void;
};

/** Who is expected today and who has come. */
export function ListSheet({ bookings: { view, trouble }, clock, zone, onBook, onImport, onCallOff, onClose }: Props) {
  const now = useNow(clock);
  return (
    <Sheet title={say('appointments.title')} trouble={trouble} onClose={onClose}>
      <div className={styles.ways}>
        <button type="button" className={controls.secondary} onClick={onBook}>
          <span className={controls.label}>{say('appointments.book')}</span>
        </button>
        <button type="button" className={controls.secondary} onClick={onImport}>
          <span className={controls.label}>{say('appointments.import')}</span>
        </button>
      </div>
      {view !== null && view.bookings.length === 0 && <p>{say('appointments.none')}</p>}
      {view !== null && view.bookings.length > 0 && (
        <>
          <Counts view={view} now={now} />
          <table className={styles.list}>
            <thead>
              <tr>
                <th scope="col">{say('appointments.hour')}</th>
                <th scope="col" colSpan={2}>
                  {say('appointments.service')}
                </th>
                <th scope="col" colSpan={2}>
                  {say('appointments.state')}
                </th>
              </tr>
            </thead>
            <tbody>
              {view.bookings.map((booking) => (
                <Row
                  key={booking.id}
                  booking={booking}
                  state={stateOf(booking, view.window, now)}
                  time={wallTime(Date.parse(booking.at), zone)}
                  onCallOff={() => onCallOff(booking)}
                />
              ))}
            </tbody>
          </table>
        </>
      )}
    </Sheet>
  );
}

function Counts({ view, now }: { readonly view: BookingsView; readonly now: Instant }) {
  const counts = countsOf(view, now);
  return (
    <dl className={styles.counts}>
      {COUNTED.map((state) => (
        <div key={state}>
          <dd>{counts[state]}</dd>
          <dt>{say(`appointments.count.${state}`)}</dt>
        </div>
      ))}
    </dl>
  );
}

type RowProps = {
  readonly booking: BookingView;
  readonly state: ReturnType<typeof stateOf>;
  readonly time: string;
  readonly onCallOff: () => void;
};

function Row({ booking, state, time, onCallOff }: RowProps) {
  const { serviceName: service, number } = booking;
  return (
    <tr data-state={state}>
      <th scope="row">{time}</th>
      <td>
        <ClassMark visit={booking} />
      </td>
      <td className={styles.service}>
        <span>{service}</span>
      </td>
      <td className={styles.state}>{say(`appointments.state.${state}`, { number: number ?? '' })}</td>
      <td>
        {booking.status === 'booked' && (
          <button
            type="button"
            className={controls.quiet}
            aria-label={say('appointments.callOff.named', { time, service })}
            onClick={onCallOff}
          >
            {say('appointments.callOff')}
          </button>
        )}
      </td>
    </tr>
  );
}
