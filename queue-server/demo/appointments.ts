import { addDays, isoInstant } from '@turno25/shared/domain/calendar/businessDates.ts';
import { type Instant, MINUTE } from '@turno25/shared/domain/ids.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { checkInWindow } from '@turno25/shared/domain/visit/booking.ts';
import type { Random } from '@turno25/shared/time/random.ts';
import { localDate, startOfLocalDay } from '@turno25/shared/time/zone.ts';
import type { Branch } from '../branch.ts';
import { bookAppointment } from '../verbs/appointments.ts';
import type { Crowd } from './crowd.ts';

/** One appointment every so often, the first some time after the doors open. */
const EVERY = 9 * MINUTE;
const FIRST_AFTER = 20 * MINUTE;
const MISSED_SHARE = 0.12;
const LATE_SHARE = 0.1;
const PREFERENTIAL_SHARE = 0.15;

/** Books the appointments of a morning, as another system would have; most of their people come, a few late, a few never. */
export async function bookMorning(
  branch: Branch,
  crowd: Crowd,
  { from, until, random }: { readonly from: Instant; readonly until: Instant; readonly random: Random },
): Promise<void> {
  const { services } = must(branch.engine.state().config, 'the branch is configured').config;
  const offered = services.filter(({ frequent }) => frequent);
  let made = 0;
  for (let hour = wholeMinutes(from + FIRST_AFTER); hour <= latest(branch, from, until); hour += EVERY) {
    made += 1;
    const service = must(offered[Math.floor(random() * offered.length)], 'there are frequent services');
    const visitClass = random() < PREFERENTIAL_SHARE ? 'preferential' : 'general';
    const bookingId = await book(branch, `demostracion-${made}`, service.id, hour, visitClass);
    const draw = random();
    const span = random();
    if (draw < MISSED_SHARE) continue;
    const comes = draw < MISSED_SHARE + LATE_SHARE ? hour + (6 + 9 * span) * MINUTE : hour - (1 + 12 * span) * MINUTE;
    crowd.plan(comes, () => crowd.atKiosk({ type: 'checkIn', bookingId }));
  }
}

/** An appointment whose window opens now and stays open longest: its code, to try the kiosk with. */
export async function bookForNewcomer(branch: Branch): Promise<{ readonly code: string; readonly at: Instant }> {
  const now = branch.engine.now();
  const { config } = must(branch.engine.state().config, 'the branch is configured');
  const service = must(
    config.services.find(({ frequent }) => frequent),
    'there are frequent services',
  );
  const early = checkInWindow(config).earlyMinutes * MINUTE;
  const at = Math.max(now + MINUTE, Math.min(wholeMinutes(now + early), latest(branch, now, now + early)));
  const id = await book(branch, 'demostracion', service.id, at, 'general');
  return { code: branch.tokens.booking(id), at };
}

async function book(
  branch: Branch,
  reference: string,
  serviceId: string,
  bookedFor: Instant,
  visitClass: 'general' | 'preferential',
): Promise<string> {
  const at = isoInstant(bookedFor);
  await branch.perform(bookAppointment(branch, { reference, serviceId, at, class: visitClass, language: 'es-CL' }));
  const hash = branch.tokens.referenceHash(reference);
  return must(branch.reports.bookings.byReferenceHash(hash), 'it was booked').id;
}

/** No later than the last minute of the date: an appointment belongs to one day. */
function latest(branch: Branch, from: Instant, until: Instant): Instant {
  const { zone } = must(branch.engine.state().config, 'the branch is configured').config.branch;
  const midnight = startOfLocalDay(addDays(localDate(from, zone), 1), zone);
  return Math.min(until, midnight - MINUTE);
}

function wholeMinutes(instant: Instant): Instant {
  return Math.floor(instant / MINUTE) * MINUTE;
}
