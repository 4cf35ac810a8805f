import { createHmac, timingSafeEqual } from 'node:crypto';
import { type BranchState, emptyState, STATE_VERSION } from '@turno25/shared/domain/state/state.ts';
import { EndedVisits } from '@turno25/shared/domain/state/visits/endedVisits.ts';
import { sortedEntries } from '@turno25/shared/domain/state/visits/entries.ts';
import { OpenVisits } from '@turno25/shared/domain/state/visits/openVisits.ts';
import type { Db } from './database.ts';

export type Snapshot = { readonly seq: number; readonly headHash: Uint8Array; readonly state: BranchState };

/** Only the newest few are worth keeping. */
const KEPT = 2;

const MAP_FIELDS = Object.entries(emptyState())
  .filter(([, value]) => value instanceof Map)
  .map(([name]) => name);

/**
 * Writes the state as of a sequence number, so that a restart replays only what came after. Under a secret of the vault:
 * whoever can write the ledger's file alone cannot make a start believe another state.
 */
export function saveSnapshot(db: Db, key: Uint8Array, snapshot: Snapshot): void {
  const state = plainText(snapshot.state);
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
    const plain = JSON.parse(row.state) as Record<string, unknown>;
    for (const name of MAP_FIELDS) plain[name] = new Map(plain[name] as [string, unknown][]);
    const state = plain as unknown as BranchState;
    return { seq: row.seq, headHash: row.head_hash, state: { ...state, ...grownOf(state) } };
  }
  return null;
}

/** What grows with the day, in the forms that cost little to change. */
function grownOf({ open, ended, entries }: BranchState): Pick<BranchState, 'open' | 'ended' | 'entries'> {
  return { open: OpenVisits.of(open), ended: EndedVisits.of(ended), entries: sortedEntries(entries) };
}

function digestOf(key: Uint8Array, state: string): Buffer {
  return createHmac('sha256', key).update(state, 'utf8').digest();
}

function plainText(state: BranchState): string {
  const plain: Record<string, unknown> = { ...state };
  for (const name of MAP_FIELDS) plain[name] = [...(plain[name] as Iterable<unknown>)];
  return JSON.stringify(plain);
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
