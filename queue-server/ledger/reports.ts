import type { IssuedTicket, PastVisit } from '@turno25/shared/domain/ledger/facts.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { Statement } from 'better-sqlite3';
import { applyToBookings, BOOKING_TABLES, Bookings } from './bookings.ts';
import type { Db } from './database.ts';
import { DatabaseTables } from './databaseTables.ts';
import type { Ledger } from './ledger.ts';
import { ReportFold } from './reportFold.ts';
import type { ReportTables } from './reportTables.ts';

export const REPORT_TABLES = [
  'report_visit',
  'report_attention',
  'report_call',
  'report_day',
  'report_oirs',
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
  readonly kind: 'call' | 'recall';
  readonly visitId: string;
  readonly counterId: string;
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
  readonly #apply: (event: RecordedEvent) => void;
  readonly #statements = new Map<string, Statement>();

  constructor(db: Db) {
    this.#db = db;
    this.bookings = new Bookings(db);
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
    const event = this.#get(
      `SELECT actor FROM event WHERE business_date = ? AND type = 'ticketIssued'
       AND json_extract(CAST(payload AS TEXT), '$.visitId') = ?`,
      row.business_date,
      visitId,
    );
    return {
      businessDate: String(row.business_date),
      series: String(row.series),
      number: Number(row.number),
      serviceId: String(row.service_id),
      issuedBy: String(event?.actor),
    };
  }

  /** Number, series, service and end of any visit, for a citizen who asks after the day has closed. */
  visitLabel(
    visitId: string,
  ): { series: string; number: number; serviceId: string; issuedAt: number; endedAs: string | null } | null {
    const row = this.#get(
      'SELECT series, number, service_id, issued_at, ended_as FROM report_visit WHERE visit_id = ?',
      visitId,
    );
    if (row === undefined) return null;
    return {
      series: String(row.series),
      number: Number(row.number),
      serviceId: String(row.service_id),
      issuedAt: Number(row.issued_at),
      endedAs: row.ended_as === null ? null : String(row.ended_as),
    };
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

  /** Whether a number of a date belongs to another visit than this one. */
  numberTaken(date: string, series: string, number: number, visitId: string): boolean {
    const sql = 'SELECT visit_id AS id FROM report_visit WHERE business_date = ? AND series = ? AND number = ?';
    const row = this.#get(sql, date, series, number);
    return row !== undefined && row.id !== visitId;
  }

  oirs(folio: string): {
    kind: string;
    institutionId: string;
    filedAt: number;
    dueDate: string | null;
    closedAt: number | null;
  } | null {
    const row = this.#get('SELECT * FROM report_oirs WHERE folio = ?', folio);
    if (row === undefined) return null;
    return {
      kind: String(row.kind),
      institutionId: String(row.institution_id),
      filedAt: Number(row.filed_at),
      dueDate: row.due_date === null ? null : String(row.due_date),
      closedAt: row.closed_at === null ? null : Number(row.closed_at),
    };
  }

  /** Sequence numbers of the filings whose case was closed before an instant. */
  oirsClosedBefore(instant: number): number[] {
    const rows = this.#prepare('SELECT seq FROM report_oirs WHERE closed_at < ? ORDER BY seq').all(instant);
    return (rows as { seq: number }[]).map(({ seq }) => seq);
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

  /** Announcements of a day after a sequence number, oldest first: a board that was away asks again until it has them all. */
  callsAfter(date: string, after: number, limit: number): ReportedCall[] {
    const rows = this.#prepare(
      'SELECT * FROM report_call WHERE business_date = ? AND seq > ? ORDER BY seq LIMIT ?',
    ).all(date, after, limit);
    return rows.map(asCall);
  }

  /** The last announcements of a day, oldest first. */
  lastCalls(date: string, limit: number): ReportedCall[] {
    const rows = this.#prepare('SELECT * FROM report_call WHERE business_date = ? ORDER BY seq DESC LIMIT ?').all(
      date,
      limit,
    );
    return rows.map(asCall).reverse();
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
       WHERE business_date >= ? AND finished_at IS NOT NULL ORDER BY service_id, ms`,
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
  const { seq, at, kind, visit_id, counter_id } = row as Record<string, unknown>;
  return {
    seq: Number(seq),
    at: Number(at),
    kind: kind as ReportedCall['kind'],
    visitId: String(visit_id),
    counterId: String(counter_id),
  };
}
