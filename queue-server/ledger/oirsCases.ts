import type { Db } from './database.ts';

/** A case of the OIRS as the reports know it: nothing of what it says. */
export type OirsCaseRow = {
  readonly folio: string;
  readonly seq: number;
  readonly kind: string;
  readonly institutionId: string;
  readonly filedAt: number;
  readonly dueDate: string | null;
  readonly replyChannel: string;
  readonly closedAt: number | null;
  readonly closedSeq: number | null;
  readonly outcome: string | null;
  readonly referredTo: string | null;
  readonly assignedTo: string | null;
  /** How it came. */
  readonly channel: string;
  /** When it came, where whoever registered it says that it was on another day. */
  readonly receivedOn: string | null;
  /** What became of its reply by mail: `queued`, `sent` or `failed`; null where none is to leave so. */
  readonly mail: string | null;
  /** Why it did not leave when it was last told. */
  readonly mailTrouble: string | null;
  /** Since when it waits, when it left, or when it was given up, UTC ms. */
  readonly mailAt: number | null;
  /** The event by which its person's name or address was put right last; null for none. */
  readonly rectifiedSeq: number | null;
};

const COLUMNS = `folio, seq, kind, institution_id AS institutionId, filed_at AS filedAt, due_date AS dueDate,
  reply_channel AS replyChannel, closed_at AS closedAt, closed_seq AS closedSeq, outcome, referred_to AS referredTo,
  assigned_to AS assignedTo, channel, received_on AS receivedOn, mail, mail_trouble AS mailTrouble, mail_at AS mailAt, rectified_seq AS rectifiedSeq`;

/** What people wrote to the branch, by folio, by term, and by when it was closed. */
export class OirsCases {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** A case by its folio; null for none. */
  byFolio(folio: string): OirsCaseRow | null {
    const row = this.#db.prepare(`SELECT ${COLUMNS} FROM report_oirs WHERE folio = ?`).get(folio);
    return (row as OirsCaseRow | undefined) ?? null;
  }

  /** A folio of this branch, given whole or by its end: `2026-0000123`. Null for none. */
  folioEnding(asked: string): string | null {
    const byEnd = /^\d{4}-\d{7}$/.test(asked);
    const sql = `SELECT folio FROM report_oirs WHERE folio ${byEnd ? 'LIKE' : '='} ? ORDER BY folio LIMIT 1`;
    const folio = this.#db
      .prepare(sql)
      .pluck()
      .get(byEnd ? `%-${asked}` : asked);
    return (folio as string | undefined) ?? null;
  }

  /** Cases that are open, those due first and without a term last; or the last that were closed. At most `limit`. */
  list(which: 'open' | 'closed', limit: number): OirsCaseRow[] {
    const rest =
      which === 'open'
        ? 'closed_at IS NULL ORDER BY due_date IS NULL, due_date, filed_at'
        : 'closed_at IS NOT NULL ORDER BY closed_at DESC';
    return this.#db.prepare(`SELECT ${COLUMNS} FROM report_oirs WHERE ${rest} LIMIT ?`).all(limit) as OirsCaseRow[];
  }

  /** The case whose person's name was sealed under a key; null for none. */
  byIdentityKey(keyId: string): OirsCaseRow | null {
    const row = this.#db.prepare(`SELECT ${COLUMNS} FROM report_oirs WHERE identity_key = ?`).get(keyId);
    return (row as OirsCaseRow | undefined) ?? null;
  }

  /** Cases whose reply waits to leave by mail, the one that waits longest first. */
  toMail(): OirsCaseRow[] {
    const sql = `SELECT ${COLUMNS} FROM report_oirs WHERE mail = 'queued' ORDER BY mail_at`;
    return this.#db.prepare(sql).all() as OirsCaseRow[];
  }

  /** How many replies were given up. Those whose address was erased are no trouble of anybody's. */
  mailFailed(): number {
    const sql = "SELECT count(*) FROM report_oirs WHERE mail = 'failed' AND mail_trouble <> 'erased'";
    return this.#db.prepare(sql).pluck().get() as number;
  }

  /** How many open cases are due on a date or before. */
  dueBy(date: string): number {
    const sql = 'SELECT count(*) FROM report_oirs WHERE closed_at IS NULL AND due_date <= ?';
    return this.#db.prepare(sql).pluck().get(date) as number;
  }

  /** Sequence numbers of the filing and the closing of the cases that were closed before an instant. */
  closedBefore(instant: number): { readonly seq: number; readonly closedSeq: number }[] {
    return this.#db
      .prepare('SELECT seq, closed_seq AS closedSeq FROM report_oirs WHERE closed_at < ? ORDER BY seq')
      .all(instant) as { seq: number; closedSeq: number }[];
  }
}
