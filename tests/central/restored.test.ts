import { join } from 'node:path';
import { enrolBranch } from '@turno25/central/registry/enrol.ts';
import { backUp } from '@turno25/queue-server/backup/backup.ts';
import { restore } from '@turno25/queue-server/backup/restore.ts';
import { type Branch, filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { expect, test } from 'vitest';
import { removeFolder, SECRET, seedConfig, tempFolder, withBranch } from '../support/branch.ts';
import { KIOSK, MANAGER, send, ticketFor } from '../support/ledgerFile.ts';
import { withCentre } from './centreUnderTest.ts';
import { linesOf } from './delivered.ts';
import { startStub } from './stubBranch.ts';

/** What a branch tells, and what the same one tells after it was restored from a copy made in between. */
async function told(away: string) {
  const before = await withBranch(async (branch, folder) => {
    await send(branch, MANAGER, { type: 'openDay' });
    await send(branch, KIOSK, ticketFor('pgu'));
    const keys = join(away, 'keys');
    const copy = await backUp(folder, { folder: join(away, 'ledger'), keys }, Date.now());
    const file = must(copy.ok ? copy.value.file : null, 'it is backed up');
    for (let index = 0; index < 6; index += 1) await send(branch, KIOSK, ticketFor('pgu'));
    return { lines: linesOf(branch), publicKey: branch.branchKey.publicPem, file, keys };
  });
  const to = join(away, 'new');
  const order = { source: 'backup', from: before.file, keys: before.keys, to, mark: null } as const;
  must(restore(order, systemSources, seedConfig()).ok ? true : null, 'it is restored');
  const branch: Branch = openBranch({
    files: filesIn(to),
    config: seedConfig(),
    ignoreHours: true,
    sources: systemSources,
  });
  await send(branch, KIOSK, ticketFor('pgu'));
  const after = linesOf(branch);
  branch.close();
  return { ...before, after };
}

test('a restored branch is not believed until somebody answers for what its copy leaves out, which stays beside', async () => {
  const away = tempFolder();
  const { lines, after, publicKey } = await told(away);
  const stub = await startStub(lines);
  try {
    await withCentre(async (under) => {
      const pull = { address: stub.address, login: 'central', secret: SECRET };
      const body = { id: 'una', name: 'Una', comuna: '13101', profile: 'branch', publicKey, pull } as const;
      must(enrolBranch(under.centre, body, 'console').ok ? true : null, 'it is enrolled');
      await under.pull();
      const units = () => [...under.warehouse.days.values()].map(({ facts }) => facts.fact_unit.length);
      expect(units()).toEqual([7]);
      stub.lines = after;
      await under.pull();
      const admin = await under.admin();
      const standing = async () => (await admin.call('GET', '/branches')).body.branches[0];
      const seq = after.findIndex((line) => line.includes('"type":"ledgerRestored"')) + 1;
      expect(await standing()).toMatchObject({
        state: 'quarantined',
        heldSeq: lines.length,
        fault: { code: 'restored', seq, lost: lines.length - seq + 1 },
      });
      const why = 'Falló el disco; la jefatura mostró el acta del respaldo';
      expect((await admin.call('POST', '/branches/una/release', { why, seq: seq + 1 })).body.code).toBe(
        'centre.otherFault',
      );
      const accepted = await admin.call('POST', '/branches/una/accept-restore', { why, seq });
      expect(accepted.body).toMatchObject({ state: 'upToDate', heldSeq: seq - 1 });
      await under.pull();
      expect(await standing()).toMatchObject({ state: 'upToDate', heldSeq: after.length, fault: null });
      expect(units()).toEqual([2]);
      expect(under.centre.journal.newest(1)).toMatchObject([{ act: 'restoreAccepted', about: { id: 'una', why } }]);
    });
  } finally {
    await stub.stop();
    removeFolder(away);
  }
});
