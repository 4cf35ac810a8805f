import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { DomainEvent, EventOf } from '@turno25/shared/domain/ledger/events.ts';
import { hexOf, sameBytes, textOf } from '@turno25/shared/evidence/bytes.ts';
import { canonicalBytes } from '@turno25/shared/evidence/canonical.ts';
import { eventOf, GENESIS_HASH, type LedgerRow, type RecordedEvent, rowHash } from '@turno25/shared/evidence/row.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type { Statement } from 'better-sqlite3';
import type { Db } from './database.ts';
import { ForeignHead } from './foreignHead.ts';

export type Head = { readonly seq: number; readonly hash: Uint8Array };

/** Who made an event and when the server wrote it down. */
export type Provenance = {
  readonly recordedAt: number;
  readonly clockOffsetMs: number | null;
  readonly actor: string;
  readonly device: string | null;
  readonly commandKey: string | null;
};

/** The columns of a row under the names that it has everywhere else. */
const COLUMNS = `seq, recorded_at AS recordedAt, occurred_at AS occurredAt, clock_offset_ms AS clockOffsetMs,
  business_date AS businessDate, type, payload, actor, device, command_key AS commandKey, prev_hash AS prevHash, hash`;

const PAGE = 1000;
const INSERT = `INSERT INTO event (seq, recorded_at, occurred_at, clock_offset_ms, business_date, type, payload, actor,
  device, command_key, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** What can happen to a case: exactly the list of the index `event_oirs`, which is else of no use. */
export const CASE_EVENTS =
  "'oirsFiled', 'oirsAssigned', 'oirsRead', 'oirsClosed', 'oirsMailAsked', 'oirsMailed', 'oirsNotMailed', 'oirsAttached', 'oirsAttachmentRead', 'oirsRectified'";

/** What people asked about their data, and breaches: exactly the list of the index `event_rights`. */
const RIGHTS_EVENTS = `'rightsRequested', 'personLookedUp', 'erasureAsked', 'personErased', 'dataBlocked', 'dataUnblocked',
  'rightsAnswered', 'rightsRead', 'oirsRectified', 'breachRecorded', 'breachNoted'`;

/** The append-only chain of events. Appending belongs inside the caller's transaction. */
export class Ledger {
  readonly #db: Db;
  readonly #insert: Statement;
  readonly #page: Statement;
  readonly #ofDate: Statement;
  readonly #last: Statement;
  #head: Head;

  constructor(db: Db) {
    this.#db = db;
    this.#insert = db.prepare(INSERT);
    this.#page = db.prepare(`SELECT ${COLUMNS} FROM event WHERE seq > ? ORDER BY seq LIMIT ?`);
    this.#ofDate = db.prepare(`SELECT ${COLUMNS} FROM event WHERE business_date = ? AND seq <= ? ORDER BY seq`);
    this.#last = db.prepare('SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1');
    this.#head = this.readHead();
  }

  head(): Head {
    return this.#head;
  }

  /** Reads the head from the file: after a rolled-back transaction the one in memory is wrong. */
  readHead(): Head {
    this.#head = this.#headOnDisk();
    return this.#head;
  }

  /** Throws when the file does not end where this process left it. Within a transaction that writes, it then stays so. */
  mustBeOurs(): void {
    const { seq, hash } = this.#headOnDisk();
    if (seq !== this.#head.seq || !sameBytes(hash, this.#head.hash)) throw new ForeignHead(this.#head.seq, seq);
  }

  #headOnDisk(): Head {
    const row = this.#last.get() as Head | undefined;
    return row === undefined ? { seq: 0, hash: GENESIS_HASH } : { seq: row.seq, hash: row.hash };
  }

  /** Instant of the last event written, or null for an empty ledger. */
  lastRecordedAt(): number | null {
    const row = this.#db.prepare('SELECT recorded_at AS at FROM event ORDER BY seq DESC LIMIT 1').get();
    return (row as { at: number } | undefined)?.at ?? null;
  }

  /** The ledger's name: the hash of its first event, hexadecimal; null before it. */
  id(): string | null {
    return this.hashAt(1);
  }

  /** Hash of an event, hexadecimal; null where there is none. */
  hashAt(seq: number): string | null {
    const hash = this.#db.prepare('SELECT hash FROM event WHERE seq = ?').pluck().get(seq) as Buffer | undefined;
    return hash === undefined ? null : hexOf(hash);
  }

  append(event: DomainEvent, by: Provenance): RecordedEvent {
    const unhashed = {
      seq: this.#head.seq + 1,
      recordedAt: by.recordedAt,
      occurredAt: event.at,
      clockOffsetMs: by.clockOffsetMs,
      businessDate: event.businessDate,
      type: event.type,
      payload: canonicalBytes(event.payload),
      actor: by.actor,
      device: by.device,
      commandKey: by.commandKey,
      prevHash: this.#head.hash,
    };
    const hash = rowHash(nodeCrypto, unhashed);
    this.#insert.run(...columnsOf({ ...unhashed, hash }));
    this.#head = { seq: unhashed.seq, hash };
    return { ...event, seq: unhashed.seq, recordedAt: by.recordedAt, actor: by.actor, device: by.device };
  }

  /** Rows after a sequence number, a page at a time, in order. */
  *rows(after = 0): Generator<LedgerRow> {
    let last = after;
    for (;;) {
      const page = this.#page.all(last, PAGE) as LedgerRow[];
      if (page.length === 0) return;
      yield* page;
      last = page.at(-1)?.seq ?? last;
    }
  }

  /** Events after a sequence number, parsed. */
  *events(after = 0): Generator<RecordedEvent> {
    for (const row of this.rows(after)) yield toEvent(row);
  }

  /** Every event that counts in a business date, up to a sequence number. */
  eventsOf(date: string, upTo: number = Number.MAX_SAFE_INTEGER): RecordedEvent[] {
    return this.rowsOf(date, upTo).map(toEvent);
  }

  /** Events of some types of one visit on a date, in order. */
  ofVisit(date: string, visitId: string, types: readonly string[]): RecordedEvent[] {
    const rows = this.#db
      .prepare(
        `SELECT ${COLUMNS} FROM event WHERE business_date = ? AND type IN (${types.map(() => '?').join(', ')})
         AND json_extract(CAST(payload AS TEXT), '$.visitId') = ? ORDER BY seq`,
      )
      .all(date, ...types, visitId);
    return (rows as LedgerRow[]).map(toEvent);
  }

  /** Events of some types of a day, in order. */
  ofTypes(date: string, types: readonly string[]): RecordedEvent[] {
    const rows = this.#db
      .prepare(
        `SELECT ${COLUMNS} FROM event WHERE business_date = ? AND type IN (${types.map(() => '?').join(', ')}) ORDER BY seq`,
      )
      .all(date, ...types);
    return (rows as LedgerRow[]).map(toEvent);
  }

  /** Tickets of a range of dates, both included, whose person is known by a key, up to a place; the condition is that of the index. */
  keyedTickets(from: string, to: string, upTo: number): RecordedEvent[] {
    const rows = this.#db
      .prepare(
        `SELECT ${COLUMNS} FROM event INDEXED BY event_ticket WHERE type = 'ticketIssued'
         AND business_date BETWEEN ? AND ? AND seq <= ?
         AND json_array_length(CAST(payload AS TEXT), '$.personKeys') > 0 ORDER BY seq`,
      )
      .all(from, to, upTo);
    return (rows as LedgerRow[]).map(toEvent);
  }

  /** Looks at figures by attendant, in order; the condition is that of the index. */
  attendantLooks(): EventOf<'attendantFiguresShown'>[] {
    const rows = this.#db
      .prepare(`SELECT ${COLUMNS} FROM event WHERE type = 'attendantFiguresShown' ORDER BY seq`)
      .all();
    return (rows as LedgerRow[]).map(toEvent) as EventOf<'attendantFiguresShown'>[];
  }

  /** What was noted on a day, whenever it was written. */
  notesOn(date: string): RecordedEvent[] {
    const rows = this.#db
      .prepare(
        `SELECT ${COLUMNS} FROM event WHERE type = 'dayNoted' AND json_extract(CAST(payload AS TEXT), '$.date') = ?
         ORDER BY seq`,
      )
      .all(date);
    return (rows as LedgerRow[]).map(toEvent);
  }

  /** What people say about signals, samples and actions, of the whole ledger, in order: the condition is that of the index. */
  oversightEvents(): RecordedEvent[] {
    const rows = this.#db
      .prepare(
        `SELECT ${COLUMNS} FROM event INDEXED BY event_oversight WHERE type IN
         ('signalAnswered', 'visitAudited', 'actionPlanned', 'actionFollowed') ORDER BY seq`,
      )
      .all();
    return (rows as LedgerRow[]).map(toEvent);
  }

  /** Answers to the exit survey of a range of dates, both included, in order. */
  surveysBetween(from: string, to: string): RecordedEvent[] {
    const rows = this.#db
      .prepare(
        `SELECT ${COLUMNS} FROM event INDEXED BY event_survey
         WHERE type = 'surveyAnswered' AND business_date BETWEEN ? AND ? ORDER BY seq`,
      )
      .all(from, to);
    return (rows as LedgerRow[]).map(toEvent);
  }

  /** The event that first sealed each date of a range, both included: what came late changes it no more. */
  firstSealsBetween(from: string, to: string): { readonly date: string; readonly seq: number }[] {
    return this.#db
      .prepare(
        `SELECT business_date AS date, MIN(seq) AS seq FROM event
         WHERE type = 'daySealed' AND business_date BETWEEN ? AND ? GROUP BY business_date ORDER BY business_date`,
      )
      .all(from, to) as { date: string; seq: number }[];
  }

  /** The configuration of a version; null where the ledger has none. */
  configOfVersion(version: number): BranchConfig | null {
    for (const event of this.machineEvents())
      if (event.type === 'configPublished' && event.payload.version === version) return event.payload.config;
    return null;
  }

  /** What availability is made of, of the whole ledger, in order: the condition is that of the index. */
  machineEvents(): RecordedEvent[] {
    const rows = this.#db
      .prepare(
        `SELECT ${COLUMNS} FROM event WHERE type IN
         ('serverBack', 'deviceEnrolled', 'deviceRevoked', 'deviceLost', 'deviceBack', 'configPublished', 'dayOpened', 'dayClosed')
         ORDER BY seq`,
      )
      .all();
    return (rows as LedgerRow[]).map(toEvent);
  }

  /** What happened to a case of the OIRS, or to all of them (null), in the order in which it happened. */
  caseEvents(folio: string | null): RecordedEvent[] {
    // Of all of them too by their index: else every event of the ledger would be looked at.
    const sql = `SELECT ${COLUMNS} FROM event INDEXED BY event_oirs WHERE type IN (${CASE_EVENTS})`;
    const ofOne = "AND json_extract(CAST(payload AS TEXT), '$.folio') = ?";
    const rows =
      folio === null
        ? this.#db.prepare(`${sql} ORDER BY seq`).all()
        : this.#db.prepare(`${sql} ${ofOne} ORDER BY seq`).all(folio);
    return (rows as LedgerRow[]).map(toEvent);
  }

  /** What was asked about personal data, and what is known of breaches, in order. */
  rightsEvents(): RecordedEvent[] {
    const sql = `SELECT ${COLUMNS} FROM event INDEXED BY event_rights WHERE type IN (${RIGHTS_EVENTS}) ORDER BY seq`;
    return (this.#db.prepare(sql).all() as LedgerRow[]).map(toEvent);
  }

  /** The last erasures by retention, the newest first. */
  erasures(limit: number): RecordedEvent[] {
    const sql = `SELECT ${COLUMNS} FROM event INDEXED BY event_erased WHERE type = 'personalDataErased' ORDER BY seq DESC LIMIT ?`;
    return (this.#db.prepare(sql).all(limit) as LedgerRow[]).map(toEvent);
  }

  /** One row; null where there is none. */
  row(seq: number): LedgerRow | null {
    return (this.#db.prepare(`SELECT ${COLUMNS} FROM event WHERE seq = ?`).get(seq) as LedgerRow | undefined) ?? null;
  }

  rowsOf(date: string, upTo: number = Number.MAX_SAFE_INTEGER): LedgerRow[] {
    return this.#ofDate.all(date, upTo) as LedgerRow[];
  }
}

/** Writes a row of another copy of this ledger as it is. */
export function insertRow(db: Db, row: LedgerRow): void {
  db.prepare(INSERT).run(...columnsOf(row));
}

function columnsOf(row: LedgerRow): readonly unknown[] {
  return [
    row.seq,
    row.recordedAt,
    row.occurredAt,
    row.clockOffsetMs,
    row.businessDate,
    row.type,
    row.payload,
    row.actor,
    row.device,
    row.commandKey,
    row.prevHash,
    row.hash,
  ];
}

/** The event in a row. The chain proves that its bytes are those this program wrote, so they are trusted once verified. */
export function toEvent(row: LedgerRow): RecordedEvent {
  return eventOf(row, JSON.parse(textOf(row.payload)));
}
