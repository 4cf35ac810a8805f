import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeRow } from '@turno25/shared/evidence/writtenRow.ts';
import { needProgram } from '@turno25/shared/testing/program.ts';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, tempFolder, withBranch } from '../support/branch.ts';
import { forgeable, liveADay, verifyFile } from '../support/ledgerFile.ts';

/** The verifier of the auditor's documents, in another language and from them alone, against ours. */
const SCRIPT = fileURLToPath(new URL('../../docs/auditor/verify.py', import.meta.url));
const folder = tempFolder();
let key = '';

type Said = { readonly ok: boolean; readonly seq: number | null; readonly detail?: string; readonly head?: string };

function second(args: readonly string[]): { readonly said: Said; readonly code: number | null } {
  const run = spawnSync('python3', ['-B', SCRIPT, '--json', ...args], { encoding: 'utf8' });
  return { said: run.stdout === '' ? { ok: false, seq: null } : JSON.parse(run.stdout), code: run.status };
}

beforeAll(async () => {
  needProgram('python3', '--version');
  await withBranch(
    async (branch) => {
      await liveADay(branch);
      branch.db.pragma('wal_checkpoint(TRUNCATE)');
      key = join(folder, 'trusted.pem');
      writeFileSync(key, branch.branchKey.publicPem);
      writeFileSync(
        join(folder, 'rows.ndjson'),
        [...branch.ledger.rows()].map((row) => `${JSON.stringify(writeRow(row))}\n`).join(''),
      );
    },
    { folder },
  );
});
afterAll(() => removeFolder(folder));

describe('the second verifier', () => {
  it('finds the same head in the database and in the rows, with the key and without', () => {
    const ours = verifyFile(join(folder, 'branch.db'));
    for (const args of [
      ['--db', join(folder, 'branch.db'), '--key', key],
      ['--rows', join(folder, 'rows.ndjson'), '--key', key],
      ['--db', join(folder, 'branch.db')],
    ]) {
      const { said, code } = second(args);
      expect(said).toMatchObject({ ok: true, head: ours.head.hash });
      expect(code).toBe(0);
    }
    expect(second(['--db', join(folder, 'nothing.db')]).code).toBe(3);
    expect(second(['--db', join(folder, 'branch.db'), '--expect-head', '0'.repeat(64)]).code).toBe(1);
  });

  it.each<[string, (db: Database.Database) => void]>([
    [
      'a payload',
      (db) =>
        db.exec(
          "UPDATE event SET payload = CAST(replace(CAST(payload AS TEXT), 'general', 'preferential') AS BLOB) WHERE type = 'ticketIssued'",
        ),
    ],
    ['an instant', (db) => db.exec('UPDATE event SET occurred_at = occurred_at - 60000 WHERE seq = 9')],
    ['an author', (db) => db.exec("UPDATE event SET actor = 'somebody' WHERE seq = 12")],
    ['a row that is gone', (db) => db.exec('DELETE FROM event WHERE seq = 10')],
    [
      'a type of column',
      (db) =>
        db.exec(
          'UPDATE event SET payload = CAST(payload AS BLOB), seq = seq WHERE seq = 3; UPDATE event SET hash = zeroblob(32) WHERE seq = 4',
        ),
    ],
    [
      'a signature',
      (db) =>
        db.exec(
          'UPDATE event SET payload = CAST(replace(CAST(payload AS TEXT), \'"signature":"\', \'"signature":"A\') AS BLOB) WHERE type = \'daySealed\'',
        ),
    ],
  ])('and ours name the same event where somebody changed %s', (name, change) => {
    const { file, db } = forgeable(folder, `second-${name.replaceAll(' ', '-')}`);
    change(db);
    db.close();
    const ours = verifyFile(file, { publicKey: null, keySource: 'none' });
    const { said, code } = second(['--db', file]);
    expect([said.ok, said.seq, code]).toEqual([false, ours.seq, 1]);
  });
});
