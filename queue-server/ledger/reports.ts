import type { PastVisit } from '@turno25/shared/domain/commands.ts';
import type { Statement } from 'better-sqlite3';
import { BOOKING_TABLES, Bookings } from './bookings.ts';
import type { Db } from './database.ts';
import type { Ledger, RecordedEvent } from './ledger.ts';

const TABLES = [
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

/**
 * The reporting tables: a fold of the events, written in the same transaction, and rebuilt from them with the same
 * result. They find what memory no longer holds; no figure is computed from them.
 */
export class Reports {
  readonly #db: Db;
  readonly bookings: Bookings;
  readonly #statements = new Map<string, Statement>();

  constructor(db: Db) {
    this.#db = db;
    this.bookings = new Bookings(db);
  }

  apply(event: RecordedEvent): void {
    this.bookings.apply(event);
    switch (event.type) {
      case 'dayOpened':
        this.#run('INSERT INTO report_day (business_date, opened_seq) VALUES (?, ?)', event.payload.date, event.seq);
        return;
      case 'dayClosed':
        this.#run(
          'UPDATE report_day SET closed_seq = ?, closed_at = ? WHERE business_date = ?',
          event.seq,
          event.at,
          event.payload.date,
        );
        return;
      case 'daySealed':
        this.#run(
          'UPDATE report_day SET seals = seals + 1, last_seal_seq = ? WHERE business_date = ?',
          event.seq,
          event.payload.date,
        );
        return;
      case 'ticketIssued':
        this.#run(
          `INSERT INTO report_visit (visit_id, business_date, series, number, service_id, class, track_hash, survey_hash,
             issued_at, identity_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          event.payload.visitId,
          event.businessDate,
          event.payload.series,
          event.payload.number,
          event.payload.serviceId,
          event.payload.class,
          event.payload.trackHash,
          event.payload.surveyHash,
          event.at,
          event.payload.identity?.keyId ?? null,
        );
        return;
      case 'numberReplaced':
        this.#run('UPDATE report_visit SET number = ? WHERE visit_id = ?', event.payload.number, event.payload.visitId);
        return;
      case 'oirsFiled':
        this.#run(
          'INSERT INTO report_oirs (folio, kind, institution_id, filed_at, due_date, seq) VALUES (?, ?, ?, ?, ?, ?)',
          event.payload.folio,
          event.payload.kind,
          event.payload.institutionId,
          event.at,
          event.payload.dueDate,
          event.seq,
        );
        return;
      case 'visitCalled':
        this.#run(
          'UPDATE report_visit SET first_call_at = COALESCE(first_call_at, ?) WHERE visit_id = ?',
          event.at,
          event.payload.visitId,
        );
        this.#call(event, 'call');
        return;
      case 'visitRecalled':
        this.#call(event, 'recall');
        return;
      case 'attentionStarted':
        this.#run(
          'UPDATE report_visit SET first_start_at = COALESCE(first_start_at, ?) WHERE visit_id = ?',
          event.at,
          event.payload.visitId,
        );
        this.#run(
          `INSERT INTO report_attention (started_seq, visit_id, business_date, service_id, started_at)
           SELECT ?, visit_id, business_date, service_id, ? FROM report_visit WHERE visit_id = ?`,
          event.seq,
          event.at,
          event.payload.visitId,
        );
        return;
      case 'attentionFinished':
        this.#endAttention(event.payload.visitId, event.at);
        this.#end(event.payload.visitId, 'finished', event.at, null);
        return;
      case 'visitHeld':
      case 'visitTransferred':
        this.#endAttention(event.payload.visitId, event.at);
        return;
      case 'noShowRecorded':
        this.#end(event.payload.visitId, 'noShow', event.at, null);
        return;
      case 'visitLeft':
        this.#end(event.payload.visitId, 'left', event.at, null);
        return;
      case 'visitRemoved':
        this.#end(event.payload.visitId, 'removed', event.at, event.payload.reason.code);
        return;
      case 'visitExpired':
        this.#end(event.payload.visitId, 'expired', event.at, null);
        return;
      case 'visitExcluded':
        this.#run('UPDATE report_visit SET excluded = ? WHERE visit_id = ?', event.payload.code, event.payload.visitId);
        return;
      case 'surveyAnswered':
        if (event.payload.visitId !== null) {
          this.#run('UPDATE report_visit SET surveyed = 1 WHERE visit_id = ?', event.payload.visitId);
        }
        return;
      case 'configPublished':
      case 'blockGranted':
      case 'numbersExhausted':
      case 'ticketPrinted':
      case 'printFailed':
      case 'visitReturned':
      case 'visitReleased':
      case 'counterOpened':
      case 'counterPaused':
      case 'counterResumed':
      case 'counterClosed':
      case 'staffRegistered':
      case 'staffDisabled':
      case 'deviceEnrolled':
      case 'deviceRevoked':
      case 'appointmentBooked':
      case 'appointmentCancelled':
      case 'appointmentMissed':
      case 'personalDataErased':
      case 'clockSetBack':
        return;
    }
  }

  /** Drops what the tables hold and folds the whole ledger again. */
  rebuild(ledger: Ledger): void {
    this.#db.transaction(() => {
      for (const table of TABLES) this.#db.exec(`DELETE FROM ${table}`);
      for (const event of ledger.events()) this.apply(event);
    })();
  }

  /** Every row of every reporting table in a fixed order, for comparing a rebuild with what was there. */
  dump(): Readonly<Record<string, unknown[]>> {
    return Object.fromEntries(
      TABLES.map((table) => [table, this.#db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
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

  oirs(folio: string): { kind: string; institutionId: string; filedAt: number; dueDate: string | null } | null {
    const row = this.#get('SELECT * FROM report_oirs WHERE folio = ?', folio);
    if (row === undefined) return null;
    return {
      kind: String(row.kind),
      institutionId: String(row.institution_id),
      filedAt: Number(row.filed_at),
      dueDate: row.due_date === null ? null : String(row.due_date),
    };
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

  #call(event: Extract<RecordedEvent, { type: 'visitCalled' | 'visitRecalled' }>, kind: ReportedCall['kind']): void {
    this.#run(
      'INSERT INTO report_call (seq, business_date, at, kind, visit_id, counter_id) VALUES (?, ?, ?, ?, ?, ?)',
      event.seq,
      event.businessDate,
      event.at,
      kind,
      event.payload.visitId,
      event.payload.counterId,
    );
  }

  #end(visitId: string, as: string, at: number, removalCode: string | null): void {
    this.#run(
      'UPDATE report_visit SET ended_at = ?, ended_as = ?, removal_code = ? WHERE visit_id = ?',
      at,
      as,
      removalCode,
      visitId,
    );
  }

  #endAttention(visitId: string, at: number): void {
    this.#run('UPDATE report_attention SET finished_at = ? WHERE visit_id = ? AND finished_at IS NULL', at, visitId);
  }

  #visitId(sql: string, hash: string): string | null {
    const row = this.#get(sql, hash);
    return row === undefined ? null : String(row.id);
  }

  #run(sql: string, ...values: unknown[]): void {
    this.#prepare(sql).run(...values);
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
