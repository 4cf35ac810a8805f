import { createHmac, timingSafeEqual } from 'node:crypto';
import { type BranchState, STATE_VERSION } from '@turno25/shared/domain/state/state.ts';
import { readState, writeState } from '@turno25/shared/domain/state/writtenState.ts';
import type { Db } from './database.ts';

export type Snapshot = { readonly seq: number; readonly headHash: Uint8Array; readonly state: BranchState };

/** Only the newest few are worth keeping. */
const KEPT = 2;

/**
 * Writes the state as of a sequence number, so that a restart replays only what came after. Under a secret of the vault:
 * whoever can write the ledger's file alone cannot make a start believe another state.
 */
export function saveSnapshot(db: Db, key: Uint8Array, snapshot: Snapshot): void {
  const state = writeState(snapshot.state);
  db.transaction(() => {
    db.prepare(
      'INSERT OR REPLACE INTO snapshot (seq, head_hash, state_version, state, digest) VALUES (?, ?, ?, ?, ?)',
    ).run(snapshot.seq, snapshot.headHash, STATE_VERSION, state, digestOf(key, state));
    db.prepare('DELETE FROM snapshot WHERE seq NOT IN (SELECT seq FROM snapshot ORDER BY seq DESC LIMIT ?)').run(KEPT);
  })();
}

/** The newest snapshot that fits this program and this chain; null means: replay from the first event. */
export function loadSnapshot(db: Db, key: Uint8Array): Snapshot | null {
  const rows = db
    .prepare(
      `SELECT snapshot.seq, head_hash, state, digest FROM snapshot JOIN event ON event.seq = snapshot.seq
       WHERE state_version = ? AND event.hash = head_hash ORDER BY snapshot.seq DESC`,
    )
    .all(STATE_VERSION) as { seq: number; head_hash: Buffer; state: string; digest: Buffer }[];
  for (const row of rows) {
    const digest = digestOf(key, row.state);
    if (digest.length !== row.digest.length || !timingSafeEqual(digest, row.digest)) continue;
    return { seq: row.seq, headHash: row.head_hash, state: readState(row.state) };
  }
  return null;
}

function digestOf(key: Uint8Array, state: string): Buffer {
  return createHmac('sha256', key).update(state, 'utf8').digest();
}

/** The snapshots that this program would start from, to be held against the replay of every event. */
export class KeptSnapshots {
  readonly #states: ReadonlyMap<number, string>;

  constructor(db: Db) {
    const rows = db.prepare('SELECT seq, state FROM snapshot WHERE state_version = ?').all(STATE_VERSION);
    this.#states = new Map((rows as { seq: number; state: string }[]).map(({ seq, state }) => [seq, state]));
  }

  /** Whether what is kept of this place, if anything, is the state that the events gave there. */
  agree(seq: number, state: BranchState): boolean {
    const kept = this.#states.get(seq);
    return kept === undefined || isWrittenAs(state, parsed(kept));
  }
}

/** Null for what is no longer JSON, which no state is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether a value would be written as this one was that is read again; names in any order. Nothing is written for it. */
function isWrittenAs(value: unknown, read: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === read;
  if (typeof read !== 'object' || read === null) return false;
  const plain = value instanceof Map ? [...value] : 'toJSON' in value ? (value.toJSON as () => object)() : value;
  if (Array.isArray(plain) !== Array.isArray(read)) return false;
  if (Array.isArray(plain))
    return (
      plain.length === (read as unknown[]).length && plain.every((item, at) => isWrittenAs(item, read[at as never]))
    );
  let names = 0;
  for (const [name, inner] of Object.entries(plain)) {
    if (inner === undefined) continue;
    names += 1;
    if (!Object.hasOwn(read, name) || !isWrittenAs(inner, read[name as never])) return false;
  }
  return names === Object.keys(read).length;
}
