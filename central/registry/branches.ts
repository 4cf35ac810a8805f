import { createHash } from 'node:crypto';
import type { SignedHead } from '@turno25/shared/evidence/head.ts';
import { withHead } from '@turno25/shared/evidence/keptHeads.ts';
import type { Rotation } from '@turno25/shared/evidence/rotation.ts';
import type { RegistryDb } from './registryFile.ts';
import type { Acceptance, AskTrouble, Delivered, Fault } from './standing.ts';

/** A branch as somebody at the centre enrolled it, and how it stands. Instants in UTC ms. */
export type EnrolledBranch = {
  readonly id: string;
  readonly name: string;
  /** Comuna by CUT code. */
  readonly comuna: string;
  readonly profile: 'branch' | 'mobile';
  readonly publicKey: string;
  readonly rotations: readonly Rotation[];
  /** Where it is asked; null: it delivers by itself. */
  readonly address: string | null;
  readonly login: string | null;
  readonly enrolledAt: number;
  readonly active: boolean;
  readonly heardAt: number | null;
  readonly triedAt: number | null;
  /** Why the last try to ask it failed; null when it did not. */
  readonly trouble: AskTrouble | null;
  /** Tries in a row that failed. */
  readonly tries: number;
  readonly heldSeq: number;
  readonly heldHash: string;
  readonly heldAt: number | null;
  readonly sealedUntil: string | null;
  readonly disputed: boolean;
  /** What does not verify; null: all that is held does. */
  readonly fault: (Fault & { readonly since: number }) | null;
  /** Who was first to accept the restore that the fault tells of; null while nobody was. */
  readonly accepted: Acceptance | null;
};

export type Enrolment = Pick<
  EnrolledBranch,
  'id' | 'name' | 'comuna' | 'profile' | 'publicKey' | 'rotations' | 'address' | 'login'
> & {
  /** By which it delivers; null: it is asked. */
  readonly token: string | null;
};

/** Names of branches become names of files. */
const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;

type Kept = {
  readonly id: string;
  readonly name: string;
  readonly comuna: string;
  readonly profile: 'branch' | 'mobile';
  readonly public_key: string;
  readonly rotations: string;
  readonly address: string | null;
  readonly login: string | null;
  readonly enrolled_at: number;
  readonly active: number;
  readonly heard_at: number | null;
  readonly tried_at: number | null;
  readonly trouble: AskTrouble | null;
  readonly tries: number;
  readonly held_seq: number;
  readonly held_hash: string;
  readonly held_at: number | null;
  readonly sealed_until: string | null;
  readonly disputed: number;
  readonly fault: string | null;
  readonly accepted: string | null;
};

/** The branches that the centre knows: by which key each is believed, and how far it was heard. */
export class Branches {
  readonly #db: RegistryDb;

  constructor(db: RegistryDb) {
    this.#db = db;
  }

