import { join } from 'node:path';
import { type Branch, filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { Ledger } from '@turno25/queue-server/ledger/ledger.ts';
import { Reports } from '@turno25/queue-server/ledger/reports.ts';
import { headOf } from '@turno25/queue-server/witnesses/head.ts';
import {
  compareWithMark,
  keepMark,
  markBeside,
  readMark,
  writeMark,
} from '@turno25/queue-server/witnesses/highWater.ts';
import { rowHash } from '@turno25/shared/evidence/row.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { VirtualTimers } from '@turno25/shared/time/virtualTimers.ts';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { removeFolder, seedConfig, tempFolder, withBranch, withServer } from '../support/branch.ts';
import { ATTENDANT, KIOSK, MANAGER, send, ticketFor, verifyFile } from '../support/ledgerFile.ts';

const reopened = (folder: string): Branch =>
  openBranch({ files: filesIn(folder), config: seedConfig(), ignoreHours: true, sources: systemSources });

/** A hand on the disk while the server is stopped: events after one are taken away or changed, and everything is chained anew. */
function rewrite(folder: string, from: number, change: 'cut' | 'move'): void {
  const db = new Database(join(folder, 'branch.db'));
  for (const trigger of ['event_no_update', 'event_no_delete', 'command_no_update', 'command_no_delete'])
    db.exec(`DROP TRIGGER IF EXISTS ${trigger}`);
  if (change === 'cut') db.exec(`DELETE FROM event WHERE seq > ${from}; DELETE FROM command WHERE last_seq > ${from}`);
  else {
    const rows = [...new Ledger(db).rows(from - 1)];
    let previous = rows[0]!.prevHash;
    db.exec(`UPDATE event SET hash = randomblob(32) WHERE seq >= ${from}`);
    for (const row of rows) {
      const moved = { ...row, recordedAt: row.recordedAt + 1, occurredAt: row.occurredAt + 1, prevHash: previous };
      const hash = rowHash(nodeCrypto, moved);
      db.prepare('UPDATE event SET recorded_at = ?, occurred_at = ?, prev_hash = ?, hash = ? WHERE seq = ?').run(
        moved.recordedAt,
        moved.occurredAt,
        previous,
        hash,
        row.seq,
      );
      previous = hash;
    }
  }
  db.exec('DELETE FROM snapshot');
  new Reports(db).rebuild(new Ledger(db));
  db.close();
}

async function aMorning(branch: Branch): Promise<void> {
  await send(branch, MANAGER, { type: 'openDay' });
  await send(branch, ATTENDANT, { type: 'openCounter', counterId: 'm1' });
  for (let index = 0; index < 6; index += 1) await send(branch, KIOSK, ticketFor('pgu'));
}

describe('an open day that was written anew while the server was stopped', () => {
  it.each(['cut', 'move'] as const)(
    '(%s) verifies by itself, and not against the mark beside the folder',
    async (change) => {
      const folder = join(tempFolder(), 'data');
      const mark = markBeside(folder);
      const first = reopened(folder);
      await aMorning(first);
      writeMark(mark, headOf(first));
      first.close();
      rewrite(folder, 5, change);
      expect(verifyFile(join(folder, 'branch.db'))).toMatchObject({ finding: null });

      const branch = reopened(folder);
      for (let index = 0; index < 9; index += 1) await send(branch, KIOSK, ticketFor('tne'));
      for (let times = 0; times < 2; times += 1) await compareWithMark(branch, mark);
      const { disputes } = branch.engine.state();
      expect(disputes).toHaveLength(1);
      await send(branch, MANAGER, { type: 'closeDay', force: true });
      const sealed = [...branch.ledger.events()].findLast(({ type }) => type === 'daySealed');
      expect(sealed?.payload).toMatchObject({ disputed: disputes });
      branch.close();
      expect(verifyFile(join(folder, 'branch.db'))).toMatchObject({ finding: null });
      removeFolder(join(folder, '..'));
    },
  );
});

describe('a kiosk and a board', () => {
  it('keep a head, hand it back, and are believed when the ledger has another', async () => {
    const folder = join(tempFolder(), 'data');
    let head: unknown = null;
    await withServer(
      async ({ kiosk }) => {
        for (let index = 0; index < 6; index += 1)
          await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
        const given = await kiosk.call('POST', '/ledger/witness', { heads: [] });
        expect(given.status).toBe(200);
        head = given.body.head;
        expect(head).toMatchObject({ format: 'turno25.head.v1', numbers: { last: { A: 6 } } });
      },
      { folder },
    );
    const cut = (head as { seq: number }).seq - 2;
    rewrite(folder, cut, 'cut');
    const branch = reopened(folder);
    const { startServer } = await import('@turno25/queue-server/server.ts');
    const { enrolled, clientOf } = await import('../support/branch.ts');
    const board = await enrolled(branch, 'board');
    const server = await startServer(branch, { host: '127.0.0.1', port: 0, logLevel: 'silent', limitTries: false });
    const asBoard = clientOf(server.address, board);
    for (let times = 0; times < 3; times += 1)
      expect((await asBoard.call('POST', '/ledger/witness', { heads: [head] })).status).toBe(200);
    expect(branch.engine.state().disputes).toHaveLength(1);
    const told = [...branch.ledger.events()].filter(({ type }) => type === 'witnessDisagreed');
    expect(told).toHaveLength(1);
    // A number that the lost events gave is not given again.
    expect(branch.engine.state().lastNumber.get('A')).toBe(6);
    await server.stop();
    expect(verifyFile(join(folder, 'branch.db'))).toMatchObject({ finding: null });
    removeFolder(join(folder, '..'));
  });

  it('cannot make a row of a head that this branch never signed', () =>
    withServer(async ({ kiosk, board, anonymous, branch }) => {
      const { head } = (await kiosk.call('POST', '/ledger/witness', { heads: [] })).body;
      const before = branch.ledger.head().seq;
      const invented = [
        { ...head, seq: head.seq + 5 },
        { ...head, hash: '0'.repeat(64) },
        { ...head, keyId: '0'.repeat(16) },
        { ...head, ledgerId: 'f'.repeat(64) },
      ];
      expect((await board.call('POST', '/ledger/witness', { heads: invented })).status).toBe(200);
      expect((await board.call('POST', '/ledger/witness', { heads: [head] })).status).toBe(200);
      expect(branch.ledger.head().seq).toBe(before);
      expect((await anonymous.call('POST', '/ledger/witness', { heads: [] })).status).toBe(401);
      expect((await board.call('POST', '/ledger/witness', { heads: [{}] })).status).toBe(400);
    }));
});

describe('the mark beside the folder', () => {
  it('is made every minute and every 200 events, when the head moved, and is always contained', () =>
    withBranch(async (branch, folder) => {
      const file = join(folder, 'mark.json');
      const timers = new VirtualTimers();
      const stop = keepMark(branch, file, timers, () => {});
      timers.goTo(60_000);
      expect(readMark(file)).toBeNull();
      await aMorning(branch);
      expect(readMark(file)).toBeNull();
      timers.goTo(120_000);
      const first = readMark(file);
      expect(first?.seq).toBe(branch.ledger.head().seq);
      for (let index = 0; index < 250; index += 1) await send(branch, KIOSK, ticketFor('pgu'));
      const second = readMark(file);
      expect(second!.seq).toBeGreaterThan(first!.seq);
      expect(second!.seq).toBeLessThan(branch.ledger.head().seq);
      await compareWithMark(branch, file);
      expect(branch.engine.state().disputes).toEqual([]);
      stop();
      expect(readMark(file)?.seq).toBe(branch.ledger.head().seq);
    }));
});
