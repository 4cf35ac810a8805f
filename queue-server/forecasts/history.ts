import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { Outcome } from '@turno25/shared/domain/estimate/calibration.ts';
import type { BusinessDate, Instant, Millis, ServiceId } from '@turno25/shared/domain/ids.ts';
import type { Between } from '@turno25/shared/rehearsal/forecast/future.ts';
import type { UsualPauses } from '@turno25/shared/rehearsal/forecast/present.ts';
import { startOfLocalDay } from '@turno25/shared/time/zone.ts';
import type { Db } from '../ledger/database.ts';
import { comingShare } from './booked.ts';

/** Days behind durations and shares, behind the calibration and behind the forecast of arrivals (docs/dispatch.md 6). */
const HISTORY_DAYS = 60;
const CALIBRATION_DAYS = 20;
const COMPARABLE_DAYS = 4;

/** A ticket of a past day: when it was issued, counted from that day's local midnight, and whether it was expected. */
type PastArrival = {
  readonly serviceId: ServiceId;
  readonly sinceMidnight: Millis;
  readonly booked: boolean;
};

/** What a branch's own ledger tells of the days before one date. Shares from 0 to 1, spans in milliseconds. */
export type BranchHistory = {
  /** Attentions of each service, shortest first. */
  readonly durations: ReadonlyMap<ServiceId, readonly Millis[]>;
  readonly tickets: ReadonlyMap<ServiceId, { readonly called: number; readonly noShows: number }>;
  /** Mean time from the first call of a no-show to its end; null without any. */
  readonly noShowMs: Millis | null;
  /** What counters need beside the attentions, as medians; null while few are known. */
  readonly between: Between | null;
  /** Attentions beside the first of a visit (after a transfer), over the visits that were attended. */
  readonly furtherStages: number;
  /** Null without tickets. */
  readonly preferentialShare: number | null;
  /** Days that may be compared with the date, newest first, and everybody who came on them. */
  readonly comparableDates: readonly BusinessDate[];
  readonly arrivals: readonly PastArrival[];
  readonly usualPauses: UsualPauses;
  /** Of those who had an appointment, the share that came; null while there were few. */
  readonly comingShare: number | null;
  /** Waits that were foretold and what came of them. */
  readonly outcomes: readonly Outcome[];
};

/**
 * Reads the history before a date. `payDays` are the days of the month on which pensions are paid: such a date is
 * compared with its like only, and any other with the others.
 */
export function readHistory(db: Db, date: BusinessDate, zone: string, payDays: readonly number[]): BranchHistory {
  const since = addDays(date, -HISTORY_DAYS);
  const recently = addDays(date, -CALIBRATION_DAYS);
  const isPayDay = (day: BusinessDate): boolean => payDays.includes(Number(day.slice(8)));
  const dates = db
    .prepare(
      `SELECT business_date AS date FROM report_day
       WHERE business_date < ? AND business_date >= ? AND closed_seq IS NOT NULL ORDER BY business_date DESC`,
    )
    .all(date, since) as { date: string }[];
  const comparableDates = dates
    .map((day) => day.date)
    .filter((day) => isPayDay(day) === isPayDay(date))
    .slice(0, COMPARABLE_DAYS);
  return {
    durations: durationsOf(db, since, date),
    ...ticketsOf(db, since, date),
    between: betweenOf(db, recently, date),
    furtherStages: furtherStagesOf(db, recently, date),
    comparableDates,
    arrivals: comparableDates.flatMap((day) => arrivalsOf(db, day, zone)),
    usualPauses: pausesOf(db, recently, date),
    comingShare: comingShare(db, since, date),
    outcomes: outcomesOf(db, recently, date),
  };
}

/** A ticket of somebody who had an appointment, in time or not. */
const BOOKED = 'visit_id IN (SELECT visit_id FROM report_booking WHERE visit_id IS NOT NULL)';

/** Tickets of a date by service since an instant, but for those of appointments: what a branch without comparable days goes by. */
export function recentArrivals(db: Db, date: BusinessDate, since: Instant): ReadonlyMap<ServiceId, number> {
  const rows = db
    .prepare(
      `SELECT service_id AS service, count(*) AS tickets FROM report_visit
       WHERE business_date = ? AND issued_at > ? AND NOT ${BOOKED} GROUP BY service_id`,
    )
    .all(date, since) as { service: string; tickets: number }[];
  return new Map(rows.map(({ service, tickets }) => [service, tickets]));
}

function durationsOf(db: Db, since: BusinessDate, before: BusinessDate): Map<ServiceId, Millis[]> {
  const rows = db
    .prepare(
      `SELECT service_id AS service, finished_at - started_at AS ms FROM report_attention
       WHERE business_date >= ? AND business_date < ? AND finished_at IS NOT NULL ORDER BY service_id, ms`,
    )
    .all(since, before) as { service: string; ms: number }[];
  const durations = new Map<ServiceId, Millis[]>();
  for (const { service, ms } of rows) {
    const known = durations.get(service);
    if (known === undefined) durations.set(service, [ms]);
    else known.push(ms);
  }
  return durations;
}

