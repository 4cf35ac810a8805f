import { createCipheriv, createDecipheriv } from 'node:crypto';
import { type RandomBytes, randomBytes } from '@turno25/shared/time/random.ts';
import type { Db } from '../ledger/database.ts';
import type { Effect } from '../ledger/effect.ts';

const TAG_BYTES = 16;

/** Where each secret lies: of the account by which answers are mailed, and of this branch at the provider of sign-ins. */
type SecretTable = 'mail_secret' | 'oidc_secret';

/**
 * A secret that the branch shows to a server elsewhere: apart from the configuration, so that no export, no review of
 * changes and no ledger has it; sealed by a key of the vault, and bound to the server and account that it was given for.
 * Whoever publishes another server gets no secret sent there.
 */
export class SealedSecret {
  readonly #db: Db;
  readonly #table: SecretTable;
  readonly #key: Uint8Array;
  readonly #random: RandomBytes;

  constructor(db: Db, table: SecretTable, key: Uint8Array, random: RandomBytes = randomBytes) {
    this.#db = db;
    this.#table = table;
    this.#key = key;
    this.#random = random;
  }

  /** Keeps a secret for an account in the place of any other. */
  keeping(account: string, secret: string): Effect {
    return {
      name: this.#table,
      perform: () => {
        const iv = Buffer.from(this.#random(12));
        const cipher = createCipheriv('aes-256-gcm', this.#key, iv).setAAD(Buffer.from(account, 'utf8'));
        const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
        this.#db.prepare(`DELETE FROM ${this.#table}`).run();
        this.#db.prepare(`INSERT INTO ${this.#table} (account, iv, sealed) VALUES (?, ?, ?)`).run(account, iv, sealed);
        return null;
      },
    };
  }

  /** The secret for an account; null where there is none, or a hand wrote it there. */
  of(account: string): string | null {
    const row = this.#db.prepare(`SELECT iv, sealed FROM ${this.#table} WHERE account = ?`).get(account) as
      | { iv: Buffer; sealed: Buffer }
      | undefined;
    if (row === undefined) return null;
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, row.iv).setAAD(Buffer.from(account, 'utf8'));
      decipher.setAuthTag(row.sealed.subarray(row.sealed.length - TAG_BYTES));
      const text = decipher.update(row.sealed.subarray(0, row.sealed.length - TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  }
}
