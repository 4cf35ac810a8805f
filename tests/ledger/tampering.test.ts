import { createPublicKey } from 'node:crypto';
import { Ledger } from '@turno25/queue-server/ledger/ledger.ts';
import { Reports } from '@turno25/queue-server/ledger/reports.ts';
import { hexOf, textOf } from '@turno25/shared/evidence/bytes.ts';
import { type LedgerRow, rowHash } from '@turno25/shared/evidence/row.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, tempFolder, withBranch } from '../support/branch.ts';
import { forgeable, KIOSK, liveADay, send, ticketFor, verifyFile } from '../support/ledgerFile.ts';

/**
 * A forger has the file and can take every guard off. Whatever is changed, `verify` names the first event that is not
 * what it was.
 */
const folder = tempFolder();
let head = '';
let count = 0;
let publicKey = '';
let forgeries = 0;

beforeAll(async () => {
  await withBranch(
    async (branch) => {
      await liveADay(branch);
      const { seq, hash } = branch.ledger.head();
      head = hexOf(hash);
      count = seq;
      publicKey = branch.branchKey.publicPem;
      branch.db.pragma('wal_checkpoint(TRUNCATE)');
    },
    { folder },
  );
});

afterAll(() => removeFolder(folder));

function forge(change: (db: Database.Database) => void): string {
  forgeries += 1;
  const { file, db } = forgeable(folder, `forged-${forgeries}`);
  change(db);
  db.close();
  return file;
}

describe('an honest ledger', () => {
  it('verifies with its key, head and count', () => {
    const report = verifyFile(`${folder}/branch.db`, { publicKey, keySource: 'trusted', headHash: head, count });
    expect(report).toMatchObject({ ok: true, seq: null, events: count, warnings: [] });
    expect(report.seals.map(({ amendment }) => amendment)).toEqual([0, 1]);
  });

  it('refuses UPDATE and DELETE while its guards are on', () =>
    withBranch(async (branch) => {
      expect(() => branch.db.prepare("UPDATE event SET actor = 'x' WHERE seq = 1").run()).toThrow('append-only');
      expect(() => branch.db.prepare('DELETE FROM event').run()).toThrow('append-only');
      await send(branch, KIOSK, ticketFor('pgu'), 'some-key');
      expect(() => branch.db.prepare("UPDATE command SET answer = '1'").run()).toThrow('answered once');
      expect(() => branch.db.prepare('DELETE FROM command').run()).toThrow('never forgotten');
    }));
});

describe('any one byte changed', () => {
  const columns = [
    'recorded_at',
    'occurred_at',
    'clock_offset_ms',
    'business_date',
    'type',
    'payload',
    'actor',
    'device',
    'command_key',
    'prev_hash',
    'hash',
  ];

  it.each(columns)('is found in %s of every event', (column) => {
    const { file, db } = forgeable(folder, `bytes-${column}`);
    const seqs = db.prepare('SELECT seq FROM event ORDER BY seq').pluck().all() as number[];
    const read = db.prepare(`SELECT ${column} AS value FROM event WHERE seq = ?`);
    const write = db.prepare(`UPDATE event SET ${column} = ? WHERE seq = ?`);
    for (const seq of seqs) {
      const { value } = read.get(seq) as { value: unknown };
      write.run(oneByteOff(value, seq), seq);
      const report = verifyFile(file);
      expect(report.ok, `event ${seq}`).toBe(false);
      expect(report.seq, `event ${seq}`).toBe(seq);
      write.run(value, seq);
    }
    db.close();
    expect(verifyFile(file).ok).toBe(true);
  });

  it('is found in the sequence number', () => {
    const file = forge((db) => db.exec(`UPDATE event SET seq = ${count + 5} WHERE seq = ${count}`));
    expect(verifyFile(file)).toMatchObject({ ok: false, seq: count });
  });
});

