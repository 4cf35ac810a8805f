import { createHash } from 'node:crypto';
import { hashSecret, isOutdated, secretMatches } from '@turno25/shared/access/secrets.ts';
import type { StaffRole } from '@turno25/shared/domain/branch/roles.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import type { Db } from '../ledger/database.ts';
import type { Effect } from '../ledger/effect.ts';

export type StaffRow = {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly active: boolean;
};
export type NewAccount = Omit<StaffRow, 'active'> & {
  readonly secretHash: string;
  /** Nobody knows the secret: the account enters by the provider alone. */
  readonly secretUnknown?: true;
};
/** Where somebody signs in: at a page of a browser, which is locked when nobody touches it, or by a program; and from where. */
export type Entrance = {
  readonly page: boolean;
  readonly address: string | null;
  /** The provider was asked anew, just now, who sits there. */
  readonly proved?: true;
};
export type Session = {
  readonly token: string;
  readonly staff: StaffRow;
  readonly expiresAt: number;
  readonly page: boolean;
  /** Of the machine where it was signed in. */
  readonly address: string | null;
  /** When a key or a pointer of its page was last told of. */
  readonly touchedAt: number;
  /** Whether its person has a PIN. */
  readonly hasPin: boolean;
};

const SESSION_MS = 12 * 3_600_000;
const BY_PROGRAM: Entrance = { page: false, address: null };
/** Wrong PINs or secrets that a locked page may be given before its session ends. */
const MOST_WRONG = 3;

/** What somebody gives to open their page again. */
export type Given = { readonly pin: string } | { readonly secret: string };
type SessionColumns = {
  readonly expiresAt: number;
  readonly page: number;
  readonly address: string | null;
  readonly touchedAt: number;
  readonly hasPin: number;
};

let decoy: Promise<string> | null = null;

/** One for the program: a test that opens many branches at once would fill the room of those who wait to be derived. */
function decoyHash(): Promise<string> {
  decoy ??= hashSecret('decoy');
  return decoy;
}

/** Staff, their secrets (hashed) and their sessions. Names and logins live only here and can be changed. */
export class Accounts {
  readonly #db: Db;
  /** Checked when a login does not exist, so that the answer takes as long as for one that does. */
  readonly #decoy: Promise<string> = decoyHash();
  readonly #onEnded = new Set<() => void>();
  readonly #pinKey: Uint8Array | null;

  /** `pinKey`: of the vault, so that a PIN of few digits is not found from this file alone; null where none is asked for. */
  constructor(db: Db, pinKey: Uint8Array | null) {
    this.#db = db;
    this.#pinKey = pinKey;
  }

