import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { type BusinessDate, type Instant, MINUTE, type ServiceId } from '@turno25/shared/domain/ids.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import type { Db } from '../ledger/database.ts';

const DAYS = 20;

/** Tickets of a class and service whose person was told a wait, and what came of it. */
export type ToldWaits = {
  readonly class: VisitClass;
  readonly serviceId: ServiceId;
  /** Those whose call came, or who wait longer than they were told. */
  readonly told: number;
  readonly within: number;
  readonly sooner: number;
  readonly later: number;
};

/**
 * How often the wait that people were told held, over a date and the days before it (20), from issue to first call.
 * Whoever left uncalled within it says nothing; whoever still waits beyond it counts as told too little.
 */
export function toldWaits(db: Db, date: BusinessDate, now: Instant): readonly ToldWaits[] {
  return db
    .prepare(
      `SELECT class, serviceId, count(*) AS told, sum(waited < low) AS sooner,
         sum(high IS NOT NULL AND waited > high) AS later,
         count(*) - sum(waited < low) - sum(high IS NOT NULL AND waited > high) AS within
       FROM (
         SELECT visit.class AS class, visit.service_id AS serviceId,
           coalesce(visit.first_call_at, visit.ended_at, :now) - visit.issued_at AS waited,
           visit.first_call_at IS NOT NULL AS called,
           json_extract(CAST(event.payload AS TEXT), '$.told.lowMinutes') * :minute AS low,
           json_extract(CAST(event.payload AS TEXT), '$.told.highMinutes') * :minute AS high
         FROM event JOIN report_visit AS visit
           ON visit.visit_id = json_extract(CAST(event.payload AS TEXT), '$.visitId')
         WHERE event.business_date > :since AND event.business_date <= :date AND event.type = 'ticketIssued'
       )
       WHERE low IS NOT NULL AND (called OR (high IS NOT NULL AND waited > high))
       GROUP BY class, serviceId ORDER BY class, told DESC`,
    )
    .all({ since: addDays(date, -DAYS), date, now, minute: MINUTE }) as ToldWaits[];
}
