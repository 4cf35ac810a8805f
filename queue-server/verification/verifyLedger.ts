import { createPublicKey, type KeyObject } from 'node:crypto';
import { evolve } from '@turno25/shared/domain/state/evolve/evolve.ts';
import { brokenInvariants } from '@turno25/shared/domain/state/invariants.ts';
import { type BranchState, emptyState } from '@turno25/shared/domain/state/state.ts';
import type { Db } from '../ledger/database.ts';
import { GENESIS_HASH, isCanonical, type LedgerRow, rowHash } from '../ledger/encoding.ts';
import { Ledger, toEvent } from '../ledger/ledger.ts';
import type { SealPayload } from '../ledger/sealing.ts';
import { commandFinding } from './commands.ts';
import type { Expectations, Finding, VerificationReport } from './report.ts';
import { compareReports } from './reports.ts';
import { sealFinding } from './seals.ts';

const TRIGGERS = ['event_no_update', 'event_no_delete', 'command_no_update', 'command_no_delete'];
const INTEGER_OR_NULL = new Set(['integer', 'null']);
const TEXT_OR_NULL = new Set(['text', 'null']);

/** Allowed storage of each column, beyond what the table declares: whoever can write the file can also rewrite its schema. */
const COLUMN_TYPES: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['seq', new Set(['integer'])],
  ['recorded_at', new Set(['integer'])],
  ['occurred_at', new Set(['integer'])],
  ['clock_offset_ms', INTEGER_OR_NULL],
  ['business_date', TEXT_OR_NULL],
  ['type', new Set(['text'])],
  ['payload', new Set(['blob'])],
  ['actor', new Set(['text'])],
  ['device', TEXT_OR_NULL],
  ['command_key', TEXT_OR_NULL],
  ['prev_hash', new Set(['blob'])],
  ['hash', new Set(['blob'])],
];

/**
 * Recomputes everything that the ledger claims: the chain over the stored bytes, the canonical form, the order of time,
 * that each event can follow the state before it, every seal with its figures, and the commands that made the events.
 * Stops at the first thing wrong and names its sequence number.
 */
export function verifyLedger(db: Db, expected: Expectations): VerificationReport {
  const ledger = new Ledger(db);
  const key = expected.publicKey === null ? null : createPublicKey(expected.publicKey);
  const walk = new Walk(db, ledger, key);
  const finding = walk.run() ?? commandFinding(db) ?? cutShort(walk, expected);
  return {
    ok: finding === null,
    seq: finding?.seq ?? null,
    finding,
    events: walk.count,
    head: { seq: walk.previous.seq, hash: walk.previous.hash.toString('hex') },
    seals: walk.seals,
    key: expected.keySource,
    warnings: [...missingTriggers(db), ...(finding === null ? compareReports(db, ledger) : [])],
  };
}

class Walk {
  readonly seals: { seq: number; date: string; amendment: number; keyId: string }[] = [];
  count = 0;
  previous: { readonly seq: number; readonly hash: Buffer; readonly recordedAt: number } = {
    seq: 0,
    hash: GENESIS_HASH,
    recordedAt: 0,
  };
  readonly #db: Db;
  readonly #ledger: Ledger;
  readonly #key: KeyObject | null;
  readonly #amendments = new Map<string, number>();
  #state: BranchState = emptyState();

  constructor(db: Db, ledger: Ledger, key: KeyObject | null) {
    this.#db = db;
    this.#ledger = ledger;
    this.#key = key;
  }

  run(): Finding | null {
    const types = this.#db.prepare(
      `SELECT ${COLUMN_TYPES.map(([column]) => `typeof(${column}) AS ${column}`).join(', ')} FROM event WHERE seq = ?`,
    );
    for (const row of this.#ledger.rows()) {
      const finding =
        this.#link(row) ?? columnTypes(row.seq, types.get(row.seq) as Record<string, string>) ?? this.#content(row);
      if (finding !== null) return finding;
      this.previous = { seq: row.seq, hash: row.hash, recordedAt: row.recordedAt };
      this.count += 1;
    }
    const broken = brokenInvariants(this.#state);
    return broken.length === 0 ? null : found(this.previous.seq, 'invariant', broken.join('; '));
  }

  #link(row: LedgerRow): Finding | null {
    const next = this.previous.seq + 1;
    if (row.seq !== next)
      return found(next, 'missing', `event ${next} is not there; ${row.seq} follows ${this.previous.seq}`);
    return null;
  }

  #content(row: LedgerRow): Finding | null {
    if (!row.prevHash.equals(this.previous.hash))
      return found(row.seq, 'chain', 'does not point to the event before it');
    if (!isCanonical(row.payload)) return found(row.seq, 'notCanonical', 'its payload is not in canonical form');
    if (!rowHash(row).equals(row.hash)) return found(row.seq, 'hash', 'its columns do not give its hash');
    if (row.recordedAt < this.previous.recordedAt)
      return found(row.seq, 'clock', 'was recorded before the event before it');
    return this.#follow(row);
  }

  #follow(row: LedgerRow): Finding | null {
    try {
      const event = toEvent(row);
      if (event.type === 'daySealed') {
        const due = this.#amendments.get(event.payload.date) ?? 0;
        const finding = sealFinding(this.#ledger, row, event.payload, this.#key, due);
        if (finding !== null) return finding;
        this.#noteSeal(row.seq, event.payload);
      }
      this.#state = evolve(this.#state, event);
      return null;
    } catch (error) {
      return found(row.seq, 'cannotFollow', (error as Error).message);
    }
  }

  #noteSeal(seq: number, { date, amendment, keyId }: SealPayload): void {
    this.seals.push({ seq, date, amendment, keyId });
    this.#amendments.set(date, amendment + 1);
  }
}

/** What the caller knows from elsewhere and the file does not hold: the end of the chain is missing. */
function cutShort(walk: Walk, expected: Expectations): Finding | null {
  const { seq, hash } = walk.previous;
  if (expected.count !== null && walk.count < expected.count) {
    return found(seq + 1, 'count', `${walk.count} events where ${expected.count} are expected`);
  }
  if (expected.count !== null && walk.count > expected.count) return null;
  if (expected.headHash !== null && hash.toString('hex') !== expected.headHash) {
    return found(expected.count === null ? seq + 1 : seq, 'head', 'the chain does not end where it is expected to');
  }
  return null;
}

function columnTypes(seq: number, types: Record<string, string>): Finding | null {
  for (const [column, allowed] of COLUMN_TYPES) {
    const type = types[column] ?? 'absent';
    if (!allowed.has(type)) return found(seq, 'columnType', `${column} is stored as ${type}`);
  }
  return null;
}

function missingTriggers(db: Db): string[] {
  const present = db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all() as string[];
  return TRIGGERS.filter((name) => !present.includes(name)).map((name) => `trigger ${name} is missing`);
}

function found(seq: number, code: Finding['code'], detail: string): Finding {
  return { seq, code, detail };
}
