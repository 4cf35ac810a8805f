import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BranchKey } from '@turno25/queue-server/ledger/branchKey.ts';
import { Ledger } from '@turno25/queue-server/ledger/ledger.ts';
import type { SealV2 } from '@turno25/shared/domain/ledger/events/day.ts';
import { hexOf, textOf } from '@turno25/shared/evidence/bytes.ts';
import { canonicalBytes } from '@turno25/shared/evidence/canonical.ts';
import { type LedgerRow, rowHash } from '@turno25/shared/evidence/row.ts';
import { signed } from '@turno25/shared/evidence/signature.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { needProgram } from '@turno25/shared/testing/program.ts';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, tempFolder, withBranch } from '../support/branch.ts';
import { forgeable, liveADay, verifyFile } from '../support/ledgerFile.ts';

/** Whoever has the disk and the branch's own key seals other figures: the events of the day say otherwise to both verifiers. */
const SCRIPT = fileURLToPath(new URL('../../docs/auditor/verify.py', import.meta.url));
const RELEASES = fileURLToPath(new URL('../fixtures/ledgers', import.meta.url));
const releases = readdirSync(RELEASES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const present = tempFolder();
const older = releases.map(({ name }) => ({ name, folder: tempFolder() }));

beforeAll(async () => {
  needProgram('python3', '--version');
  for (const { name, folder } of older) cpSync(join(RELEASES, name), folder, { recursive: true });
  await withBranch(
    async (branch) => {
      await liveADay(branch);
      branch.db.pragma('wal_checkpoint(TRUNCATE)');
    },
    { folder: present },
  );
});
afterAll(() => {
  for (const folder of [present, ...older.map((one) => one.folder)]) removeFolder(folder);
});

type Said = { readonly ok: boolean; readonly seq: number | null; readonly detail?: string; readonly head?: string };
type Figures = number | { readonly [name: string]: Figures };

function second(folder: string, file: string): Said {
  const key = join(folder, 'seal.pub.pem');
  const run = spawnSync('python3', ['-B', SCRIPT, '--json', '--db', file, '--key', key], { encoding: 'utf8' });
  return JSON.parse(run.stdout);
}

function ours(folder: string, file: string) {
  return verifyFile(file, { publicKey: readFileSync(join(folder, 'seal.pub.pem'), 'utf8'), keySource: 'trusted' });
}

/**
 * The first seal with other figures, signed with the branch's key, and everything that follows chained and signed anew; with
 * `formulas`, the opening of its day names that version too.
 */
function forge(
  folder: string,
  name: string,
  change: (seal: SealV2) => SealV2,
  formulas: number | null = null,
): { file: string; seq: number } {
  const key = new BranchKey(readFileSync(join(folder, 'seal.key.pem'), 'utf8'));
  const { file, db } = forgeable(folder, name);
  const rows = [...new Ledger(db).rows()];
  const seq = rows.find(({ type }) => type === 'daySealed')?.seq ?? 0;
  const from = formulas === null ? seq : (rows.find(({ type }) => type === 'dayOpened')?.seq ?? seq);
  db.exec(`UPDATE event SET hash = randomblob(32) WHERE seq >= ${from}`);
  let prevHash = rows[from - 2]?.hash ?? new Uint8Array(32);
  for (const row of rows.slice(from - 1)) {
    let payload = row.payload;
    if (row.seq === from && row.seq !== seq) payload = canonicalBytes({ ...JSON.parse(textOf(payload)), formulas });
    if (row.type === 'daySealed') {
      const { signature: _, ...seal } = { ...(JSON.parse(textOf(payload)) as SealV2), headHash: hexOf(prevHash) };
      payload = canonicalBytes(signed(row.seq === seq ? change(seal as SealV2) : seal, key));
    }
    prevHash = store(db, { ...row, payload, prevHash });
  }
  db.close();
  return { file, seq };
}

function store(db: Database.Database, row: LedgerRow): Uint8Array {
  const hash = rowHash(nodeCrypto, row);
  db.prepare('UPDATE event SET payload = ?, prev_hash = ?, hash = ? WHERE seq = ?').run(
    Buffer.from(row.payload),
    Buffer.from(row.prevHash),
    Buffer.from(hash),
    row.seq,
  );
  return hash;
}

/** A seal with one more, or one less, in one place of its figures. */
function withOther(path: string, by: number): (seal: SealV2) => SealV2 {
  const change = (value: Figures, [name, ...rest]: readonly string[]): Figures => {
    if (typeof value === 'number') return value + by;
    return name === undefined ? value : { ...value, [name]: change(value[name] ?? 0, rest) };
  };
  return (seal) => change(seal as unknown as Figures, path.split('.')) as unknown as SealV2;
}

describe.each(older)('what release $name left', ({ folder }) => {
  it('verifies with both, and a share of its seal that is another one with neither', () => {
    const file = join(folder, 'branch.db');
    expect(ours(folder, file)).toMatchObject({ ok: true });
    expect(second(folder, file)).toMatchObject({ ok: true, head: ours(folder, file).head.hash });
    for (const path of ['official.num', 'strict.den', 'lostPastLimit']) {
      const forged = forge(folder, path, withOther(`figures.standard.${path}`, 1));
      expect(ours(folder, forged.file), path).toMatchObject({ ok: false, seq: forged.seq });
      expect(second(folder, forged.file), path).toMatchObject({
        ok: false,
        seq: forged.seq,
        detail: expect.stringContaining(`${path.split('.')[0]} is `),
      });
    }
  });
});

describe('a seal of version 2, made again with the key of its branch', () => {
  it('is found by neither where it says the same', () => {
    const { file } = forge(present, 'same', (seal) => seal);
    expect([ours(present, file).ok, second(present, file).ok]).toEqual([true, true]);
  });

  it.each([
    ['figures.standard.official.num', 1],
    ['figures.standard.official.den', -1],
    ['figures.standard.strict.num', 1],
    ['figures.standard.strict.den', 1],
    ['figures.waits.withoutBrief.official.num', 1],
    ['figures.waits.withoutBrief.strict.den', -1],
    ['figures.waits.withoutExclusions.official.num', 1],
    ['figures.waits.withoutExclusions.strict.den', 1],
  ])('is found by both where %s differs by %i', (path, by) => {
    const { file, seq } = forge(present, path, withOther(path, by));
    expect(ours(present, file)).toMatchObject({ ok: false, seq, finding: { code: 'sealFigures' } });
    const name = path.split('.')[2];
    expect(second(present, file)).toMatchObject({
      ok: false,
      seq,
      detail: expect.stringMatching(`^${name} is .* where`),
    });
  });

  it.each([
    ['another digest', (rows: SealV2['rows']) => ({ ...rows, digest: '0'.repeat(64) })],
    ['one row more', (rows: SealV2['rows']) => ({ ...rows, count: rows.count + 1 })],
  ])('is found by both where it names %s', (what, change) => {
    const { file, seq } = forge(present, what, (seal) => ({ ...seal, rows: change(seal.rows) }));
    expect(ours(present, file)).toMatchObject({ ok: false, seq, finding: { code: 'sealRows' } });
    expect(second(present, file)).toMatchObject({ ok: false, seq, detail: expect.stringContaining('rows') });
  });

  it('is of unknown formulas to both where its day opened with such', () => {
    const { file, seq } = forge(present, 'unknown', (seal) => ({ ...seal, formulas: 3 }), 3);
    expect(ours(present, file)).toMatchObject({ ok: false, seq, finding: { code: 'sealFormulas' } });
    expect(second(present, file)).toMatchObject({
      ok: false,
      seq,
      detail: 'version 3 of the formulas is unknown to this verifier',
    });
  });
});
