import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Refusal } from '@turno25/shared/domain/ledger/refusals.ts';
import { canonicalBytes, canonicalText } from '@turno25/shared/evidence/canonical.ts';
import type { Statement } from 'better-sqlite3';
import type { Db } from './database.ts';

/** What is kept of an answer: what the verb gave, or why it was refused. */
export type StoredAnswer =
  | { readonly outcome: 'done'; readonly body: unknown }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };
/** What is known of a key: never seen, answered before, or used before for something else. */
export type KnownCommand =
  | { readonly kind: 'new' }
  | { readonly kind: 'answered'; readonly answer: StoredAnswer }
  | { readonly kind: 'otherBody' };

/** Every command that was answered, by actor and key. Bodies are kept as HMAC only: they may hold personal data. */
export class CommandTable {
  readonly #find: Statement;
  readonly #insert: Statement;
  readonly #hmacKey: KeyObject;

  constructor(db: Db, hmacKey: Buffer) {
    this.#find = db.prepare('SELECT body_hmac, outcome, answer FROM command WHERE actor = ? AND key = ?');
    this.#insert = db.prepare(
      `INSERT INTO command (actor, key, body_hmac, outcome, answer, first_seq, last_seq, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#hmacKey = createSecretKey(hmacKey);
  }

  find(actor: string, key: string, body: unknown): KnownCommand {
    const row = this.#find.get(actor, key) as { body_hmac: Buffer; outcome: string; answer: string } | undefined;
    if (row === undefined) return { kind: 'new' };
    if (!timingSafeEqual(row.body_hmac, this.#hmac(body))) return { kind: 'otherBody' };
    const kept = JSON.parse(row.answer);
    return {
      kind: 'answered',
      answer: row.outcome === 'refused' ? { outcome: 'refused', refusal: kept } : { outcome: 'done', body: kept },
    };
  }

  record(
    command: { readonly actor: string; readonly key: string; readonly body: unknown; readonly recordedAt: number },
    answer: StoredAnswer,
    range: { readonly first: number; readonly last: number } | null,
  ): void {
    this.#insert.run(
      command.actor,
      command.key,
      this.#hmac(command.body),
      answer.outcome,
      canonicalText(answer.outcome === 'done' ? answer.body : answer.refusal),
      range?.first ?? null,
      range?.last ?? null,
      command.recordedAt,
    );
  }

  #hmac(body: unknown): Buffer {
    return createHmac('sha256', this.#hmacKey).update(canonicalBytes(body)).digest();
  }
}
