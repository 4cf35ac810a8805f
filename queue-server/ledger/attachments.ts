import type { Db } from './database.ts';
import type { Effect } from './effect.ts';

/** Files of cases, sealed: too large for the ledger, which has their digests. Without its key one is noise. */
export class Attachments {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  adding(id: string, data: Buffer): Effect {
    return {
      name: 'attachment',
      perform: () => {
        this.#db.prepare('INSERT INTO oirs_attachment (id, data) VALUES (?, ?)').run(id, data);
        return null;
      },
    };
  }

  /** The sealed bytes; null where there are none any more. */
  data(id: string): Buffer | null {
    return (
      (this.#db.prepare('SELECT data FROM oirs_attachment WHERE id = ?').pluck().get(id) as Buffer | undefined) ?? null
    );
  }

  forget(ids: readonly string[]): void {
    const forget = this.#db.prepare('DELETE FROM oirs_attachment WHERE id = ?');
    for (const id of ids) forget.run(id);
  }
}
