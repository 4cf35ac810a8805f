import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { hexOf } from '@turno25/shared/evidence/bytes.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import Database from 'better-sqlite3';
import { filesIn } from '../branch.ts';
import { openForReading } from '../ledger/database.ts';
import { Ledger } from '../ledger/ledger.ts';
import { noteBackup } from '../machine/lastBackup.ts';

/** What a backup of a ledger holds, and when it was made. */
export type BackedUp = { readonly file: string; readonly seq: number; readonly hash: string };

/**
 * Copies a branch's ledger while it serves, into a new file of a folder; and its vault and keys into another, where the
 * new copy takes the place of the last: what was erased must not live on in old copies of its keys. The ledger goes first,
 * so that the vault has every key that the copy names.
 */
export async function backUp(
  data: string,
  to: { readonly folder: string; readonly keys: string | null },
  now: number,
): Promise<Result<BackedUp, string>> {
  const files = filesIn(data);
  if (!existsSync(files.ledger)) return err(say('backup.noLedger', { folder: data }));
  if (to.keys !== null && isWithin(to.keys, to.folder)) return err(say('backup.keysApart'));
  ensureFolder(to.folder);
  const target = join(to.folder, `branch-${stamp(now)}.db`);
  await copyDatabase(files.ledger, target);
  const db = openForReading(target);
  const { seq, hash } = new Ledger(db).head();
  db.close();
  if (to.keys !== null) {
    ensureFolder(to.keys);
    await copyDatabase(files.vault, join(to.keys, 'vault.db'));
    for (const name of ['seal.key.pem', 'seal.pub.pem']) copyWhole(join(data, name), join(to.keys, name));
  }
  const done = { file: target, seq, hash: hexOf(hash) };
  noteBackup(data, { at: now, seq, keys: to.keys !== null });
  return ok(done);
}

/** A whole database in one file that stands alone, in the place of whatever was there. */
async function copyDatabase(from: string, to: string): Promise<void> {
  rmSync(`${to}.new`, { force: true });
  const source = openForReading(from);
  try {
    await source.backup(`${to}.new`);
  } finally {
    source.close();
  }
  const copy = new Database(`${to}.new`);
  copy.pragma('journal_mode = DELETE');
  copy.close();
  chmodSync(`${to}.new`, 0o600);
  renameSync(`${to}.new`, to);
}

function copyWhole(from: string, to: string): void {
  if (!existsSync(from)) return;
  copyFileSync(from, `${to}.new`);
  chmodSync(`${to}.new`, 0o600);
  renameSync(`${to}.new`, to);
}

export function ensureFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

function isWithin(inner: string, outer: string): boolean {
  const way = relative(resolve(outer), resolve(inner));
  return way === '' || !way.startsWith('..');
}

/** An instant as part of a file's name: `20261126T133005Z`. */
function stamp(now: number): string {
  return `${new Date(now).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
}
