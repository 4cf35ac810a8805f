import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { NumbersGiven, RestoreSource } from '@turno25/shared/domain/ledger/heads.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { hexOf } from '@turno25/shared/evidence/bytes.ts';
import { isHeadOf } from '@turno25/shared/evidence/head.ts';
import type { Rotation } from '@turno25/shared/evidence/rotation.ts';
import type { LedgerRow } from '@turno25/shared/evidence/row.ts';
import { signed } from '@turno25/shared/evidence/signature.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type { Sources } from '@turno25/shared/time/sources.ts';
import { type Branch, filesIn, openBranch } from '../branch.ts';
import { BranchKey } from '../ledger/branchKey.ts';
import { type Db, openDatabase, openForReading } from '../ledger/database.ts';
import { insertRow, Ledger } from '../ledger/ledger.ts';
import { Reports } from '../ledger/reports.ts';
import { rotationsIn } from '../ledger/rotations.ts';
import { StartRefused } from '../ledger/startRefused.ts';
import { restoreLedger } from '../verbs/witnesses.ts';
import { readMark } from '../witnesses/highWater.ts';
import { ensureFolder } from './backup.ts';
import { digestOf, type GoodPart, goodPartOf, rotationsInFile, rowsInFile, rowsOneByOne } from './source.ts';

export type RestoreOrder = {
  /** `backup`: whole or nothing. `cut`: up to the last good event. `rows`: the events alone, as the centre keeps them. */
  readonly source: RestoreSource;
  /** The database, or the file of rows. */
  readonly from: string;
  /** Folder of `vault.db` and `seal.key.pem`. */
  readonly keys: string;
  /** A folder that is not there yet or is empty: nothing is ever restored over something. */
  readonly to: string;
  /** The mark that was kept beside the old data folder, if it is still there. */
  readonly mark: string | null;
};

export type Restored = { readonly cutSeq: number; readonly leftOut: number; readonly report: string };

/** What a report of a restore is called, in the new data folder. */
const REPORT = 'restauracion.json';

/**
 * Makes a new data folder from a copy of a branch's ledger, never touching the old one. The first event of the new copy
 * says what it goes on from, and a signed report beside it what was left out.
 */
export function restore(order: RestoreOrder, sources: Sources, config: BranchConfig): Result<Restored, string> {
  if (existsSync(order.to) && readdirSync(order.to).length > 0)
    return err(say('restore.notEmpty', { folder: order.to }));
  for (const file of [order.from, join(order.keys, 'vault.db'), join(order.keys, 'seal.key.pem')])
    if (!existsSync(file)) return err(say('restore.missing', { file }));
  const part = readPart(order);
  if (!part.ok) return part;
  const { good, db } = part.value;
  const last = good.rows.at(-1);
  if (last === undefined) return err(say('restore.nothing', { file: order.from }));
  ensureFolder(order.to);
  for (const name of ['vault.db', 'seal.key.pem', 'seal.pub.pem'])
    if (existsSync(join(order.keys, name))) copyFileSync(join(order.keys, name), join(order.to, name));
  writeLedger(filesIn(order.to).ledger, good.rows, db);
  db?.close();
  return inNewFolder(order.to, () => {
    const branch = openBranch({ files: filesIn(order.to), config, sources });
    try {
      return goOn(branch, order, good, last, sources);
    } finally {
      branch.close();
    }
  });
}

/** A folder that cannot be served does not stay. */
function inNewFolder<T>(folder: string, make: () => Result<T, string>): Result<T, string> {
  try {
    const made = make();
    if (!made.ok) rmSync(folder, { recursive: true });
    return made;
  } catch (error) {
    rmSync(folder, { recursive: true });
    return err(
      error instanceof StartRefused ? error.message : say('restore.failed', { why: (error as Error).message }),
    );
  }
}

