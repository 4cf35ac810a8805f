import { join } from 'node:path';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { hexOf, textOf } from '@turno25/shared/evidence/bytes.ts';
import { readCanonical } from '@turno25/shared/evidence/canonical.ts';
import type { Rotation } from '@turno25/shared/evidence/rotation.ts';
import { eventOf, type LedgerRow, type RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { SavedWalk, SealSeen } from '@turno25/shared/evidence/walk.ts';
import { writeRow } from '@turno25/shared/evidence/writtenRow.ts';
import type { Statement } from 'better-sqlite3';
import { openSqliteFile, type SqliteDb } from '../files/sqliteFile.ts';
import type { Suspicion } from '../registry/standing.ts';
import { EVIDENCE_TABLES } from './evidenceTables.ts';

const COLUMNS = `seq, recorded_at AS recordedAt, occurred_at AS occurredAt, clock_offset_ms AS clockOffsetMs,
  business_date AS businessDate, type, payload, actor, device, command_key AS commandKey, prev_hash AS prevHash, hash`;

/** What an index has apart: its condition has to stand in a question word for word. */
const RARE = `'serverBack', 'deviceEnrolled', 'deviceRevoked', 'deviceLost', 'deviceBack', 'configPublished', 'dayOpened', 'dayClosed',
   'keyRotated', 'ledgerRestored', 'oirsFiled', 'oirsClosed'`;

/** What is kept beside the rows, by name. */
type Marks = {
  /** Where the walk over the rows stands. */
  readonly walk: SavedWalk;
  /** A row that did not verify, and whether it came twice. */
  readonly suspicion: Suspicion;
};

/** The proven rows of one branch in a file of their own: no other branch's trouble reaches it. */
export class Evidence {
  readonly #db: SqliteDb;
  readonly #insert: Statement;
  /** Rows held back, counted once: every delivery of a branch in quarantine asks how many there are. */
  #heldBack: number | null = null;

  private constructor(db: SqliteDb) {
    this.#db = db;
    this.#insert = db.prepare(`INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  }

  /** The evidence of a branch in the centre's folder, made on first use. Survives a power cut once a delivery was answered. */
  static open(folder: string, branchId: string): Evidence {
    return new Evidence(openSqliteFile(fileOf(folder, branchId), EVIDENCE_TABLES));
  }

  close(): void {
    this.#db.close();
  }

  /** Everything that `work` writes, or nothing of it. */
  together<T>(work: () => T): T {
    return this.#db.transaction(work).immediate();
  }

  /** The last proven row; seq 0 where there is none. */
  head(): { readonly seq: number; readonly hash: string; readonly recordedAt: number } {
    const row = this.#db.prepare('SELECT seq, hash, recorded_at AS at FROM event ORDER BY seq DESC LIMIT 1').get() as
      | { seq: number; hash: Buffer; at: number }
      | undefined;
    return row === undefined
      ? { seq: 0, hash: '', recordedAt: 0 }
      : { seq: row.seq, hash: hexOf(row.hash), recordedAt: row.at };
  }

  append(row: LedgerRow): void {
    this.#insert.run(
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
    );
  }

  /** The hash of a proven row, hexadecimal; null where there is none. */
  hashAt(seq: number): string | null {
    const hash = this.#db.prepare('SELECT hash FROM event WHERE seq = ?').pluck().get(seq) as Buffer | undefined;
    return hash === undefined ? null : hexOf(hash);
  }

  /** Proven rows after a place, in order, up to another (included). */
  *rows(after = 0, upTo = Number.MAX_SAFE_INTEGER): Generator<LedgerRow> {
    const sql = `SELECT ${COLUMNS} FROM event WHERE seq > ? AND seq <= ? ORDER BY seq`;
    yield* this.#db.prepare(sql).iterate(after, upTo) as Iterable<LedgerRow>;
  }

  /** Rows of a business date up to a place, in order. */
  rowsOf(date: string, upTo = Number.MAX_SAFE_INTEGER): readonly LedgerRow[] {
    const sql = `SELECT ${COLUMNS} FROM event WHERE business_date = ? AND seq <= ? ORDER BY seq`;
    return this.#db.prepare(sql).all(date, upTo) as LedgerRow[];
  }

  eventsOf(date: string, upTo = Number.MAX_SAFE_INTEGER): readonly RecordedEvent[] {
    return this.rowsOf(date, upTo).map(toEvent);
  }

  /** Tickets between two dates whose person is known by a key, up to a place. */
  keyedTickets(from: string, to: string, upTo: number): readonly RecordedEvent[] {
    const sql = `SELECT ${COLUMNS} FROM event INDEXED BY event_ticket WHERE type = 'ticketIssued'
      AND business_date BETWEEN ? AND ? AND seq <= ?
      AND json_array_length(CAST(payload AS TEXT), '$.personKeys') > 0 ORDER BY seq`;
    return (this.#db.prepare(sql).all(from, to, upTo) as LedgerRow[]).map(toEvent);
  }

  /** Events of machines and of cases, which belong to no single day, in order. */
  rareEvents(types: readonly string[]): readonly RecordedEvent[] {
    const places = types.map(() => '?').join(', ');
    const sql = `SELECT ${COLUMNS} FROM event INDEXED BY event_rare WHERE type IN
      (${RARE}) AND type IN (${places}) ORDER BY seq`;
    return (this.#db.prepare(sql).all(...types) as LedgerRow[]).map(toEvent);
  }

  /** Hash of the last event of a case, hexadecimal; empty where there is none: while it is the same, so are all of them. */
  lastCase(): string {
    const sql = `SELECT hash FROM event INDEXED BY event_rare WHERE type IN
      (${RARE}) AND type IN ('oirsFiled', 'oirsClosed') ORDER BY seq DESC LIMIT 1`;
    const hash = this.#db.prepare(sql).pluck().get() as Buffer | undefined;
    return hash === undefined ? '' : hexOf(hash);
  }

  configOfVersion(version: number): BranchConfig | null {
    for (const event of this.rareEvents(['configPublished']))
      if (event.type === 'configPublished' && event.payload.version === version) return event.payload.config;
    return null;
  }

  /** Every change of the signing key among the proven rows. */
  rotations(): readonly Rotation[] {
    return this.rareEvents(['keyRotated']).map(({ payload }) => payload as Rotation);
  }

  noteSeal({ seq, date, amendment, keyId }: SealSeen): void {
    this.#db.prepare('INSERT INTO seal VALUES (?, ?, ?, ?)').run(seq, date, amendment, keyId);
  }

  /** The newest seal of each sealed date, oldest date first. */
  lastSeals(): readonly { readonly date: string; readonly seal: number }[] {
    const sql =
      'SELECT business_date AS date, max(seq) AS seal FROM seal GROUP BY business_date ORDER BY business_date';
    return this.#db.prepare(sql).all() as { date: string; seal: number }[];
  }

  /** The date of the day that was opened last; null where none was. */
  lastOpened(): string | null {
    const sql = `SELECT business_date FROM event INDEXED BY event_rare WHERE type IN (${RARE}) AND type = 'dayOpened' ORDER BY seq DESC LIMIT 1`;
    return (this.#db.prepare(sql).pluck().get() as string | undefined) ?? null;
  }

  /** The last date that has a seal; null where none has. */
  sealedUntil(): string | null {
    return this.#db.prepare('SELECT max(business_date) FROM seal').pluck().get() as string | null;
  }

  /** Keeps rows that cannot be believed now, each once, as they came. */
  holdBack(rows: readonly LedgerRow[], now: number): void {
    const insert = this.#db.prepare('INSERT OR IGNORE INTO held_back VALUES (?, ?, ?, ?)');
    const before = this.heldBackCount();
    let more = 0;
    for (const row of rows) more += insert.run(row.seq, hexOf(row.hash), now, JSON.stringify(writeRow(row))).changes;
    this.#heldBack = before + more;
  }

  heldBackCount(): number {
    this.#heldBack ??= this.#db.prepare('SELECT count(*) FROM held_back').pluck().get() as number;
    return this.#heldBack;
  }

  /** The last row that is held back; seq 0 where none is. */
  lastHeldBack(): { readonly upTo: number; readonly hash: string } {
    const sql = 'SELECT seq AS upTo, hash FROM held_back ORDER BY seq DESC, arrived_at DESC LIMIT 1';
    const last = this.#db.prepare(sql).get() as { upTo: number; hash: string } | undefined;
    return last ?? { upTo: 0, hash: '' };
  }

  /** What was held back counts no more, and stays beside: somebody looked into it, and the branch says it anew. */
  setAsideHeldBack(now: number): void {
    this.#db.prepare("INSERT OR IGNORE INTO set_aside SELECT seq, hash, ?, 'doubted', row FROM held_back").run(now);
    this.#db.exec('DELETE FROM held_back');
    this.#heldBack = 0;
  }

  /** Takes proven rows after a place out of what counts: they stay beside, for whoever asks what a restore left out. */
  setAsideAfter(seq: number, now: number): void {
    const insert = this.#db.prepare("INSERT OR IGNORE INTO set_aside VALUES (?, ?, ?, 'restored', ?)");
    for (const row of [...this.rows(seq)]) insert.run(row.seq, hexOf(row.hash), now, JSON.stringify(writeRow(row)));
    this.#db.prepare('DELETE FROM event WHERE seq > ?').run(seq);
    this.#db.prepare('DELETE FROM seal WHERE seq > ?').run(seq);
  }

  /** How many rows were set aside, and why. */
  setAside(why: 'doubted' | 'restored'): number {
    return this.#db.prepare('SELECT count(*) FROM set_aside WHERE why = ?').pluck().get(why) as number;
  }

  mark<N extends keyof Marks>(name: N): Marks[N] | null {
    const value = this.#db.prepare('SELECT value FROM mark WHERE name = ?').pluck().get(name) as string | undefined;
    return value === undefined ? null : JSON.parse(value);
  }

  setMark<N extends keyof Marks>(name: N, value: Marks[N] | null): void {
    if (value === null) this.#db.prepare('DELETE FROM mark WHERE name = ?').run(name);
    else this.#db.prepare('INSERT OR REPLACE INTO mark VALUES (?, ?)').run(name, JSON.stringify(value));
  }
}

/** Where the evidence of a branch lies. Names of branches are checked at enrolment: none leads out of the folder. */
function fileOf(folder: string, branchId: string): string {
  return join(folder, 'branches', `${branchId}.db`);
}

function toEvent(row: LedgerRow): RecordedEvent {
  const payload = readCanonical(row.payload);
  if (!payload.ok) throw new Error(`proven row ${row.seq} is not canonical: ${textOf(row.payload).slice(0, 80)}`);
  return eventOf(row, payload.value);
}
