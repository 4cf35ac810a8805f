import type { BookingsView, BookingView } from '@turno25/shared/contracts/appointments.ts';
import { expect, it } from 'vitest';
import { countsOf, stateOf } from './states.ts';

const AT = '2026-11-20T13:00:00.000Z';
const WINDOW = { earlyMinutes: 15, lateMinutes: 5 };
const booking = (status: BookingView['status'], at = AT): BookingView => ({
  id: `${status} ${at}`,
  reference: null,
  at,
  serviceName: 'ClaveÚnica',
  class: 'general',
  status,
  number: null,
});
const now = (minutes: number): number => Date.parse(AT) + minutes * 60_000;

it.each([
  ['booked', -30, 'coming'],
  ['booked', 5, 'coming'],
  ['booked', 6, 'absent'],
  ['checkedIn', 6, 'checkedIn'],
  ['late', 9, 'late'],
  ['missed', 400, 'missed'],
  ['linked', 9, 'linked'],
  ['cancelled', -30, 'cancelled'],
] as const)('%s, %i minutes after its hour: %s', (status, minutes, state) => {
  expect(stateOf(booking(status), WINDOW, now(minutes))).toBe(state);
});

it('says of whom nobody registered that they are here, also after their window', () => {
  expect(stateOf({ ...booking('booked'), alsoHere: ['A-001'] }, WINDOW, now(9))).toBe('here');
});

it('counts everyone once', () => {
  const bookings = (['booked', 'checkedIn', 'late', 'linked', 'missed', 'cancelled'] as const).map((status) =>
    booking(status),
  );
  const view: BookingsView = {
    bookings: [...bookings, booking('booked', '2026-11-20T14:00:00.000Z')],
    counts: { booked: 2, checkedIn: 1, late: 1, linked: 1, missed: 1, cancelled: 1 },
    window: WINDOW,
  };
  expect(countsOf(view, now(10))).toEqual({ checkedIn: 1, coming: 1, late: 1, linked: 1, absent: 2, cancelled: 1 });
});
