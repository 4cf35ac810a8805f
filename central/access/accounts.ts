import { createHash } from 'node:crypto';
import { hashSecret, secretMatches } from '@turno25/shared/access/secrets.ts';
import type { OfficerRole } from '@turno25/shared/contracts/centrePermissions.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import type { RegistryDb } from '../registry/registryFile.ts';

/** Somebody who works at the central office. */
export type Officer = {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: OfficerRole;
  readonly active: boolean;
};

export type Entered = { readonly token: string; readonly officer: Officer; readonly expiresAt: number };

/** A page that nobody touched for so long asks who is there, ms. */
const IDLE_MS = 30 * 60_000;
const SESSION_MS = 12 * 3_600_000;

let decoy: Promise<string> | null = null;

/** Checked where there is no such login, so that the answer takes as long. */
function decoyHash(): Promise<string> {
  decoy ??= hashSecret('decoy');
  return decoy;
}

type Kept = Omit<Officer, 'active'> & { readonly active: number; readonly secret_hash: string | null };

/** Who works at the central office, their secrets (Argon2id) and their sessions. Instants in UTC ms. */
export class OfficerAccounts {
  readonly #db: RegistryDb;

  constructor(db: RegistryDb) {
    this.#db = db;
  }

  isEmpty(): boolean {
    return this.#db.prepare('SELECT 1 FROM account LIMIT 1').get() === undefined;
  }

  all(): readonly Officer[] {
    const rows = this.#db.prepare('SELECT id, login, name, role, active FROM account ORDER BY login').all() as Kept[];
    return rows.map(officerOf);
  }

  /** False when the login is taken. `secretHash` null: enters by the provider alone. */
  add(account: Omit<Officer, 'active'> & { readonly secretHash: string | null }): boolean {
    const sql = 'INSERT OR IGNORE INTO account (id, login, name, role, secret_hash) VALUES (?, ?, ?, ?, ?)';
    const { id, login, name, role, secretHash } = account;
    return this.#db.prepare(sql).run(id, login, name, role, secretHash).changes === 1;
  }

  /** Shut out, or let in again; sessions end either way. */
  setActive(id: string, active: boolean): void {
    this.#db.prepare('UPDATE account SET active = ? WHERE id = ?').run(active ? 1 : 0, id);
    this.#db.prepare('DELETE FROM session WHERE account_id = ?').run(id);
  }

  setSecret(id: string, secretHash: string): void {
    this.#db.prepare('UPDATE account SET secret_hash = ? WHERE id = ?').run(secretHash, id);
    this.#db.prepare('DELETE FROM session WHERE account_id = ?').run(id);
  }

  /** A session for whoever has login and secret; null for nobody. */
  async signIn(login: string, secret: string, now: number): Promise<Entered | null> {
    const row = this.#db.prepare('SELECT * FROM account WHERE login = ? AND active = 1').get(login) as Kept | undefined;
    const stored = row?.secret_hash ?? (await decoyHash());
    const matches = await secretMatches(secret, stored);
    return row === undefined || row.secret_hash === null || !matches ? null : this.enter(row.id, now);
  }

  /** A session for an account whose person is known otherwise; null when it is shut out. */
  enter(id: string, now: number): Entered | null {
    const row = this.#db.prepare('SELECT * FROM account WHERE id = ? AND active = 1').get(id) as Kept | undefined;
    if (row === undefined) return null;
    const token = Buffer.from(randomBytes(32)).toString('base64url');
    const expiresAt = now + SESSION_MS;
    this.#db.prepare('DELETE FROM session WHERE expires_at < ?').run(now);
    this.#db.prepare('INSERT INTO session VALUES (?, ?, ?, ?)').run(tokenHash(token), id, now, expiresAt);
    return { token, officer: officerOf(row), expiresAt };
  }

  /** Whose session it is, and that it was used; null when it ended, or nobody was there for too long. */
  session(token: string, now: number): Entered | null {
    const row = this.#db
      .prepare(
        `SELECT account.*, session.expires_at, session.touched_at FROM session
         JOIN account ON account.id = session.account_id WHERE token_hash = ? AND active = 1`,
      )
      .get(tokenHash(token)) as (Kept & { expires_at: number; touched_at: number }) | undefined;
    if (row === undefined || row.expires_at <= now || now - row.touched_at > IDLE_MS) return null;
    // Once a minute is enough to know that somebody is there.
    if (now - row.touched_at > 60_000)
      this.#db.prepare('UPDATE session SET touched_at = ? WHERE token_hash = ?').run(now, tokenHash(token));
    return { token, officer: officerOf(row), expiresAt: row.expires_at };
  }

  signOut(token: string): void {
    this.#db.prepare('DELETE FROM session WHERE token_hash = ?').run(tokenHash(token));
  }

  /** The account of somebody at the provider; null for nobody's. */
  bySubject(issuer: string, subject: string): string | null {
    const sql = 'SELECT id FROM account WHERE issuer = ? AND subject = ?';
    return (this.#db.prepare(sql).pluck().get(issuer, subject) as string | undefined) ?? null;
  }

  setSubject(id: string, issuer: string, subject: string): void {
    this.#db.prepare('UPDATE account SET issuer = ?, subject = ? WHERE id = ?').run(issuer, subject, id);
  }
}

function officerOf({ id, login, name, role, active }: Kept): Officer {
  return { id, login, name, role, active: active === 1 };
}

function tokenHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}
