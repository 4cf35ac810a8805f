import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { periodFigures } from '@turno25/queue-server/figures/period.ts';
import { StartRefused } from '@turno25/queue-server/ledger/startRefused.ts';
import { canonicalText } from '@turno25/shared/evidence/canonical.ts';
import { type Random, seededRandom } from '@turno25/shared/time/random.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addStaff, enrolled, removeFolder, seedConfig, tempFolder, withBranch } from '../support/branch.ts';
import { KIOSK, liveADay, send, ticketFor, verifyFile } from '../support/ledgerFile.ts';

/**
 * A hand on the disk, in every table of the branch's files. Whatever it changes is found by `verify`, keeps the branch from
 * starting, or changes neither the state nor a figure.
 */
const CHANGES = process.env.TURNO25_FULL ? 2000 : 160;
const SEED = Number(process.env.TURNO25_SEED ?? 20_261_126);

const folder = tempFolder();
const work = tempFolder();
let key = '';
let before = '';

beforeAll(async () => {
  await withBranch(
    async (branch) => {
      await addStaff(branch);
      await enrolled(branch, 'kiosk');
      branch.devices.newCode('board', 'Pantalla', branch.engine.now());
      await liveADay(branch);
      key = branch.branchKey.publicPem;
    },
    { folder },
  );
  for (const name of ['branch.db', 'vault.db']) {
    const db = new Database(join(folder, name));
    db.pragma('journal_mode = DELETE');
    db.close();
  }
  before = asOpened(folder);
});
afterAll(() => {
  removeFolder(folder);
  removeFolder(work);
});

/** What somebody sees of a branch: who may do what, where the queue stands, and every figure. */
function asOpened(data: string): string {
  const branch = openBranch({ files: filesIn(data), config: seedConfig(), ignoreHours: true, sources: systemSources });
  try {
    const state = branch.engine.state();
    const figures = periodFigures(branch, { state, now: 0 }, '2020-01-01', '2099-12-31');
    const shown = JSON.stringify([state, figures, branch.reports.dump()], (_key, value) =>
      value instanceof Map ? [...value] : value,
    );
    return canonicalText(JSON.parse(shown));
  } finally {
    branch.close();
  }
}

type Change = { readonly file: 'branch.db' | 'vault.db'; readonly sql: string; readonly values: readonly unknown[] };

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** Another value of the same kind, or of another one. */
function changed(random: Random, value: unknown): unknown {
  const way = random();
  if (way < 0.08) return null;
  if (way < 0.14) return typeof value === 'number' ? 'x' : 7;
  if (typeof value === 'number') return value + pick(random, [1, -1, 60_000, -60_000, 1_000_000]);
  if (typeof value === 'string') {
    if (value === '') return 'x';
    const at = Math.floor(random() * value.length);
    return `${value.slice(0, at)}${pick(random, ['0', '1', 'a', 'Z', ''])}${value.slice(at + 1)}`;
  }
  const bytes = Buffer.from((value as Buffer | null) ?? Buffer.from('new'));
  const at = Math.floor(random() * bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  return bytes;
}

/** One change of one row: a value, the row gone, or the row once more under another key. */
function drawChange(random: Random): Change | null {
  const file = random() < 0.85 ? 'branch.db' : 'vault.db';
  const db = new Database(join(folder, file), { readonly: true });
  try {
    const tables = db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .pluck()
      .all() as string[];
    const table = pick(random, tables);
    const rows = db.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[];
    if (rows.length === 0) return null;
    const row = pick(random, rows);
    const columns = Object.keys(row);
    const where = columns.map((column) => `${column} IS ?`).join(' AND ');
    const values = columns.map((column) => row[column]);
    const way = random();
    if (way < 0.1) return { file, sql: `DELETE FROM ${table} WHERE ${where}`, values };
    const column = pick(random, columns);
    const value = changed(random, row[column]);
    if (way < 0.2) {
      const copy = columns.map((name) => (name === column ? value : row[name]));
      return { file, sql: `INSERT INTO ${table} (${columns}) VALUES (${columns.map(() => '?')})`, values: copy };
    }
    return { file, sql: `UPDATE ${table} SET ${column} = ? WHERE ${where}`, values: [value, ...values] };
  } finally {
    db.close();
  }
}

/** Whether the change could be made at all: the tables themselves refuse some. */
function made({ file, sql, values }: Change): boolean {
  for (const name of ['branch.db', 'vault.db', 'seal.key.pem', 'seal.pub.pem'])
    copyFileSync(join(folder, name), join(work, name));
  for (const name of ['branch.db-wal', 'branch.db-shm', 'vault.db-wal', 'vault.db-shm'])
    rmSync(join(work, name), { force: true });
  const db = new Database(join(work, file));
  try {
    for (const trigger of db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all())
      db.exec(`DROP TRIGGER ${trigger}`);
    return db.prepare(sql).run(...values).changes > 0;
  } catch (error) {
    if (error instanceof Database.SqliteError && /CONSTRAINT|MISMATCH/.test(error.code)) return false;
    throw error;
  } finally {
    db.close();
  }
}

/** What became of a change: found, refused, without effect; or what it did unseen. */
function fateOf(): 'found' | 'refused' | 'without effect' | 'unseen' {
  const report = verifyFile(join(work, 'branch.db'), { publicKey: key, keySource: 'trusted' });
  if (!report.ok) return 'found';
  try {
    return asOpened(work) === before ? 'without effect' : 'unseen';
  } catch (error) {
    if (error instanceof StartRefused || error instanceof Database.SqliteError) return 'refused';
    throw error;
  }
}

describe('a hand in the tables of a branch', () => {
  it(`is found, kept out, or without effect, ${CHANGES} times`, () => {
    const random = seededRandom(SEED);
    const fates = new Map<string, number>();
    for (let count = 0; count < CHANGES; ) {
      const change = drawChange(random);
      if (change === null || !made(change)) continue;
      count += 1;
      const fate = fateOf();
      fates.set(fate, (fates.get(fate) ?? 0) + 1);
      const shown = change.values.map((value) => (Buffer.isBuffer(value) ? value.toString('hex').slice(0, 40) : value));
      expect(fate, `seed ${SEED}, change ${count}: ${change.sql} ${JSON.stringify(shown)}`).not.toBe('unseen');
    }
    // Each of the three is met, or the fuzz looks at nothing.
    for (const fate of ['found', 'refused', 'without effect']) expect(fates.get(fate) ?? 0, fate).toBeGreaterThan(0);
  });

  it('leaves the branch as it was when nothing was changed', async () => {
    expect(made({ file: 'branch.db', sql: 'UPDATE meta SET value = value', values: [] })).toBe(true);
    expect(fateOf()).toBe('without effect');
    await withBranch(async (branch) => {
      expect((await send(branch, KIOSK, ticketFor('pgu'))).kind).toBe('refused');
    });
  });
});
