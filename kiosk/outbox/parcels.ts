import type { ExhaustedBody } from '@turno25/shared/contracts/offline.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { z } from 'zod';
import type { Db } from './database.ts';
import { type Parcel, parcel } from './serverLink.ts';

export type WaitingParcel = { readonly seq: number; readonly key: string; readonly parcel: Parcel };

const parcelRow = z.object({
  seq: z.int(),
  deliveryKey: z.string(),
  kind: z.enum(['ticket', 'print', 'abandoned', 'exhausted']),
  visitId: z.string().nullable(),
  body: z.string().nullable(),
});

const EXHAUSTED = 'exhausted.';
const UNREADABLE = 'unreadable';

/**
 * What the server must hear, in order. Every verb is to be called within the transaction it belongs to. In the file they are
 * `deliveries`, as in every one that was ever written.
 */
export class Parcels {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Something to say that is already known in full. Said once for each key. */
  add(key: string, visitId: string | null, parcel: Parcel): void {
    this.#insert(parcel.kind, key, visitId, JSON.stringify(parcel));
  }

  /** Said once for each block that ran out, however often it is sent: the key lasts as long as the date. */
  addExhausted(body: ExhaustedBody, lastNumber: number): void {
    this.add(`${EXHAUSTED}${body.businessDate}.${body.series}.${lastNumber}`, null, { kind: 'exhausted', body });
  }

  forgetExhausted(before: string): void {
    this.#db
      .prepare(
        `DELETE FROM deliveries
         WHERE kind = 'exhausted' AND state = 'delivered' AND substr(deliveryKey, length(?) + 1, length(?)) < ?`,
      )
      .run(EXHAUSTED, before, before);
  }

  /** A ticket, or a tap that was given up: what is said of it is written down when it first leaves. */
  addLater(kind: 'ticket' | 'abandoned', visitId: string): void {
    this.#insert(kind, `${kind}.${visitId}`, visitId, null);
  }

  /** Whether something was promised that has not left yet. */
  isUnsent(kind: 'ticket' | 'abandoned', visitId: string): boolean {
    const unsent = this.#db.prepare('SELECT 1 FROM deliveries WHERE visitId = ? AND kind = ? AND body IS NULL');
    return unsent.get(visitId, kind) !== undefined;
  }

  /** Takes back what has not left yet. */
  withdraw(kind: 'ticket' | 'abandoned', visitId: string): void {
    this.#db.prepare('DELETE FROM deliveries WHERE visitId = ? AND kind = ? AND body IS NULL').run(visitId, kind);
  }

  /**
   * The oldest that waits. What it says is fixed now, since the same key must always come with the same bytes. One that
   * cannot be written or read is set aside like one that the server refuses: none may hold up the rest.
   */
  next(write: (kind: 'ticket' | 'abandoned', visitId: string) => Parcel): WaitingParcel | null {
    for (;;) {
      const found = this.#db.prepare("SELECT * FROM deliveries WHERE state = 'waiting' ORDER BY seq LIMIT 1").get();
      if (found === undefined) return null;
      try {
        return this.#writtenOut(found, write);
      } catch {
        this.refused(z.object({ seq: z.int() }).parse(found).seq, UNREADABLE);
      }
    }
  }

  #writtenOut(found: unknown, write: (kind: 'ticket' | 'abandoned', visitId: string) => Parcel): WaitingParcel {
    const { seq, deliveryKey: key, kind, visitId, body } = parcelRow.parse(found);
    if (body !== null) return { seq, key, parcel: parcel.parse(JSON.parse(body)) };
    if ((kind !== 'ticket' && kind !== 'abandoned') || visitId === null) throw new Error(`parcel ${seq} has no body`);
    const written = write(kind, visitId);
    this.#db.prepare('UPDATE deliveries SET body = ? WHERE seq = ?').run(JSON.stringify(written), seq);
    return { seq, key, parcel: written };
  }

  /**
   * Puts back in line what another moment may take: at a start all of it, else what only waited for its day to open. A
   * refusal is the answer to its key for ever, so it is asked under a new one; what failed has no answer yet, and keeps its own. A number
   * of a registration before this one is taken once that one is revoked.
   */
  tryAgain(now: Instant, all: boolean): void {
    const again = `UPDATE deliveries SET state = 'waiting', refusal = NULL,
      deliveryKey = kind || '.' || visitId || '.' || seq || '.' || ? WHERE state = 'refused' AND visitId IS NOT NULL`;
    this.#db.prepare(`${again} AND refusal = 'day.closed'`).run(String(now));
    if (!all) return;
    this.#db
      .prepare(
        `${again} AND (refusal IN ('day.neverOpened', 'ticket.notInBlock') OR (refusal = 'visit.unknown' AND kind = 'print'))`,
      )
      .run(String(now));
    this.#db.exec(
      "UPDATE deliveries SET state = 'waiting', refusal = NULL WHERE state = 'refused' AND refusal = 'server.unexpected'",
    );
  }

  /** Tickets that were told without the branch's signed word are told again, under another key, to another copy of its ledger. */
  tellAgain(epoch: string): void {
    this.#db
      .prepare(
        `UPDATE deliveries SET state = 'waiting', deliveryKey = kind || '.' || visitId || '.' || seq || '.' || ?
         WHERE kind = 'ticket' AND state = 'delivered' AND visitId NOT IN (SELECT visitId FROM receipts)`,
      )
      .run(epoch);
  }

  acknowledged(seq: number): void {
    this.#db.prepare("UPDATE deliveries SET state = 'delivered' WHERE seq = ?").run(seq);
  }

  /** Set aside, kept and counted, so that one that the server will never take does not hold up the rest. */
  refused(seq: number, code: string): void {
    this.#db.prepare("UPDATE deliveries SET state = 'refused', refusal = ? WHERE seq = ?").run(code, seq);
  }

  #insert(kind: Parcel['kind'], key: string, visitId: string | null, body: string | null): void {
    this.#db
      .prepare('INSERT OR IGNORE INTO deliveries (kind, visitId, deliveryKey, body) VALUES (?, ?, ?, ?)')
      .run(kind, visitId, key, body);
  }
}