describe('rows', () => {
  it('dropped: found where it is missing', () => {
    const file = forge((db) => db.exec('DELETE FROM event WHERE seq = 7'));
    expect(verifyFile(file)).toMatchObject({ ok: false, seq: 7, finding: { code: 'missing' } });
  });

  it('repeated at the end: found at the repetition', () => {
    const file = forge((db) =>
      db.exec(`INSERT INTO event SELECT ${count + 1}, recorded_at, occurred_at, clock_offset_ms, business_date, type, payload,
        actor, device, command_key, prev_hash, zeroblob(32) FROM event WHERE seq = 9`),
    );
    expect(verifyFile(file)).toMatchObject({ ok: false, seq: count + 1 });
  });

  it('swapped: found at the first of the two', () => {
    const file = forge((db) =>
      db.exec(
        'UPDATE event SET seq = -1 WHERE seq = 5; UPDATE event SET seq = 5 WHERE seq = 8; UPDATE event SET seq = 8 WHERE seq = -1',
      ),
    );
    expect(verifyFile(file)).toMatchObject({ ok: false, seq: 5 });
  });

  it('inserted in the middle, with later rows moved: found at the stranger', () => {
    const file = forge((db) => {
      db.exec(
        'UPDATE event SET seq = seq + 100000 WHERE seq > 6; UPDATE event SET seq = seq - 99999 WHERE seq > 100000',
      );
      db.exec(`INSERT INTO event SELECT 7, recorded_at, occurred_at, clock_offset_ms, business_date, type, payload, actor, device,
        command_key, prev_hash, zeroblob(32) FROM event WHERE seq = 6`);
    });
    expect(verifyFile(file)).toMatchObject({ ok: false, seq: 7 });
  });

  it('cut short: found by the commands that remain', () => {
    const file = forge((db) => db.exec(`DELETE FROM event WHERE seq > ${count - 2}`));
    expect(verifyFile(file)).toMatchObject({ ok: false, seq: count - 1, finding: { code: 'commandRange' } });
  });

  it('cut short with their commands: found given the expected head or count, and only then', () => {
    const file = forge((db) => {
      db.exec(`DELETE FROM event WHERE seq > ${count - 2}; DELETE FROM command WHERE last_seq > ${count - 2}`);
      new Reports(db).rebuild(new Ledger(db));
    });
    expect(verifyFile(file).ok).toBe(true);
    expect(verifyFile(file, { headHash: head })).toMatchObject({ ok: false, seq: count - 1 });
    expect(verifyFile(file, { count })).toMatchObject({ ok: false, seq: count - 1 });
  });
});

describe('a forger who recomputes the chain', () => {
  it('cannot write a payload differently, though it means the same', () => {
    const file = forge((db) =>
      rechain(db, 6, (row) => ({ ...row, payload: Buffer.from(textOf(row.payload).replace('{', '{ ')) })),
    );
    expect(verifyFile(file)).toMatchObject({ ok: false, seq: 6, finding: { code: 'notCanonical' } });
  });

  it('cannot move a wait without breaking the seal of the day', () => {
    const file = forge((db) =>
      rechain(db, 5, (row) => ({ ...row, occurredAt: row.occurredAt - 60_000, clockOffsetMs: 0 })),
    );
    const report = verifyFile(file, { publicKey, keySource: 'trusted' });
    expect(report.ok).toBe(false);
    expect(report.finding?.code).toMatch(/^seal/);
  });

  it('cannot sign with another key', async () => {
    const other = await withBranch(async (branch) => branch.branchKey.publicPem);
    expect(createPublicKey(other).asymmetricKeyType).toBe('ed25519');
    expect(verifyFile(`${folder}/branch.db`, { publicKey: other, keySource: 'trusted' })).toMatchObject({
      ok: false,
      finding: { code: 'sealKey' },
    });
  });

  it('cannot make a command vanish', () => {
    const file = forge((db) => db.exec("DELETE FROM command WHERE key = 'day-key-3'"));
    expect(verifyFile(file)).toMatchObject({ ok: false, finding: { code: 'commandMissing' } });
  });
});

function oneByteOff(value: unknown, seq: number): unknown {
  if (value === null) return 1;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') {
    const at = seq % value.length;
    return `${value.slice(0, at)}${String.fromCharCode(value.charCodeAt(at) ^ 1)}${value.slice(at + 1)}`;
  }
  const bytes = Buffer.from(value as Buffer);
  const at = seq % bytes.length;
  bytes[at] = bytes[at]! ^ 1;
  return bytes;
}

/** Rewrites one row and every hash after it. */
function rechain(db: Database.Database, seq: number, change: (row: LedgerRow) => LedgerRow): void {
  const rows = [...new Ledger(db).rows(seq - 1)];
  let previous = rows[0]!.prevHash;
  const write = db.prepare(
    'UPDATE event SET occurred_at = ?, clock_offset_ms = ?, payload = ?, prev_hash = ?, hash = ? WHERE seq = ?',
  );
  db.exec(`UPDATE event SET hash = randomblob(32) WHERE seq >= ${seq}`);
  for (const [index, row] of rows.entries()) {
    const changed = { ...(index === 0 ? change(row) : row), prevHash: previous };
    const hash = rowHash(nodeCrypto, changed);
    write.run(changed.occurredAt, changed.clockOffsetMs, changed.payload, previous, hash, changed.seq);
    previous = hash;
  }
}
