import { randomBytes } from '@turno25/shared/time/random.ts';
import type { Db } from '../ledger/database.ts';
import { tokenHash } from './accounts.ts';

export type DeviceKind = 'kiosk' | 'board';
export type DeviceRow = {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly active: boolean;
};

const CODE_MS = 24 * 3_600_000;
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Kiosks and boards: each holds a token that it got once, with a short-lived code. */
export class Devices {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** A code that enrols one device, once, within a day. */
  newCode(kind: DeviceKind, name: string, now: number): { readonly code: string; readonly expiresAt: number } {
    const code = Array.from(randomBytes(10), (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]).join('');
    const expiresAt = now + CODE_MS;
    this.#db.prepare('DELETE FROM enrolment WHERE expires_at < ?').run(now);
    this.#db
      .prepare('INSERT INTO enrolment (code_hash, kind, name, expires_at) VALUES (?, ?, ?, ?)')
      .run(tokenHash(code), kind, name, expiresAt);
    return { code, expiresAt };
  }

  /** Spends a code: what it enrols, or null when it is not known, spent or too old. */
  spendCode(typed: string, now: number): { readonly kind: DeviceKind; readonly name: string } | null {
    const hash = tokenHash(typed.trim().toUpperCase());
    const row = this.#db
      .prepare('SELECT kind, name FROM enrolment WHERE code_hash = ? AND expires_at > ?')
      .get(hash, now);
    if (row === undefined) return null;
    this.#db.prepare('DELETE FROM enrolment WHERE code_hash = ?').run(hash);
    return row as { kind: DeviceKind; name: string };
  }

  /** Adds a device and returns its token, which is shown this once. */
  add(device: Omit<DeviceRow, 'active'>): string {
    const token = Buffer.from(randomBytes(32)).toString('base64url');
    this.#db
      .prepare('INSERT INTO device (id, kind, name, token_hash) VALUES (?, ?, ?, ?)')
      .run(device.id, device.kind, device.name, tokenHash(token));
    return token;
  }

  byToken(token: string): DeviceRow | null {
    const row = this.#db
      .prepare('SELECT id, kind, name, active FROM device WHERE token_hash = ? AND active = 1')
      .get(tokenHash(token));
    return row === undefined ? null : asDevice(row);
  }

  list(): DeviceRow[] {
    return this.#db.prepare('SELECT id, kind, name, active FROM device ORDER BY name').all().map(asDevice);
  }

  revoke(id: string): void {
    this.#db.prepare('UPDATE device SET active = 0 WHERE id = ?').run(id);
  }
}

function asDevice(row: unknown): DeviceRow {
  const { id, kind, name, active } = row as { id: string; kind: DeviceKind; name: string; active: number };
  return { id, kind, name, active: active === 1 };
}
