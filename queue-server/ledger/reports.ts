import type { EventPayloads } from '@turno25/shared/domain/ledger/events.ts';
import type { IssuedTicket, PastVisit } from '@turno25/shared/domain/ledger/facts.ts';
import { ROLL_SERIES } from '@turno25/shared/domain/visit/roll.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { Statement } from 'better-sqlite3';
import { applyToBookings, BOOKING_TABLES, Bookings } from './bookings.ts';
import type { Db } from './database.ts';
import { DatabaseTables } from './databaseTables.ts';
import type { Ledger } from './ledger.ts';
import { OirsCases } from './oirsCases.ts';
import { ReportFold } from './reportFold.ts';
import type { ReportTables } from './reportTables.ts';

export const REPORT_TABLES = [
  'report_visit',
  'report_attention',
  'report_call',
  'report_day',
  'report_oirs',
  'report_visit_person',
  'report_block',
  ...BOOKING_TABLES,
] as const;

/** A day as the reports know it. */
export type ReportedDay = {
  readonly date: string;
  readonly openedSeq: number;
  readonly closedSeq: number | null;
  readonly seals: number;
  readonly lastSealSeq: number | null;
};

export type ReportedCall = {
  readonly seq: number;
  readonly at: number;
  readonly date: string;
  readonly kind: 'call' | 'recall';
  readonly visitId: string;
  readonly counterId: string;
};

/** A visit as its person is told of it. Instants in UTC ms. */
export type VisitOfPerson = {
  readonly visitId: string;
  readonly date: string;
  readonly series: string;
  readonly number: number;
  readonly serviceId: string;
  readonly class: string;
  readonly issuedAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly endedAs: string | null;
  readonly identityKey: string | null;
};

/** Follows events into reporting tables, wherever they are kept. */
export function reportingInto(tables: ReportTables): (event: RecordedEvent) => void {
  const fold = new ReportFold(tables);
  return (event) => {
    fold.apply(event);
    applyToBookings(tables, event);
  };
}

/**
 * The reporting tables: a fold of the events, written in the same transaction, and rebuilt from them with the same
 * result. They find what memory no longer holds; no figure is computed from them.
 */
export class Reports {
  readonly #db: Db;
  readonly bookings: Bookings;
  readonly oirs: OirsCases;
  readonly #apply: (event: RecordedEvent) => void;
  readonly #statements = new Map<string, Statement>();

  constructor(db: Db) {
    this.#db = db;
    this.bookings = new Bookings(db);
    this.oirs = new OirsCases(db);
    this.#apply = reportingInto(new DatabaseTables(db));
  }

  /** Follows an event, inside the transaction that appends it. */
  apply(event: RecordedEvent): void {
    this.#apply(event);
  }