/** Writes down what this copy goes on from. */
function goOn(
  branch: Branch,
  order: RestoreOrder,
  good: GoodPart,
  last: LedgerRow,
  sources: Sources,
): Result<Restored, string> {
  const leftOut = good.leftOut.length === 0 ? null : { events: good.leftOut.length, digest: digestOf(good.leftOut) };
  const restored = {
    oldEpoch: branch.epoch,
    cutSeq: last.seq,
    cutHash: hexOf(last.hash),
    newEpoch: sources.newId(),
    source: order.source,
    leftOut,
    withoutCommands: order.source === 'rows',
    known: rememberedNumbers(order, branch),
  };
  void branch.perform(restoreLedger(branch.db, restored));
  branch.engine.drain();
  const event = [...branch.ledger.events(last.seq)].at(-1);
  if (event?.type !== 'ledgerRestored') return err(say('restore.failed', { why: '' }));
  const report = {
    format: 'turno25.restore.v1',
    at: event.recordedAt,
    ...event.payload,
    eventSeq: event.seq,
    why: good.why,
    leftOutEvents: good.leftOut,
    keyId: branch.branchKey.keyId,
    publicKey: branch.branchKey.publicPem,
  };
  const file = join(order.to, REPORT);
  writeFileSync(file, `${JSON.stringify(signed(report, branch.branchKey), null, 2)}\n`, { mode: 0o600 });
  return ok({ cutSeq: last.seq, leftOut: good.leftOut.length, report: file });
}

type Part = { readonly good: GoodPart; readonly db: Db | null };

function readPart({ source, from, keys }: RestoreOrder): Result<Part, string> {
  const publicKey = new BranchKey(readFileSync(join(keys, 'seal.key.pem'), 'utf8')).publicPem;
  if (source === 'rows') {
    const good = goodPartOf(rowsInFile(from), { publicKey, rotations: rotationsInFile(from) }, (seq) => seq);
    return good.why === null ? ok({ good, db: null }) : err(say('restore.notGood', { why: good.why }));
  }
  const db = openForReading(from);
  const good = goodPartOf(rowsOneByOne(db), { publicKey, rotations: readableRotations(db) }, (seq) =>
    wholeCommandsUpTo(db, seq),
  );
  if (source === 'cut' || good.why === null) return ok({ good, db });
  db.close();
  return err(say('restore.notGood', { why: good.why }));
}

/** Changes of the key in a database that may be damaged. */
function readableRotations(db: Db): readonly Rotation[] {
  try {
    return rotationsIn(db);
  } catch {
    return [];
  }
}

/** The last event at or before this one after which no command's events go on. */
function wholeCommandsUpTo(db: Db, seq: number): number {
  try {
    const across = db
      .prepare('SELECT min(first_seq) FROM command WHERE first_seq <= ? AND last_seq > ?')
      .pluck()
      .get(seq, seq) as number | null;
    return across === null ? seq : wholeCommandsUpTo(db, across - 1);
  } catch {
    return seq;
  }
}

/** A new file with these rows and, where there is a database, what was kept beside them up to there. */
function writeLedger(file: string, rows: readonly LedgerRow[], from: Db | null): void {
  const db = openDatabase(file);
  try {
    db.transaction(() => {
      for (const row of rows) insertRow(db, row);
      if (from !== null) copyBeside(from, db, rows.length);
    })();
    new Reports(db).rebuild(new Ledger(db));
  } finally {
    db.close();
  }
}

/** Commands answered up to the cut, people and devices, and what the branch keeps of itself. */
function copyBeside(from: Db, to: Db, cut: number): void {
  for (const [table, where] of [
    ['command', 'WHERE last_seq IS NULL OR last_seq <= ?'],
    ['staff', 'WHERE ? > 0'],
    ['device', 'WHERE ? > 0'],
    ['meta', 'WHERE ? > 0'],
  ] as const) {
    const rows = from.prepare(`SELECT * FROM ${table} ${where}`).all(cut) as Record<string, unknown>[];
    for (const row of rows) {
      const names = Object.keys(row);
      const sql = `INSERT OR REPLACE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
      to.prepare(sql).run(...Object.values(row));
    }
  }
}

/** The numbers that the mark beside the old folder remembers, if this branch signed it and it is of this ledger. */
function rememberedNumbers({ mark }: RestoreOrder, { ledger, branchKey, db }: Branch): NumbersGiven | null {
  const head = mark === null ? null : readMark(mark);
  const isOurs = head !== null && isHeadOf(nodeCrypto, branchKey.known(rotationsIn(db)), head);
  return isOurs && head.ledgerId === ledger.id() ? head.numbers : null;
}
