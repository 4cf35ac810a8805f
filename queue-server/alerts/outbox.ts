import type { Db } from '../ledger/database.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** How long after each try that failed the next one is made; after the last one it is given up. A day and a half in all. */
const AGAIN_MS = [10 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 8 * HOUR, 24 * HOUR];
/** So many are remembered once they are settled. */
const KEPT = 200;
/** An alert that was away for less is the same one. */
const SAME_ALERT_MS = 5 * MINUTE;
/** That one is still there is written down this often: a look that finds nothing new writes nothing. */
const SEEN_EVERY_MS = MINUTE;

export type OutboxMessage = {
  readonly id: string;
  readonly kind: string;
  readonly body: string;
  readonly tries: number;
};
export type LoggedMessage = {
  readonly id: string;
  readonly createdAt: number;
  readonly kind: string;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly tries: number;
  readonly triedAt: number | null;
  readonly nextAt: number;
  readonly answer: string | null;
};

/** Alerts on their way outside, on disk: a restart loses none and tells none twice. Instants in UTC ms. */
export class AlertOutbox {
  readonly #db: Db;
  readonly #listeners = new Set<() => void>();

  constructor(db: Db) {
    this.#db = db;
  }

  /**
   * Puts on their way those that were not told yet, or were away long enough to be new, by the ids under which they are known
   * here: all of it or nothing. All that are given are there now.
   */
  tellNew(
    ids: readonly string[],
    now: number,
    make: (id: string) => Pick<OutboxMessage, 'id' | 'kind' | 'body'>,
  ): void {
    const seen = this.#db.prepare('SELECT seen_at FROM alert_told WHERE id = ?').pluck();
    const away = ids.map((id) => ({ id, ms: now - Number(seen.get(id) ?? Number.NEGATIVE_INFINITY) }));
    const due = away.filter(({ ms }) => ms > SEEN_EVERY_MS);
    if (due.length === 0) return;
    this.#db.transaction(() => {
      const see = this.#db.prepare('INSERT OR REPLACE INTO alert_told (id, seen_at) VALUES (?, ?)');
      for (const { id, ms } of due) {
        see.run(id, now);
        if (ms > SAME_ALERT_MS) this.#insert(make(id), now);
      }
      this.#db.prepare('DELETE FROM alert_told WHERE seen_at < ?').run(now - SAME_ALERT_MS);
    })();
    this.#tell();
  }

  put(message: Pick<OutboxMessage, 'id' | 'kind' | 'body'>, now: number): void {
    this.#insert(message, now);
    this.#tell();
  }

  /** Told when there is one more. */
  onPut(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The one that is due the longest; null where none is. */
  due(now: number): OutboxMessage | null {
    const row = this.#db
      .prepare(
        `SELECT id, kind, body, tries FROM alert_outbox WHERE state = 'waiting' AND next_at <= ?
         ORDER BY next_at, created_at, id LIMIT 1`,
      )
      .get(now);
    return (row as OutboxMessage | undefined) ?? null;
  }

  /** What came of a try. */
  tried({ id, tries }: Pick<OutboxMessage, 'id' | 'tries'>, delivered: boolean, answer: string, now: number): void {
    const again = AGAIN_MS[tries];
    const state = delivered ? 'delivered' : again === undefined ? 'failed' : 'waiting';
    this.#db
      .prepare('UPDATE alert_outbox SET state = ?, tries = ?, tried_at = ?, next_at = ?, answer = ? WHERE id = ?')
      .run(state, tries + 1, now, now + (again ?? 0), answer, id);
  }

  /** Nothing more is sent of what waits: there is nobody to send it to. */
  giveUp(answer: string, now: number): void {
    this.#db
      .prepare("UPDATE alert_outbox SET state = 'failed', answer = ?, tried_at = ? WHERE state = 'waiting'")
      .run(answer, now);
  }

  /** Whether anything waits, or anything of one kind. */
  waits(kind: string | null = null): boolean {
    return (
      this.#db.prepare("SELECT 1 FROM alert_outbox WHERE state = 'waiting' AND kind = coalesce(?, kind)").get(kind) !==
      undefined
    );
  }

  /** The newest first. */
  log(most: number): readonly LoggedMessage[] {
    return this.#db
      .prepare(
        `SELECT id, created_at AS createdAt, kind, state, tries, tried_at AS triedAt, next_at AS nextAt, answer
         FROM alert_outbox ORDER BY created_at DESC, id DESC LIMIT ?`,
      )
      .all(most) as LoggedMessage[];
  }

  #insert({ id, kind, body }: Pick<OutboxMessage, 'id' | 'kind' | 'body'>, now: number): void {
    this.#db
      .prepare(
        "INSERT INTO alert_outbox (id, created_at, kind, body, state, next_at) VALUES (?, ?, ?, ?, 'waiting', ?)",
      )
      .run(id, now, kind, body, now);
    this.#db
      .prepare(
        `DELETE FROM alert_outbox WHERE state <> 'waiting' AND id NOT IN
         (SELECT id FROM alert_outbox ORDER BY created_at DESC, id DESC LIMIT ?)`,
      )
      .run(KEPT);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