  /** Drops what the tables hold and folds the whole ledger again. */
  rebuild(ledger: Ledger): void {
    this.#db.transaction(() => {
      for (const table of REPORT_TABLES) this.#db.exec(`DELETE FROM ${table}`);
      for (const event of ledger.events()) this.apply(event);
    })();
  }

  /** Every row of every reporting table in a fixed order, for comparing a rebuild with what was there. */
  dump(): Readonly<Record<string, unknown[]>> {
    return Object.fromEntries(
      REPORT_TABLES.map((table) => [table, this.#db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
    );
  }

  visitIdByTrackHash(hash: string): string | null {
    return this.#visitId('SELECT visit_id AS id FROM report_visit WHERE track_hash = ?', hash);
  }

  visitIdBySurveyHash(hash: string): string | null {
    return this.#visitId('SELECT visit_id AS id FROM report_visit WHERE survey_hash = ?', hash);
  }

  pastVisit(visitId: string): PastVisit | null {
    const row = this.#get('SELECT * FROM report_visit WHERE visit_id = ?', visitId);
    if (row === undefined) return null;
    return {
      visitId,
      businessDate: String(row.business_date),
      attended: row.first_start_at !== null,
      surveyed: row.surveyed === 1,
      excluded: row.excluded !== null,
      issuedAt: Number(row.issued_at),
      endedAt: Number(row.ended_at ?? row.issued_at),
      removedAsDuplicate: row.ended_as === 'removed' && row.removal_code === 'duplicate',
      staffIssued: this.#issuedEvent(row.business_date, visitId)?.staff_issued === 1,
    };
  }

  /** The ticket of a visit as it stands, and who issued it; null for a visit that has none. */
  issued(visitId: string): IssuedTicket | null {
    const row = this.#get(
      'SELECT business_date, series, number, service_id FROM report_visit WHERE visit_id = ?',
      visitId,
    );
    if (row === undefined) return null;
    // Asked for only when an acknowledgement was lost, so that no column is kept for it.
    const event = this.#issuedEvent(row.business_date, visitId);
    return {
      businessDate: String(row.business_date),
      series: String(row.series),
      number: Number(row.number),
      serviceId: String(row.service_id),
      issuedBy: String(event?.actor),
    };
  }

  #issuedEvent(date: unknown, visitId: string): Record<string, unknown> | undefined {
    return this.#get(
      `SELECT actor, json_extract(CAST(payload AS TEXT), '$.staffIssued') AS staff_issued FROM event
       WHERE business_date = ? AND type = 'ticketIssued' AND json_extract(CAST(payload AS TEXT), '$.visitId') = ?`,
      date,
      visitId,
    );
  }

  /** When a device gave anonymous answers on a date after an instant, oldest first, UTC ms. */
  anonymousAnswers(deviceId: string, date: string, after: number): number[] {
    const rows = this.#prepare(
      `SELECT occurred_at AS at FROM event WHERE business_date = ? AND type = 'surveyAnswered' AND actor = ?
       AND occurred_at > ? AND json_extract(CAST(payload AS TEXT), '$.visitId') IS NULL ORDER BY seq`,
    ).all(date, deviceId, after) as { at: number }[];
    return rows.map(({ at }) => at);
  }

  /** Services of the tickets that were given from one date to before another, that of most tickets first. */
  servicesByTickets(from: string, before: string): readonly string[] {
    const rows = this.#prepare(
      `SELECT service_id AS id FROM report_visit WHERE business_date >= ? AND business_date < ?
       GROUP BY service_id ORDER BY count(*) DESC, service_id`,
    ).all(from, before) as { id: string }[];
    return rows.map(({ id }) => id);
  }

  /** Limits that a day was opened with, ms by service; null for a day that froze none, or was never opened. */
  limitsOf(date: string): Readonly<Record<string, number>> | null {
    const row = this.#get(
      'SELECT payload FROM report_day JOIN event ON event.seq = opened_seq WHERE report_day.business_date = ?',
      date,
    );
    if (row === undefined) return null;
    const opening = JSON.parse((row.payload as Buffer).toString('utf8')) as EventPayloads['dayOpened'];
    return opening.limitsMs ?? null;
  }

  /** When the block that a number of a date lies in was granted, UTC ms; null when it is not known. */
  blockGrantedAt(date: string, series: string, number: number): number | null {
    const row = this.#get(
      `SELECT recorded_at FROM event WHERE type = 'blockGranted' AND json_extract(CAST(payload AS TEXT), '$.date') = ?
       AND json_extract(CAST(payload AS TEXT), '$.series') = ?
       AND ? BETWEEN json_extract(CAST(payload AS TEXT), '$.from') AND json_extract(CAST(payload AS TEXT), '$.to')`,
      date,
      series,
      number,
    );
    return row === undefined ? null : Number(row.recorded_at);
  }

  /** Number, series, service and end of any visit, for a citizen who asks after the day has closed. */
  visitLabel(visitId: string): {
    series: string;
    number: number;
    serviceId: string;
    issuedAt: number;
    startedAt: number | null;
    endedAs: string | null;
  } | null {
    const row = this.#get(
      'SELECT series, number, service_id, issued_at, first_start_at, ended_as FROM report_visit WHERE visit_id = ?',
      visitId,
    );
    if (row === undefined) return null;
    return {
      series: String(row.series),
      number: Number(row.number),
      serviceId: String(row.service_id),
      issuedAt: Number(row.issued_at),
      startedAt: row.first_start_at === null ? null : Number(row.first_start_at),
      endedAs: row.ended_as === null ? null : String(row.ended_as),
    };
  }

  /** When the last seal of a day was made, UTC ms; null for a day that has none. */
  sealedAt(date: string): number | null {
    const row = this.#get(
      'SELECT recorded_at AS at FROM report_day JOIN event ON event.seq = last_seal_seq WHERE report_day.business_date = ?',
      date,
    );
    return row === undefined ? null : Number(row.at);
  }

  /** Whether something came for a day after its last seal. */
  hasMoreThanItsSeal(date: string): boolean {
    const row = this.#get(
      'SELECT 1 FROM report_day JOIN event USING (business_date) WHERE business_date = ? AND seq > last_seal_seq LIMIT 1',
      date,
    );
    return row !== undefined;
  }

  /** Sealed days for which something came after their last seal. */
  datesWithMoreThanTheirSeal(): string[] {
    const rows = this.#prepare(
      `SELECT business_date AS date FROM report_day WHERE last_seal_seq IS NOT NULL AND EXISTS
       (SELECT 1 FROM event WHERE event.business_date = report_day.business_date AND seq > last_seal_seq)`,
    ).all() as { date: string }[];
    return rows.map(({ date }) => date);
  }

  day(date: string): ReportedDay | null {
    const row = this.#get('SELECT * FROM report_day WHERE business_date = ?', date);
    if (row === undefined) return null;
    return {
      date,
      openedSeq: Number(row.opened_seq),
      closedSeq: row.closed_seq === null ? null : Number(row.closed_seq),
      seals: Number(row.seals),
      lastSealSeq: row.last_seal_seq === null ? null : Number(row.last_seal_seq),
    };
  }

  /** When a day closed; null while it is open or never was. */
  closedAt(date: string): number | null {
    const row = this.#get('SELECT closed_at FROM report_day WHERE business_date = ?', date);
    return row?.closed_at == null ? null : Number(row.closed_at);
  }

  ticketsOf(date: string): number {
    return Number(this.#get('SELECT count(*) AS n FROM report_visit WHERE business_date = ?', date)?.n ?? 0);
  }

  /** Tickets of a date that the system gave between two instants, UTC ms. */
  ticketsBetween(date: string, from: number, to: number): number {
    const sql = `SELECT count(*) AS n FROM report_visit WHERE business_date = ? AND series <> '${ROLL_SERIES}' AND issued_at BETWEEN ? AND ?`;
    return Number(this.#get(sql, date, from, to)?.n ?? 0);
  }

  /** Whether a number of a date belongs to another visit than this one. */
  numberTaken(date: string, series: string, number: number, visitId: string): boolean {
    const sql = 'SELECT visit_id AS id FROM report_visit WHERE business_date = ? AND series = ? AND number = ?';
    const row = this.#get(sql, date, series, number);
    return row !== undefined && row.id !== visitId;
  }

  /** How many days of the branch opened after a date. */
  daysAfter(date: string): number {
    return Number(this.#get('SELECT count(*) AS n FROM report_day WHERE business_date > ?', date)?.n ?? 0);
  }

  /** Business dates that opened between two dates, both included, in order. */
  datesBetween(from: string, to: string): string[] {
    const rows = this.#prepare(
      'SELECT business_date AS date FROM report_day WHERE business_date BETWEEN ? AND ? ORDER BY business_date',
    ).all(from, to) as { date: string }[];
    return rows.map(({ date }) => date);
  }

  /** The last business dates that were closed, newest first. */
  closedDates(limit: number): string[] {
    const rows = this.#prepare(
      'SELECT business_date AS date FROM report_day WHERE closed_seq IS NOT NULL ORDER BY business_date DESC LIMIT ?',
    ).all(limit) as { date: string }[];
    return rows.map(({ date }) => date);
  }

  /** The newest announcement of each visit of a day that was called last, oldest first; of some counters, or of all. */
  lastCalls(date: string, limit: number, counterIds: readonly string[] | null): ReportedCall[] {
    // From the end, and no further back than the day's own opening: the table holds years.
    const rows = this.#prepare(
      `SELECT * FROM report_call WHERE business_date = ? AND seq > (SELECT opened_seq FROM report_day WHERE business_date = ?)
       ORDER BY seq DESC`,
    ).iterate(date, date);
    const seen = new Set<string>();
    const newest: ReportedCall[] = [];
    for (const row of rows) {
      const call = asCall(row);
      // Who was called elsewhere since is not here any more.
      if (seen.has(call.visitId)) continue;
      seen.add(call.visitId);
      if (counterIds === null || counterIds.includes(call.counterId)) newest.push(call);
      if (newest.length >= limit) break;
    }
    return newest.reverse();
  }

  /** The newest announcement of a visit. */
  lastCallOf(visitId: string): ReportedCall | null {
    const row = this.#get('SELECT * FROM report_call WHERE visit_id = ? ORDER BY seq DESC LIMIT 1', visitId);
    return row === undefined ? null : asCall(row);
  }

  /** The announcement of a sequence number; null where there is none. */
  callAt(seq: number): ReportedCall | null {
    const row = this.#get('SELECT * FROM report_call WHERE seq = ?', seq);
    return row === undefined ? null : asCall(row);
  }

  /** Sequence number of the last announcement of whichever day; 0 where there was none. */
  lastCallSeq(): number {
    return Number(this.#get('SELECT max(seq) AS seq FROM report_call')?.seq ?? 0);
  }

  /** The first calls among some announcements of a day, by their sequence numbers. */
  callsNamed(date: string, seqs: readonly number[]): { visitId: string; calledAt: number }[] {
    const rows = this.#prepare(
      `SELECT visit_id, at FROM report_call WHERE business_date = ? AND kind = 'call'
       AND seq IN (SELECT value FROM json_each(?)) ORDER BY seq`,
    ).all(date, JSON.stringify(seqs)) as { visit_id: string; at: number }[];
    return rows.map((row) => ({ visitId: row.visit_id, calledAt: row.at }));
  }

  /** Whether the person of a visit, a booking or a case asked that it be shown to nobody. */
  isBlocked(subject: string): boolean {
    return this.#get('SELECT 1 FROM report_block WHERE subject = ? AND lifted IS NULL LIMIT 1', subject) !== undefined;
  }

  /** Visits of whoever these keys recognise, the oldest first. */
  visitsOfPerson(hmacs: readonly string[]): readonly VisitOfPerson[] {
    return this.#visitsWhere(
      'visit_id IN (SELECT visit_id FROM report_visit_person WHERE hmac IN (SELECT value FROM json_each(?)))',
      JSON.stringify(hmacs),
    );
  }

  /** Visits by their ids, the oldest first. */
  visitsNamed(ids: readonly string[]): readonly VisitOfPerson[] {
    return this.#visitsWhere('visit_id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
  }

  #visitsWhere(condition: string, value: string): readonly VisitOfPerson[] {
    return this.#prepare(
      `SELECT visit_id AS visitId, business_date AS date, series, number, service_id AS serviceId, class,
       issued_at AS issuedAt, first_start_at AS startedAt, ended_at AS endedAt, ended_as AS endedAs, identity_key AS identityKey
       FROM report_visit WHERE ${condition} ORDER BY issued_at, visit_id`,
    ).all(value) as VisitOfPerson[];
  }

  /** Sequence number of the last first-call of a visit, where its reasons are. */
  callSeqOf(visitId: string): number | null {
    const row = this.#get(
      "SELECT seq FROM report_call WHERE visit_id = ? AND kind = 'call' ORDER BY seq DESC LIMIT 1",
      visitId,
    );
    return row === undefined ? null : Number(row.seq);
  }

  /**
   * Mean attention per service since a date, whole seconds, the longest 1 % cut off, for services with at least
   * `atLeast` attentions: what a day freezes as its usual durations.
   */
  usualSeconds(since: string, atLeast: number): Record<string, number> {
    const rows = this.#prepare(
      `SELECT service_id AS service, finished_at - started_at AS ms FROM report_attention
       WHERE business_date >= ? AND finished_at IS NOT NULL AND dropped = 0 ORDER BY service_id, ms`,
    ).all(since) as { service: string; ms: number }[];
    const spans = new Map<string, number[]>();
    for (const { service, ms } of rows) spans.set(service, [...(spans.get(service) ?? []), ms]);
    const usual: Record<string, number> = {};
    for (const [service, all] of spans) {
      if (all.length < atLeast) continue;
      const kept = all.slice(0, all.length - Math.floor(all.length / 100));
      usual[service] = Math.round(kept.reduce((sum, ms) => sum + ms, 0) / kept.length / 1000);
    }
    return usual;
  }

  #visitId(sql: string, hash: string): string | null {
    const row = this.#get(sql, hash);
    return row === undefined ? null : String(row.id);
  }

  #get(sql: string, ...values: unknown[]): Record<string, unknown> | undefined {
    return this.#prepare(sql).get(...values) as Record<string, unknown> | undefined;
  }

  #prepare(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

function asCall(row: unknown): ReportedCall {
  const { seq, at, business_date, kind, visit_id, counter_id } = row as Record<string, unknown>;
  return {
    seq: Number(seq),
    at: Number(at),
    date: String(business_date),
    kind: kind as ReportedCall['kind'],
    visitId: String(visit_id),
    counterId: String(counter_id),
  };
}
