import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { type BusinessDate, type Instant, MINUTE } from '@turno25/shared/domain/ids.ts';
import { checkInWindow } from '@turno25/shared/domain/visit/booking.ts';
import type { BookedArrival } from '@turno25/shared/rehearsal/forecast/future.ts';
import { Bookings } from '../ledger/bookings.ts';
import type { Db } from '../ledger/database.ts';
import { AHEAD } from './ahead.ts';

/** Fewer appointments than these say nothing yet of how many people come to theirs. */
const LEAST_BOOKINGS = 30;
/** Assumed of any branch until then: nothing was measured. */
const ASSUMED_COMING = 0.85;

/** Share of people who came to their appointments in a span of dates; null while there are few. */
export function comingShare(db: Db, since: BusinessDate, before: BusinessDate): number | null {
  const { came, all } = db
    .prepare(
      `SELECT total(status IN ('checkedIn', 'late')) AS came, count(*) AS "all" FROM report_booking
       WHERE business_date >= ? AND business_date < ? AND status IN ('checkedIn', 'late', 'missed')`,
    )
    .get(since, before) as { came: number; all: number };
  return all < LEAST_BOOKINGS ? null : came / all;
}

/** The appointments of a date whose people may still come, as far ahead as arrivals are foretold. */
export function bookedArrivals(
  db: Db,
  config: BranchConfig,
  date: BusinessDate,
  now: Instant,
  share: number | null,
): BookedArrival[] {
  const { lateMinutes } = checkInWindow(config);
  return new Bookings(db)
    .ofDate(date)
    .filter(
      ({ status, bookedFor }) =>
        status === 'booked' && bookedFor + lateMinutes * MINUTE >= now && bookedFor <= now + AHEAD,
    )
    .map(({ serviceId, bookedFor, class: visitClass }) => ({
      at: bookedFor,
      serviceId,
      preferential: visitClass === 'preferential',
      share: share ?? ASSUMED_COMING,
    }));
}
