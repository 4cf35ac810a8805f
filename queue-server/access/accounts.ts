import { createHash } from 'node:crypto';
import { randomBytes } from '@turno25/shared/time/random.ts';
import type { Db } from '../ledger/database.ts';
import type { Effect } from '../ledger/effect.ts';
import { hashSecret, isOutdated, secretMatches } from './secrets.ts';

export type StaffRole = 'host' | 'attendant' | 'manager' | 'central' | 'admin';
export type StaffRow = {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly active: boolean;
};
export type NewAccount = Omit<StaffRow, 'active'> & { readonly secretHash: string };
export type Session = { readonly token: string; readonly staff: StaffRow; readonly expiresAt: number };

const SESSION_MS = 12 * 3_600_000;

/** Staff, their secrets (hashed) and their sessions. Names and logins live only here and can be changed. */
export class Accounts {
  readonly #db: Db;
  /** Checked when a login does not exist, so that the answer takes as long as for one that does. */
  readonly #decoy: Promise<string> = hashSecret('decoy');
  readonly #onEnded = new Set<() => void>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** Adds a member of staff beside the event that registers them; refused when the login is taken. */
  adding({ id, login, name, role, secretHash }: NewAccount): Effect {
    return {
      name: 'addAccount',
      perform: () => {
        if (this.#loginTaken(login)) return { code: 'staff.alreadyRegistered', detail: {} };
        this.#db
          .prepare('INSERT INTO staff (id, login, name, role, secret_hash) VALUES (?, ?, ?, ?, ?)')
          .run(id, login, name, role, secretHash);
        return null;
      },
    };
  }

  /** Shuts somebody out beside the event that disables them: their sessions end with it. */
  disabling(id: string): Effect {
    return this.#effect('disableAccount', () => {
      this.#db.prepare('UPDATE staff SET active = 0 WHERE id = ?').run(id);
      this.#endSessions(id);
    });
  }

  /** Lets somebody in again beside the event that says so; they sign in anew. */
  enabling(id: string): Effect {
    return this.#effect('enableAccount', () => {
      this.#db.prepare('UPDATE staff SET active = 1 WHERE id = ?').run(id);
    });
  }

  /** A new secret beside its event. Whoever knew the old one is signed out everywhere. */
  changingSecret(id: string, secretHash: string): Effect {
    return this.#effect('changeSecret', () => {
      this.#db.prepare('UPDATE staff SET secret_hash = ? WHERE id = ?').run(secretHash, id);
      this.#endSessions(id);
    });
  }

  /** Signs somebody out everywhere beside the event that says so. */
  endingSessions(id: string): Effect {
    return this.#effect('endSessions', () => this.#endSessions(id));
  }

  /** Told after a session ended by hand, outside any event. */
  onSessionsEnded(tell: () => void): () => void {
    this.#onEnded.add(tell);
    return () => this.#onEnded.delete(tell);
  }

  #endSessions(id: string): void {
    this.#db.prepare('DELETE FROM session WHERE staff_id = ?').run(id);
  }

  #effect(name: string, run: () => void): Effect {
    return {
      name,
      perform: () => {
        run();
        return null;
      },
    };
  }

  list(): StaffRow[] {
    return this.#db.prepare('SELECT id, login, name, role, active FROM staff ORDER BY login').all().map(asStaff);
  }

  name(id: string): string {
    const row = this.#db.prepare('SELECT name FROM staff WHERE id = ?').get(id) as { name: string } | undefined;
    return row?.name ?? id;
  }

  #loginTaken(login: string): boolean {
    return this.#db.prepare('SELECT 1 FROM staff WHERE login = ?').get(login) !== undefined;
  }

  /** A new session, or null when login and secret do not go together. */
  async signIn(login: string, secret: string, now: number): Promise<Session | null> {
    const row = this.#db.prepare('SELECT * FROM staff WHERE login = ? AND active = 1').get(login) as
      | { secret_hash: string }
      | undefined;
    const good = await secretMatches(secret, row?.secret_hash ?? (await this.#decoy));
    if (row === undefined || !good) return null;
    // Whoever was shut out, or got another secret, while this one was looked at does not enter by it.
    if (!(await this.#isStill(asStaff(row).id, secret, row.secret_hash))) return null;
    const token = Buffer.from(randomBytes(32)).toString('base64url');
    const staff = asStaff(row);
    this.#db.prepare('DELETE FROM session WHERE expires_at < ?').run(now);
    this.#db
      .prepare('INSERT INTO session (token_hash, staff_id, expires_at) VALUES (?, ?, ?)')
      .run(tokenHash(token), staff.id, now + SESSION_MS);
    return { token, staff, expiresAt: now + SESSION_MS };
  }

  session(token: string, now: number): Session | null {
    const row = this.#db
      .prepare(
        `SELECT staff.id, login, name, role, active, expires_at FROM session JOIN staff ON staff.id = staff_id
         WHERE token_hash = ? AND expires_at > ? AND active = 1`,
      )
      .get(tokenHash(token), now) as { expires_at: number } | undefined;
    return row === undefined ? null : { token, staff: asStaff(row), expiresAt: row.expires_at };
  }

  signOut(token: string): void {
    this.#db.prepare('DELETE FROM session WHERE token_hash = ?').run(tokenHash(token));
    for (const tell of this.#onEnded) tell();
  }

  /** Whether a secret is this person's own, as they must show before they change it. */
  async hasSecret(id: string, secret: string): Promise<boolean> {
    const row = this.#db.prepare('SELECT secret_hash FROM staff WHERE id = ? AND active = 1').get(id);
    const stored = (row as { secret_hash: string } | undefined)?.secret_hash;
    return secretMatches(secret, stored ?? (await this.#decoy));
  }

  /** Whether a secret that was found right is still somebody's; written anew where it was stored as none is any more. */
  async #isStill(id: string, secret: string, stored: string): Promise<boolean> {
    const renewed = isOutdated(stored) ? await hashSecret(secret) : stored;
    return (
      this.#db
        .prepare('UPDATE staff SET secret_hash = ? WHERE id = ? AND secret_hash = ? AND active = 1')
        .run(renewed, id, stored).changes === 1
    );
  }

  /** How many sessions of somebody have not ended. */
  sessionsOf(id: string, now: number): number {
    const count = this.#db.prepare('SELECT COUNT(*) FROM session WHERE staff_id = ? AND expires_at > ?');
    return count.pluck().get(id, now) as number;
  }

  /** The opaque id of a login, for the log of wrong sign-ins; null for none. */
  idOf(login: string): string | null {
    const row = this.#db.prepare('SELECT id FROM staff WHERE login = ?').get(login) as { id: string } | undefined;
    return row?.id ?? null;
  }
}

/** SHA-256 of a random token: enough, since there is nothing to guess in 256 random bits. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

function asStaff(row: unknown): StaffRow {
  const { id, login, name, role, active } = row as {
    id: string;
    login: string;
    name: string;
    role: StaffRole;
    active: number;
  };
  return { id, login, name, role, active: active === 1 };
}