function ticketsOf(
  db: Db,
  since: BusinessDate,
  before: BusinessDate,
): Pick<BranchHistory, 'tickets' | 'noShowMs' | 'preferentialShare'> {
  const rows = db
    .prepare(
      `SELECT service_id AS service, count(first_call_at) AS called, sum(ended_as IS 'noShow') AS noShows,
         count(*) AS issued, sum(class = 'preferential') AS preferential,
         total(CASE WHEN ended_as IS 'noShow' THEN ended_at - first_call_at END) AS noShowMs
       FROM report_visit WHERE business_date >= ? AND business_date < ? GROUP BY service_id`,
    )
    .all(since, before) as {
    service: string;
    called: number;
    noShows: number;
    issued: number;
    preferential: number;
    noShowMs: number;
  }[];
  const sum = (value: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((total, row) => total + value(row), 0);
  const noShows = sum((row) => row.noShows);
  const issued = sum((row) => row.issued);
  return {
    tickets: new Map(rows.map(({ service, called, noShows: missed }) => [service, { called, noShows: missed }])),
    noShowMs: noShows === 0 ? null : Math.round(sum((row) => row.noShowMs) / noShows),
    preferentialShare: issued === 0 ? null : sum((row) => row.preferential) / issued,
  };
}

/** Fewer cases than these say nothing yet. */
const LEAST_BETWEEN = 30;

function betweenOf(db: Db, since: BusinessDate, before: BusinessDate): Between | null {
  const walks = spansOf(
    db,
    `SELECT attention.started_at - (
       SELECT max(at) FROM report_call WHERE visit_id = attention.visit_id AND seq < attention.started_seq
     ) AS ms FROM report_attention AS attention WHERE business_date >= ? AND business_date < ?`,
    [since, before],
  );
  // Only where the next person already waited: else the counter was waiting for somebody to come.
  const nexts = spansOf(
    db,
    `WITH calls AS (
       SELECT seq, at, visit_id, LAG(visit_id) OVER (PARTITION BY business_date, counter_id ORDER BY seq) AS previous
       FROM report_call WHERE kind = 'call' AND business_date >= ? AND business_date < ?
     )
     SELECT calls.at - max(attention.finished_at) AS ms FROM calls
       JOIN report_attention AS attention
         ON attention.visit_id = calls.previous AND attention.finished_at <= calls.at
       JOIN report_visit AS visit ON visit.visit_id = calls.visit_id AND visit.issued_at <= attention.finished_at
     GROUP BY calls.seq`,
    [since, before],
  );
  if (walks.length < LEAST_BETWEEN || nexts.length < LEAST_BETWEEN) return null;
  return { walkMs: walks[walks.length >> 1] ?? 0, nextMs: nexts[nexts.length >> 1] ?? 0 };
}

/** Shortest first; what is unknown is left out. */
function spansOf(db: Db, query: string, dates: readonly [BusinessDate, BusinessDate]): Millis[] {
  const rows = db.prepare(query).all(...dates) as { ms: Millis | null }[];
  return rows.flatMap(({ ms }) => (ms === null ? [] : [ms])).sort((a, b) => a - b);
}

function furtherStagesOf(db: Db, since: BusinessDate, before: BusinessDate): number {
  const { attentions, visits } = db
    .prepare(
      `SELECT count(*) AS attentions, count(DISTINCT visit_id) AS visits FROM report_attention
       WHERE business_date >= ? AND business_date < ?`,
    )
    .get(since, before) as { attentions: number; visits: number };
  return visits === 0 ? 0 : (attentions - visits) / visits;
}

function arrivalsOf(db: Db, date: BusinessDate, zone: string): PastArrival[] {
  const midnight = startOfLocalDay(date, zone);
  const rows = db
    .prepare(
      `SELECT service_id AS service, issued_at AS at, ${BOOKED} AS booked FROM report_visit WHERE business_date = ?`,
    )
    .all(date) as { service: string; at: number; booked: number }[];
  return rows.map(({ service, at, booked }) => ({
    serviceId: service,
    sinceMidnight: at - midnight,
    booked: booked === 1,
  }));
}

/** Median length of the pauses of each reason. */
function pausesOf(db: Db, since: BusinessDate, before: BusinessDate): UsualPauses {
  const rows = db
    .prepare(
      `SELECT type, occurred_at AS at, CAST(payload AS TEXT) AS payload FROM event
       WHERE business_date >= ? AND business_date < ? AND type IN ('counterPaused', 'counterResumed', 'counterClosed')
       ORDER BY seq`,
    )
    .all(since, before) as { type: string; at: number; payload: string }[];
  const begun = new Map<string, { readonly at: number; readonly reason: string }>();
  const lengths = new Map<string, number[]>();
  for (const { type, at, payload } of rows) {
    const { counterId, reason } = JSON.parse(payload) as { counterId: string; reason?: { code: string } };
    if (type === 'counterPaused' && reason !== undefined) {
      begun.set(counterId, { at, reason: reason.code });
      continue;
    }
    const pause = begun.get(counterId);
    begun.delete(counterId);
    // Who closes the counter out of a pause has gone home: that says nothing of how long a pause lasts.
    if (pause === undefined || type === 'counterClosed') continue;
    lengths.set(pause.reason, [...(lengths.get(pause.reason) ?? []), at - pause.at]);
  }
  return Object.fromEntries(
    [...lengths].map(([reason, all]) => [reason, all.sort((a, b) => a - b)[all.length >> 1] ?? 0]),
  );
}

/** A ticket that was never called has no wait to compare with. */
function outcomesOf(db: Db, since: BusinessDate, before: BusinessDate): Outcome[] {
  return db
    .prepare(
      `SELECT told.point, visit.first_call_at - visit.issued_at AS actual FROM (
         SELECT json_extract(CAST(payload AS TEXT), '$.visitId') AS id,
           json_extract(CAST(payload AS TEXT), '$.expected.pointMs') AS point
         FROM event WHERE business_date >= ? AND business_date < ? AND type = 'ticketIssued'
       ) AS told JOIN report_visit AS visit ON visit.visit_id = told.id
       WHERE told.point IS NOT NULL AND visit.first_call_at IS NOT NULL`,
    )
    .all(since, before) as Outcome[];
}