  /** Adds a member of staff beside the event that registers them; refused when the login is taken. */
  adding({ id, login, name, role, secretHash, secretUnknown }: NewAccount): Effect {
    return {
      name: 'addAccount',
      perform: () => {
        if (this.#loginTaken(login)) return { code: 'staff.alreadyRegistered', detail: {} };
        this.#db
          .prepare('INSERT INTO staff (id, login, name, role, secret_hash, secret_unknown) VALUES (?, ?, ?, ?, ?, ?)')
          .run(id, login, name, role, secretHash, secretUnknown === true ? 1 : 0);
        return null;
      },
    };
  }

  /** Shuts somebody out beside the event that disables them: their sessions end with it. */
  disabling(id: string): Effect {
    return {
      name: 'disableAccount',
      perform: () => {
        // Whoever is left must be able to mend the sign-in by the provider without it.
        if (this.localAdmins().every((one) => one === id) && this.localAdmins().length > 0)
          return { code: 'staff.lastLocalAdmin', detail: {} };
        this.#db.prepare('UPDATE staff SET active = 0 WHERE id = ?').run(id);
        this.#endSessions(id);
        return null;
      },
    };
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
      // A PIN was set by whoever had the old one.
      this.#db
        .prepare('UPDATE staff SET secret_hash = ?, secret_unknown = 0, pin_hash = NULL WHERE id = ?')
        .run(secretHash, id);
      this.#endSessions(id);
    });
  }

  /** A new PIN beside its event, or none. */
  changingPin(id: string, pinHash: string | null): Effect {
    return this.#effect('changePin', () => {
      this.#db.prepare('UPDATE staff SET pin_hash = ? WHERE id = ?').run(pinHash, id);
    });
  }

  /** A PIN as it is stored: of no use in another's row, nor without the vault. */
  hashPin(id: string, pin: string): Promise<string> {
    return hashSecret(pin, { key: must(this.#pinKey, 'the vault is open'), to: id });
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

  /** Administrators who enter by login and a secret that somebody knows: without the provider too. */
  localAdmins(): readonly string[] {
    return this.#db
      .prepare("SELECT id FROM staff WHERE role = 'admin' AND active = 1 AND secret_unknown = 0")
      .pluck()
      .all() as string[];
  }

  /** Whether somebody has a secret that they can know. */
  hasOwnSecret(id: string): boolean {
    return this.#db.prepare('SELECT 1 FROM staff WHERE id = ? AND secret_unknown = 0').get(id) !== undefined;
  }

  /**
   * Takes the proof that a session's person was asked anew at the provider at most so long ago, in milliseconds: it is good
   * for one change. False where there is none.
   */
  takeProof(token: string, now: number, lasts: number): boolean {
    return (
      this.#db
        .prepare('UPDATE session SET proved_at = NULL WHERE token_hash = ? AND proved_at BETWEEN ? AND ?')
        .run(tokenHash(token), now - lasts, now).changes === 1
    );
  }

  name(id: string): string {
    const row = this.#db.prepare('SELECT name FROM staff WHERE id = ?').get(id) as { name: string } | undefined;
    return row?.name ?? id;
  }

  #loginTaken(login: string): boolean {
    return this.#db.prepare('SELECT 1 FROM staff WHERE login = ?').get(login) !== undefined;
  }

  /** A new session, or null when login and secret do not go together. */
  async signIn(login: string, secret: string, now: number, at: Entrance = BY_PROGRAM): Promise<Session | null> {
    const row = this.#db.prepare('SELECT * FROM staff WHERE login = ? AND active = 1').get(login) as
      | { secret_hash: string }
      | undefined;
    const good = await secretMatches(secret, row?.secret_hash ?? (await this.#decoy));
    if (row === undefined || !good) return null;
    // Whoever was shut out, or got another secret, while this one was looked at does not enter by it.
    if (!(await this.#isStill(asStaff(row).id, secret, row.secret_hash))) return null;
    return this.enter(asStaff(row).id, now, at);
  }

  /** A new session of somebody whom others vouch for; null where they may not enter. */
  enter(id: string, now: number, at: Entrance): Session | null {
    const token = Buffer.from(randomBytes(32)).toString('base64url');
    if (this.#db.prepare('SELECT 1 FROM staff WHERE id = ? AND active = 1').get(id) === undefined) return null;
    this.#db.prepare('DELETE FROM session WHERE expires_at < ?').run(now);
    this.#db
      .prepare(
        `INSERT INTO session (token_hash, staff_id, expires_at, page, address, touched_at, proved_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(tokenHash(token), id, now + SESSION_MS, at.page ? 1 : 0, at.address, now, at.proved === true ? now : null);
    return this.session(token, now);
  }

  session(token: string, now: number): Session | null {
    const row = this.#db
      .prepare(
        `SELECT staff.id, login, name, role, active, expires_at AS expiresAt, page, address, touched_at AS touchedAt,
           pin_hash IS NOT NULL AS hasPin
         FROM session JOIN staff ON staff.id = staff_id
         WHERE token_hash = ? AND expires_at > ? AND active = 1`,
      )
      .get(tokenHash(token), now) as SessionColumns | undefined;
    if (row === undefined) return null;
    const { expiresAt, address, touchedAt } = row;
    return {
      token,
      staff: asStaff(row),
      expiresAt,
      page: row.page === 1,
      address,
      touchedAt,
      hasPin: row.hasPin === 1,
    };
  }

  /** Somebody is at the page of a session. */
  touch(token: string, now: number): void {
    this.#db.prepare('UPDATE session SET touched_at = ? WHERE token_hash = ?').run(now, tokenHash(token));
  }

  /**
   * Opens a page's session again for whoever knows the PIN or the secret of its person. Each try counts before it is looked
   * at, so that many at once are no more than `MOST_WRONG`; the last wrong one ends the session. A PIN does not take back
   * what was counted, or whoever guesses would have three tries a lock: the secret does. Throws `TooManyWaiting`, which counts.
   */
  async unlock(session: Session, given: Given, now: number): Promise<'open' | 'wrong' | 'ended'> {
    const hash = tokenHash(session.token);
    const counted = this.#db
      .prepare('UPDATE session SET wrong = wrong + 1 WHERE token_hash = ? AND wrong < ? RETURNING wrong')
      .pluck()
      .get(hash, MOST_WRONG) as number | undefined;
    if (counted === undefined) return 'ended';
    if (await this.#knows(session.staff.id, given)) {
      const opened = this.#db
        .prepare(
          `UPDATE session SET touched_at = ?, wrong = ${'pin' in given ? 'wrong - 1' : '0'} WHERE token_hash = ?`,
        )
        .run(now, hash);
      return opened.changes === 1 ? 'open' : 'ended';
    }
    if (counted < MOST_WRONG) return 'wrong';
    this.signOut(session.token);
    return 'ended';
  }

  async #knows(id: string, given: Given): Promise<boolean> {
    if ('secret' in given) return this.hasSecret(id, given.secret);
    const stored = this.#db.prepare('SELECT pin_hash FROM staff WHERE id = ? AND active = 1').pluck().get(id);
    if (typeof stored !== 'string' || this.#pinKey === null) return false;
    return secretMatches(given.pin, stored, { key: this.#pinKey, to: id });
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