  /** False when the name cannot be one, or is taken: a key that was pinned is never replaced by enrolling again. */
  enrol(branch: Enrolment, now: number): boolean {
    if (!ID.test(branch.id) || this.byId(branch.id) !== null) return false;
    this.#db
      .prepare(
        `INSERT INTO branch (id, name, comuna, profile, public_key, rotations, address, login, token_hash, enrolled_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        branch.id,
        branch.name,
        branch.comuna,
        branch.profile,
        branch.publicKey,
        JSON.stringify(branch.rotations),
        branch.address,
        branch.login,
        branch.token === null ? null : tokenHash(branch.token),
        now,
      );
    return true;
  }

  all(): readonly EnrolledBranch[] {
    return (this.#db.prepare('SELECT * FROM branch ORDER BY id').all() as Kept[]).map(branchOf);
  }

  byId(id: string): EnrolledBranch | null {
    const row = this.#db.prepare('SELECT * FROM branch WHERE id = ?').get(id) as Kept | undefined;
    return row === undefined ? null : branchOf(row);
  }

  /** Whose token it is; null for nobody's, and for a branch that is no longer heard. */
  byToken(token: string): EnrolledBranch | null {
    const sql = 'SELECT * FROM branch WHERE token_hash = ? AND active = 1';
    const row = this.#db.prepare(sql).get(tokenHash(token)) as Kept | undefined;
    return row === undefined ? null : branchOf(row);
  }

  /** A new token; the one before opens nothing any more. */
  setToken(id: string, token: string): void {
    this.#db.prepare('UPDATE branch SET token_hash = ? WHERE id = ?').run(tokenHash(token), id);
  }

  setActive(id: string, active: boolean): void {
    this.#db.prepare('UPDATE branch SET active = ? WHERE id = ?').run(active ? 1 : 0, id);
  }

  /** What a delivery made of it. */
  heard(
    id: string,
    delivered: Pick<Delivered, 'held' | 'hash' | 'state' | 'fault'> & {
      readonly heldAt: number | null;
      readonly sealedUntil: string | null;
      readonly disputed: boolean;
    },
    now: number,
  ): void {
    const { held, hash, state, fault, heldAt, sealedUntil, disputed } = delivered;
    const known = this.byId(id)?.fault ?? null;
    const since = known !== null && known.seq === fault?.seq && known.code === fault.code ? known.since : now;
    const kept = state === 'quarantined' && fault !== null ? JSON.stringify({ ...fault, since }) : null;
    // What somebody accepted was that fault and no other.
    if (kept === null || known?.seq !== fault?.seq || (known?.lost ?? 0) !== (fault?.lost ?? 0))
      this.setAccepted(id, null);
    this.#db
      .prepare(
        `UPDATE branch SET heard_at = ?, held_seq = ?, held_hash = ?, held_at = ?, sealed_until = ?, disputed = ?, fault = ?
         WHERE id = ?`,
      )
      .run(now, held, hash, heldAt, sealedUntil, disputed ? 1 : 0, kept, id);
  }

  /** The first of two words about a restore; null takes it back. */
  setAccepted(id: string, accepted: Acceptance | null): void {
    const text = accepted === null ? null : JSON.stringify(accepted);
    this.#db.prepare('UPDATE branch SET accepted = ? WHERE id = ? AND accepted IS NOT ?').run(text, id, text);
  }

  /** The newest heads that it signed for us, of each copy of its ledger. */
  heads(id: string): readonly SignedHead[] {
    const text = this.#db.prepare('SELECT heads FROM branch WHERE id = ?').pluck().get(id) as string | undefined;
    return text === undefined ? [] : JSON.parse(text);
  }

  /** Keeps a head whose signature was checked, to be handed back: who restores an older copy meets it again. */
  keepHead(id: string, head: SignedHead): void {
    const heads = JSON.stringify(withHead(this.heads(id), head));
    this.#db.prepare('UPDATE branch SET heads = ? WHERE id = ?').run(heads, id);
  }

  /** How a try to ask it ended; null when it answered. */
  tried(id: string, trouble: AskTrouble | null, now: number): void {
    const sql =
      trouble === null
        ? 'UPDATE branch SET tried_at = ?, trouble = NULL, tries = 0 WHERE id = ?'
        : 'UPDATE branch SET tried_at = ?, trouble = ?, tries = tries + 1 WHERE id = ?';
    this.#db.prepare(sql).run(...(trouble === null ? [now, id] : [now, trouble, id]));
  }
}

function tokenHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

function branchOf(row: Kept): EnrolledBranch {
  return {
    id: row.id,
    name: row.name,
    comuna: row.comuna,
    profile: row.profile,
    publicKey: row.public_key,
    rotations: JSON.parse(row.rotations),
    address: row.address,
    login: row.login,
    enrolledAt: row.enrolled_at,
    active: row.active === 1,
    heardAt: row.heard_at,
    triedAt: row.tried_at,
    trouble: row.trouble,
    tries: row.tries,
    heldSeq: row.held_seq,
    heldHash: row.held_hash,
    heldAt: row.held_at,
    sealedUntil: row.sealed_until,
    disputed: row.disputed === 1,
    fault: row.fault === null ? null : JSON.parse(row.fault),
    accepted: row.accepted === null ? null : JSON.parse(row.accepted),
  };
}
