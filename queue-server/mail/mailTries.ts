import type { Db } from '../ledger/database.ts';

/** A case's answer that was tried and did not leave: how often, and when it is tried again (UTC ms). */
export type MailTry = { readonly tries: number; readonly nextAt: number; readonly trouble: string };

/** Tries of what is still to leave: beside the ledger, since each is no promise; without them everything is tried at once. */
export class MailTries {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  of(folio: string): MailTry | null {
    const sql = 'SELECT tries, next_at AS nextAt, trouble FROM mail_try WHERE folio = ?';
    return (this.#db.prepare(sql).get(folio) as MailTry | undefined) ?? null;
  }

  put(folio: string, { tries, nextAt, trouble }: MailTry): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO mail_try (folio, tries, next_at, trouble) VALUES (?, ?, ?, ?)')
      .run(folio, tries, nextAt, trouble);
  }

  forget(folio: string): void {
    this.#db.prepare('DELETE FROM mail_try WHERE folio = ?').run(folio);
  }
}
