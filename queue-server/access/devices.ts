import { randomBytes } from '@turno25/shared/time/random.ts';
import type { Db } from '../ledger/database.ts';
import type { Effect } from '../ledger/effect.ts';
import { tokenHash } from './accounts.ts';

export type DeviceKind = 'kiosk' | 'board';
export type DeviceRow = {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly active: boolean;
};

/** What a code enrols, and who answers for it. */
export type Enrolment = { readonly kind: DeviceKind; readonly name: string; readonly author: string | null };

const CODE_MS = 24 * 3_600_000;
/** How long it is known what became of a code; a spent one has its hour below zero. */
const REMEMBERED_MS = 30 * 24 * 3_600_000;
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Kiosks and boards: each holds a token that it got once, with a short-lived code. */
export class Devices {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** A code that enrols one device, once, within a day; `author` is whoever asked for it, null for the server itself. */
  newCode(
    kind: DeviceKind,
    name: string,
    now: number,
    author: string | null = null,
  ): { readonly code: string; readonly expiresAt: number } {
    const code = Array.from(randomBytes(10), (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]).join('');
    const expiresAt = now + CODE_MS;
    this.#db.prepare('DELETE FROM enrolment WHERE abs(expires_at) < ?').run(now - REMEMBERED_MS);
    this.#db
      .prepare('INSERT INTO enrolment (code_hash, kind, name, expires_at, author) VALUES (?, ?, ?, ?, ?)')
      .run(tokenHash(code), kind, name, expiresAt, author);
    return { code, expiresAt };
  }

  /** What a code enrols; null when it is not known, spent or too old. */
  enrolmentOf(typed: string, now: number): Enrolment | null {
    const row = this.#db
      .prepare('SELECT kind, name, author FROM enrolment WHERE code_hash = ? AND expires_at > ?')
      .get(codeHash(typed), now);
    return row === undefined ? null : (row as Enrolment);
  }

  /** Why a code enrols nothing: who holds one that was right once is told what became of it. */
  trouble(typed: string): 'enrolment.invalid' | 'enrolment.used' | 'enrolment.expired' {
    const row = this.#db.prepare('SELECT expires_at AS at FROM enrolment WHERE code_hash = ?').get(codeHash(typed)) as
      | { readonly at: number }
      | undefined;
    if (row === undefined) return 'enrolment.invalid';
    return row.at < 0 ? 'enrolment.used' : 'enrolment.expired';
  }

  /** Spends a code beside the event of the enrolment. */
  spending(typed: string): Effect {
    return this.#effect(
      'spendCode',
      'UPDATE enrolment SET expires_at = -expires_at WHERE code_hash = ? AND expires_at > 0',
      codeHash(typed),
    );
  }

  /** Adds a device beside the event of its enrolment; of its token the hash alone is kept. */
  adding({ id, kind, name }: Omit<DeviceRow, 'active'>, hash: Buffer): Effect {
    return this.#effect(
      'addDevice',
      'INSERT INTO device (id, kind, name, token_hash) VALUES (?, ?, ?, ?)',
      id,
      kind,
      name,
      hash,
    );
  }

  /** Shuts a device out beside the event that revokes it. */
  revoking(id: string): Effect {
    return this.#effect('revokeDevice', 'UPDATE device SET active = 0 WHERE id = ?', id);
  }

  #effect(name: string, sql: string, ...values: readonly (string | Buffer)[]): Effect {
    return {
      name,
      perform: () => {
        this.#db.prepare(sql).run(...values);
        return null;
      },
    };
  }

  byToken(token: string): DeviceRow | null {
    const row = this.#db
      .prepare('SELECT id, kind, name, active FROM device WHERE token_hash = ? AND active = 1')
      .get(tokenHash(token));
    return row === undefined ? null : asDevice(row);
  }

  /** The device that had this token before it was shut out. */
  revokedByToken(token: string): DeviceRow | null {
    const row = this.#db
      .prepare('SELECT id, kind, name, active FROM device WHERE token_hash = ? AND active = 0')
      .get(tokenHash(token));
    return row === undefined ? null : asDevice(row);
  }

  /** What staff called it; its id where it has no name. */
  name(id: string): string {
    const name = this.#db.prepare('SELECT name FROM device WHERE id = ?').pluck().get(id);
    return typeof name === 'string' ? name : id;
  }

  list(): DeviceRow[] {
    return this.#db.prepare('SELECT id, kind, name, active FROM device ORDER BY name').all().map(asDevice);
  }
}

/** A new token of 256 random bits, shown once. */
export function newDeviceToken(): string {
  return Buffer.from(randomBytes(32)).toString('base64url');
}

function codeHash(typed: string): Buffer {
  return tokenHash(typed.trim().toUpperCase());
}

function asDevice(row: unknown): DeviceRow {
  const { id, kind, name, active } = row as { id: string; kind: DeviceKind; name: string; active: number };
  return { id, kind, name, active: active === 1 };
}
