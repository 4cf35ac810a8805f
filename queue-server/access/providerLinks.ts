import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Db } from '../ledger/database.ts';
import type { Effect } from '../ledger/effect.ts';

/** Somebody as a provider names them: the issuer, and the subject that it never gives to another. */
export type ProviderSubject = { readonly issuer: string; readonly subject: string };

/** Which account somebody at a provider has here. Names and addresses of theirs decide nothing: they change hands. */
export class ProviderLinks {
  readonly #db: Db;
  readonly #key: Uint8Array;

  constructor(db: Db, key: Uint8Array) {
    this.#db = db;
    this.#key = key;
  }

  /** Links somebody beside the event that says so; refused where they have an account already. */
  linking(who: ProviderSubject, staffId: string): Effect {
    return {
      name: 'linkAccount',
      perform: () => {
        if (this.accountOf(who) !== null) return { code: 'staff.linkedAlready', detail: {} };
        this.#db
          .prepare('INSERT OR REPLACE INTO staff_link (issuer, subject, staff_id, seal) VALUES (?, ?, ?, ?)')
          .run(who.issuer, who.subject, staffId, this.#seal(who, staffId));
        return null;
      },
    };
  }

  /** The account of somebody at a provider; null for none, and where a hand wrote it there. */
  accountOf(who: ProviderSubject): string | null {
    const row = this.#db
      .prepare('SELECT staff_id AS staffId, seal FROM staff_link WHERE issuer = ? AND subject = ?')
      .get(who.issuer, who.subject) as { staffId: string; seal: Buffer } | undefined;
    if (row === undefined) return null;
    const seal = this.#seal(who, row.staffId);
    return row.seal.length === seal.length && timingSafeEqual(row.seal, seal) ? row.staffId : null;
  }

  #seal({ issuer, subject }: ProviderSubject, staffId: string): Buffer {
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([issuer, subject, staffId]), 'utf8')
      .digest();
  }
}
