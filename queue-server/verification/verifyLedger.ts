import { hexOf } from '@turno25/shared/evidence/bytes.ts';
import { type Finding, found } from '@turno25/shared/evidence/finding.ts';
import { readPublicKey } from '@turno25/shared/evidence/keys.ts';
import { LedgerWalk } from '@turno25/shared/evidence/walk.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type { Db } from '../ledger/database.ts';
import { Ledger } from '../ledger/ledger.ts';
import { rotationsIn } from '../ledger/rotations.ts';
import { KeptSnapshots } from '../ledger/snapshots.ts';
import { accessDifferences } from './access.ts';
import { columnFinding } from './columns.ts';
import { commandFinding } from './commands.ts';
import { factDifferences } from './facts.ts';
import { lossFinding } from './losses.ts';
import { Notes } from './notes.ts';
import type { Expectations, VerificationReport } from './report.ts';
import { RebuiltReports } from './reports.ts';
import { sealedRowDifferences } from './sealedRows.ts';
import { signalDifferences } from './signalCounts.ts';

const TRIGGERS = ['event_no_update', 'event_no_delete', 'command_no_update', 'command_no_delete'];

/**
 * The one verifier over a branch's database, and what only the database can say: how its columns are stored, which
 * commands made the events, whether the reporting tables are theirs. Names the first bad sequence number.
 */
export function verifyLedger(db: Db, expected: Expectations): VerificationReport {
  // One view of the file from the first row to the last table: the branch may go on writing meanwhile.
  return db.transaction(() => verifyAsItStands(db, expected))();
}

function verifyAsItStands(db: Db, expected: Expectations): VerificationReport {
  const ledger = new Ledger(db);
  const rebuilt = new RebuiltReports();
  const snapshots = new KeptSnapshots(db);
  const notes = new Notes();
  let badLoss: Finding | null = null;
  let badSnapshot: Finding | null = null;
  const walk = new LedgerWalk({
    crypto: nodeCrypto,
    key: expected.publicKey === null ? null : readPublicKey(nodeCrypto, expected.publicKey),
    rotations: rotationsIn(db),
    ...(expected.centreKey === undefined ? {} : { centreKey: expected.centreKey }),
    eventsOf: (date, before) => ledger.eventsOf(date, before - 1),
    follow: (event) => {
      rebuilt.apply(event);
      notes.follow(event);
      badLoss ??= lossFinding(ledger, event);
      if (!snapshots.agree(event.seq, walk.state()))
        badSnapshot ??= found(event.seq, 'snapshot', 'the state kept of this place is not what the events give');
    },
  });
  const badColumn = columnFinding(db);
  const evidence =
    sooner(badColumn, walkUpTo(walk, ledger, badColumn)) ?? commandFinding(db) ?? cutShort(walk, expected);
  const finding =
    sooner(badLoss, evidence) ??
    badSnapshot ??
    tableFinding(walk.head.seq, [
      ...rebuilt.differences(db),
      ...sealedRowDifferences(db),
      ...factDifferences(db, ledger),
      ...signalDifferences(db, ledger),
      ...accessDifferences(db, walk.state()),
    ]);
  const warnings = [...missingTriggers(db), ...notes.said()];
  return {
    ok: finding === null,
    seq: finding?.seq ?? null,
    finding,
    events: walk.count,
    head: { seq: walk.head.seq, hash: hexOf(walk.head.hash) },
    seals: walk.seals,
    key: expected.keySource,
    warnings,
  };
}

/** Rows whose columns are stored as something else cannot be read as rows: the walk ends before the first of them. */
function walkUpTo(walk: LedgerWalk, ledger: Ledger, badColumn: Finding | null): Finding | null {
  for (const row of ledger.rows()) {
    if (badColumn !== null && row.seq >= badColumn.seq) return null;
    const finding = walk.step(row);
    if (finding !== null) return finding;
  }
  return null;
}

/** The events are what they were, and what is shown of them is not: lists of days, reports and figures of a period. */
function tableFinding(head: number, differences: readonly string[]): Finding | null {
  return differences.length === 0 ? null : found(head, 'tables', differences.join('; '));
}

function sooner(a: Finding | null, b: Finding | null): Finding | null {
  if (a === null || b === null) return a ?? b;
  return b.seq <= a.seq ? b : a;
}

/** What the caller knows from elsewhere and the file does not hold: the end of the chain is missing. */
function cutShort({ count, head: { seq, hash } }: LedgerWalk, expected: Expectations): Finding | null {
  if (expected.count !== null && count < expected.count)
    return found(seq + 1, 'count', `${count} events where ${expected.count} are expected`);
  if (expected.count !== null && count > expected.count) return null;
  if (expected.headHash !== null && hexOf(hash) !== expected.headHash)
    return found(expected.count === null ? seq + 1 : seq, 'head', 'the chain does not end where it is expected to');
  return null;
}

function missingTriggers(db: Db): string[] {
  const present = db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all() as string[];
  return TRIGGERS.filter((name) => !present.includes(name)).map((name) => `trigger ${name} is missing`);
}
