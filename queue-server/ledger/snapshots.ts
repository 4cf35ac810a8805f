import { createHash } from 'node:crypto';
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

/** Writes the state as of a sequence number, so that a restart replays only what came after. */
export function saveSnapshot(db: Db, snapshot: Snapshot): void {
  const state = JSON.stringify(snapshot.state, (_key, value) => (value instanceof Map ? [...value] : value));
  db.transaction(() => {
    db.prepare(
      'INSERT OR REPLACE INTO snapshot (seq, head_hash, state_version, state, digest) VALUES (?, ?, ?, ?, ?)',
    ).run(snapshot.seq, snapshot.headHash, STATE_VERSION, state, digestOf(state));
    db.prepare('DELETE FROM snapshot WHERE seq NOT IN (SELECT seq FROM snapshot ORDER BY seq DESC LIMIT ?)').run(KEPT);
  })();
}

/** The newest snapshot that fits this program and this chain; null means: replay from the first event. */
export function loadSnapshot(db: Db): Snapshot | null {
  const rows = db
    .prepare(
      `SELECT snapshot.seq, head_hash, state, digest FROM snapshot JOIN event ON event.seq = snapshot.seq
       WHERE state_version = ? AND event.hash = head_hash ORDER BY snapshot.seq DESC`,
    )
    .all(STATE_VERSION) as { seq: number; head_hash: Buffer; state: string; digest: Buffer }[];
  for (const row of rows) {
    if (!digestOf(row.state).equals(row.digest)) continue;
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

function digestOf(state: string): Buffer {
  return createHash('sha256').update(state, 'utf8').digest();
}
