import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backUp } from '@turno25/queue-server/backup/backup.ts';
import { restore } from '@turno25/queue-server/backup/restore.ts';
import { type Branch, filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { Ledger } from '@turno25/queue-server/ledger/ledger.ts';
import { headOf } from '@turno25/queue-server/witnesses/head.ts';
import { compareWithMark, writeMark } from '@turno25/queue-server/witnesses/highWater.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { hexOf, textOf } from '@turno25/shared/evidence/bytes.ts';
import { canonicalBytes } from '@turno25/shared/evidence/canonical.ts';
import { readPublicKey } from '@turno25/shared/evidence/keys.ts';
import { rowHash } from '@turno25/shared/evidence/row.ts';
import { isSignedBy } from '@turno25/shared/evidence/signature.ts';
import { writeRow } from '@turno25/shared/evidence/writtenRow.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { removeFolder, seedConfig, tempFolder, withBranch, withServer } from '../support/branch.ts';
import { KIOSK, liveADay, MANAGER, send, ticketFor, verifyFile } from '../support/ledgerFile.ts';

const withFolder = async (run: (folder: string) => Promise<void>): Promise<void> => {
  const folder = tempFolder();
  try {
    await run(folder);
  } finally {
    removeFolder(folder);
  }
};
const reopened = (folder: string): Branch =>
  openBranch({ files: filesIn(folder), config: seedConfig(), ignoreHours: true, sources: systemSources });
const numbersOf = (branch: Branch): string[] =>
  [...branch.ledger.events()].flatMap((event) =>
    event.type === 'ticketIssued' ? [`${event.payload.series}-${event.payload.number}`] : [],
  );

/** A backup of a branch, made while it goes on. */
async function backedUp(folder: string, away: string): Promise<{ readonly file: string; readonly keys: string }> {
  const keys = join(away, 'keys');
  const made = await backUp(folder, { folder: join(away, 'ledger'), keys }, Date.now());
  if (!made.ok) throw new Error(made.error);
  return { file: made.value.file, keys };
}

describe('a backup', () => {
  it('is made while the server attends, verifies, and opens as the same branch', () =>
    withFolder(async (away) => {
      await withServer(async ({ kiosk, folder, branch }) => {
        for (let index = 0; index < 20; index += 1)
          await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general', again: true });
        const [{ file, keys }] = await Promise.all([
          backedUp(folder, away),
          ...Array.from({ length: 20 }, () =>
            kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general', again: true }),
          ),
        ]);
        expect(verifyFile(file)).toMatchObject({ ok: true, warnings: [] });
        for (const one of [file, join(keys, 'vault.db'), join(keys, 'seal.key.pem')])
          expect(statSync(one).mode & 0o777).toBe(0o600);
        const copy = new Database(file, { readonly: true });
        const { seq, hash } = copy.prepare('SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1').get() as any;
        copy.close();
        expect(branch.ledger.hashAt(seq)).toBe(hash.toString('hex'));
      });
    }));

  it('does not put the keys beside the ledger', () =>
    withFolder(async (away) => {
      await withBranch(async (branch, folder) => {
        await liveADay(branch);
        const beside = await backUp(folder, { folder: away, keys: join(away, 'keys') }, Date.now());
        expect(beside).toMatchObject({ ok: false });
        const alone = await backUp(folder, { folder: away, keys: null }, Date.now());
        expect(alone.ok).toBe(true);
        expect(existsSync(join(away, 'vault.db'))).toBe(false);
      });
    }));

  it('of the keys takes the place of the one before: what was erased does not live on in it', () =>
    withFolder(async (away) => {
      await withBranch(async (branch, folder) => {
        const text = branch.vault.encrypt('12.345.678-5', 'identity', {
          subject: 'x',
          keyId: branch.newId(),
          now: branch.engine.now(),
        });
        await liveADay(branch);
        const { keys } = await backedUp(folder, away);
        branch.vault.destroy(text.keyId);
        await backUp(folder, { folder: join(away, 'ledger'), keys }, Date.now() + 1000);
        const vault = new Database(join(keys, 'vault.db'), { readonly: true });
        expect(vault.prepare('SELECT key FROM sealing_key WHERE id = ?').pluck().get(text.keyId)).toBeNull();
        vault.close();
      });
    }));
});

describe('a restored backup', () => {
  it('gives none of the numbers again that were given after it, and says in the ledger what it is', () =>
    withFolder(async (away) => {
      const given: string[] = [];
      let copy = { file: '', keys: '' };
      let oldEpoch = '';
      await withBranch(async (branch, folder) => {
        await send(branch, MANAGER, { type: 'openDay' });
        await send(branch, KIOSK, ticketFor('pgu'));
        copy = await backedUp(folder, away);
        for (let index = 0; index < 30; index += 1) await send(branch, KIOSK, ticketFor('pgu'));
        given.push(...numbersOf(branch));
        oldEpoch = branch.epoch;
      });
      const to = join(away, 'new');
      const order = { source: 'backup', from: copy.file, keys: copy.keys, to, mark: null } as const;
      expect(restore(order, systemSources, seedConfig())).toMatchObject({ ok: true, value: { leftOut: 0 } });
      expect(restore(order, systemSources, seedConfig())).toMatchObject({ ok: false });
      expect(verifyFile(join(to, 'branch.db'))).toMatchObject({ finding: null, warnings: [] });
      const branch = reopened(to);
      expect(branch.epoch).not.toBe(oldEpoch);
      const before = numbersOf(branch).length;
      for (let index = 0; index < 5; index += 1) await send(branch, KIOSK, ticketFor('pgu'));
      const after = numbersOf(branch).slice(before);
      expect(after.filter((number) => given.includes(number))).toEqual([]);
      const events = [...branch.ledger.events()].filter(({ type }) => type === 'ledgerRestored');
      expect(events).toHaveLength(1);
      expect(events[0]?.payload).toMatchObject({ oldEpoch, newEpoch: branch.epoch, source: 'backup' });
      branch.close();
      expect(verifyFile(join(to, 'branch.db')).ok).toBe(true);
    }));

  it('restored twice within a minute gives no number that the first one gave', () =>
    withFolder(async (away) => {
      const clock = new VirtualClock(Date.now());
      const sources = { ...systemSources, clock };
      let copy = { file: '', keys: '' };
      await withBranch(async (branch, folder) => {
        await send(branch, MANAGER, { type: 'openDay' });
        await send(branch, KIOSK, ticketFor('pgu'));
        copy = await backedUp(folder, away);
      });
      clock.advance(10 * 60_000);
      const given: string[] = [];
      for (const name of ['first', 'second', 'third']) {
        const to = join(away, name);
        restore({ source: 'backup', from: copy.file, keys: copy.keys, to, mark: null }, sources, seedConfig());
        const branch = openBranch({ files: filesIn(to), config: seedConfig(), ignoreHours: true, sources });
        await send(branch, KIOSK, ticketFor('pgu'));
        given.push(numbersOf(branch).at(-1) ?? '');
        branch.close();
        clock.advance(7_000);
      }
      expect(new Set(given).size).toBe(3);
    }));

  it('believes no mark that the branch did not sign, and no copy whose seals somebody else made', () =>
    withFolder(async (away) => {
      const mark = join(away, 'mark.json');
      let copy = { file: '', keys: '' };
      await withBranch(async (branch, folder) => {
        await liveADay(branch);
        copy = await backedUp(folder, away);
        const head = headOf(branch);
        writeMark(mark, { ...head, numbers: { date: '2026-01-01', last: { A: 9_999_999 } } });
      });
      const order = { source: 'backup', from: copy.file, keys: copy.keys, mark } as const;
      expect(restore({ ...order, to: join(away, 'marked') }, systemSources, seedConfig())).toMatchObject({ ok: true });
      const branch = reopened(join(away, 'marked'));
      const told = [...branch.ledger.events()].find(({ type }) => type === 'ledgerRestored');
      expect(JSON.stringify(told?.payload)).not.toContain('9999999');
      branch.close();

      // A hand on the copy signs the day's seal with nobody's key; chained anew, every hash is right.
      const db = new Database(copy.file);
      for (const trigger of ['event_no_update', 'event_no_delete']) db.exec(`DROP TRIGGER IF EXISTS ${trigger}`);
      const rows = [...new Ledger(db).rows()];
      const first = rows.findIndex(({ type }) => type === 'daySealed');
      let { prevHash } = rows[first]!;
      db.exec(`UPDATE event SET hash = randomblob(32) WHERE seq > ${first}`);
      for (const row of rows.slice(first)) {
        const said = JSON.parse(textOf(row.payload));
        const forged = row.type === 'daySealed' ? { ...said, headHash: hexOf(prevHash), signature: 'AAAA' } : said;
        const moved = { ...row, prevHash, payload: canonicalBytes(forged) };
        const hash = rowHash(nodeCrypto, moved);
        db.prepare('UPDATE event SET payload = ?, prev_hash = ?, hash = ? WHERE seq = ?').run(
          Buffer.from(moved.payload),
          Buffer.from(prevHash),
          Buffer.from(hash),
          row.seq,
        );
        prevHash = hash;
      }
      db.close();
      const whole = restore({ ...order, to: join(away, 'whole') }, systemSources, seedConfig());
      expect(whole).toMatchObject({ ok: false, error: expect.stringContaining('signature') });
      const cut = restore({ ...order, source: 'cut', to: join(away, 'cut') }, systemSources, seedConfig());
      // Before the command that closed the day: never in the middle of one.
      const closing = rows.find(
        ({ type }) => type === 'visitExpired' || type === 'appointmentMissed' || type === 'dayClosed',
      );
      expect(cut).toMatchObject({ ok: true });
      expect(cut.ok && cut.value.cutSeq).toBeLessThan(closing?.seq ?? 0);
    }));

  it('is told by the head that somebody remembers of the lost part, once, and seals go on undisputed', () =>
    withFolder(async (away) => {
      const marks = { old: join(away, 'old.json'), older: join(away, 'older.json') };
      let copy = { file: '', keys: '' };
      await withBranch(async (branch, folder) => {
        await send(branch, MANAGER, { type: 'openDay' });
        await send(branch, KIOSK, ticketFor('pgu'));
        writeMark(marks.older, headOf(branch));
        copy = await backedUp(folder, away);
        for (let index = 0; index < 300; index += 1) await send(branch, KIOSK, ticketFor('pgu'));
        writeMark(marks.old, headOf(branch));
      });
      const to = join(away, 'new');
      restore({ source: 'backup', from: copy.file, keys: copy.keys, to, mark: marks.old }, systemSources, seedConfig());
      const branch = reopened(to);
      for (const mark of [marks.old, marks.old, marks.older]) await compareWithMark(branch, mark);
      const told = [...branch.ledger.events()].filter(({ type }) => type === 'restoreWitnessed');
      expect(told).toHaveLength(1);
      expect(branch.engine.state().disputes).toEqual([]);
      await send(branch, KIOSK, ticketFor('pgu'));
      expect(Number(numbersOf(branch).at(-1)?.slice(2))).toBeGreaterThan(301);
      await send(branch, MANAGER, { type: 'closeDay', force: true });
      branch.close();
      expect(verifyFile(join(to, 'branch.db'))).toMatchObject({ finding: null, warnings: [] });
    }));
});

describe('a damaged ledger', () => {
  it('is cut at its last good event into a new folder, with a signed report of what was left out', () =>
    withFolder(async (folder) => {
      const data = join(folder, 'data');
      const branch = reopened(data);
      await liveADay(branch);
      const { publicPem } = branch.branchKey;
      branch.close();
      const db = new Database(join(data, 'branch.db'));
      const bad = Math.floor((db.prepare('SELECT max(seq) FROM event').pluck().get() as number) * 0.6);
      db.exec(`DROP TRIGGER event_no_update; UPDATE event SET actor = 'somebody' WHERE seq = ${bad}`);
      db.close();
      const from = join(data, 'branch.db');
      const to = join(folder, 'new');
      const order = { from, keys: data, to, mark: null };
      expect(restore({ ...order, source: 'backup' }, systemSources, seedConfig())).toMatchObject({ ok: false });
      expect(existsSync(to)).toBe(false);
      const cut = restore({ ...order, source: 'cut' }, systemSources, seedConfig());
      expect(cut.ok && cut.value.cutSeq).toBeLessThan(bad);
      expect(verifyFile(join(to, 'branch.db'))).toMatchObject({ finding: null, warnings: [] });
      const report = JSON.parse(readFileSync(join(to, 'restauracion.json'), 'utf8'));
      expect(report.leftOutEvents[0].seq).toBe(report.cutSeq + 1);
      expect(report.why).toContain(`event ${bad}`);
      const key = must(readPublicKey(nodeCrypto, publicPem), 'a key');
      expect(isSignedBy(nodeCrypto, key, report)).toBe(true);
      expect(isSignedBy(nodeCrypto, key, { ...report, leftOutEvents: [] })).toBe(false);
      const again = reopened(to);
      expect((await send(again, MANAGER, { type: 'closeDay', force: true })).kind).toBe('done');
      again.close();
      expect(verifyFile(from)).toMatchObject({ ok: false, seq: bad });
    }));

  it('goes on from the rows that the centre keeps, without the answers to its commands', () =>
    withFolder(async (folder) => {
      const data = join(folder, 'data');
      const rows = join(folder, 'rows.ndjson');
      const branch = reopened(data);
      await liveADay(branch);
      writeFileSync(rows, [...branch.ledger.rows()].map((row) => `${JSON.stringify(writeRow(row))}\n`).join(''));
      const { seq } = branch.ledger.head();
      branch.close();
      const to = join(folder, 'new');
      const done = restore({ source: 'rows', from: rows, keys: data, to, mark: null }, systemSources, seedConfig());
      expect(done).toMatchObject({ ok: true, value: { cutSeq: seq } });
      expect(verifyFile(join(to, 'branch.db'))).toMatchObject({ finding: null, warnings: [] });
    }));
});
