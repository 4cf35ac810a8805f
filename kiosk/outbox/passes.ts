import type { Pass } from '@turno25/shared/contracts/offline.ts';
import type { Db } from './database.ts';

/** Visits to come with the codes that their tickets will carry, as the server granted them. Each is used once. */
export class Passes {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  keep(granted: readonly Pass[]): void {
    const add = this.#db.prepare('INSERT OR IGNORE INTO passes (visitId, trackingToken, surveyCode) VALUES (?, ?, ?)');
    this.#db
      .transaction(() => {
        for (const { visitId, trackingToken, surveyCode } of granted) add.run(visitId, trackingToken, surveyCode);
      })
      .immediate();
  }

  /** The oldest one, which is gone then; to be called within the transaction that uses it. Null when there is none. */
  take(): Pass | null {
    const taken = this.#db
      .prepare<[], Pass>(
        `DELETE FROM passes WHERE visitId = (SELECT visitId FROM passes ORDER BY rowid LIMIT 1)
         RETURNING visitId, trackingToken, surveyCode`,
      )
      .get();
    return taken ?? null;
  }

  get held(): number {
    return this.#db.prepare<[], { held: number }>('SELECT count(*) AS held FROM passes').get()?.held ?? 0;
  }
}
