import { join } from 'node:path';
import { enrolBranch } from '@turno25/central/registry/enrol.ts';
import { backUp } from '@turno25/queue-server/backup/backup.ts';
import { restore } from '@turno25/queue-server/backup/restore.ts';
import { type Branch, filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { expect, test } from 'vitest';
import { type Client, removeFolder, SECRET, seedConfig, tempFolder, withBranch } from '../support/branch.ts';
import { KIOSK, MANAGER, send, ticketFor } from '../support/ledgerFile.ts';
import { type CentreUnderTest, withCentre } from './centreUnderTest.ts';
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

function enrol({ centre }: CentreUnderTest, address: string, publicKey: string): void {
  const pull = { address, login: 'central', secret: SECRET };
  const body = { id: 'una', name: 'Una', comuna: '13101', profile: 'branch', publicKey, pull } as const;
  must(enrolBranch(centre, body, 'console').ok ? true : null, 'it is enrolled');
}

test('a restored branch is not believed until somebody answers for what its copy leaves out, which stays beside', async () => {
  const away = tempFolder();
  const { lines, after, publicKey } = await told(away);
  const stub = await startStub(lines);
  try {
    await withCentre(async (under) => {
      enrol(under, stub.address, publicKey);
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
      const accept = (who: Client) => who.call('POST', '/branches/una/accept-restore', { why, seq });
      // One person alone takes nothing away, however often, and neither does an account that they make for it.
      const first = await accept(admin);
      expect(first.body).toMatchObject({ state: 'quarantined', heldSeq: lines.length, accepted: { who: 'a1', why } });
      expect((await accept(admin)).body.code).toBe('centre.otherPerson');
      await admin.call('POST', '/accounts', { login: 'otra', name: 'Otra', role: 'admin', secret: SECRET });
      expect((await accept(await under.enter('otra'))).body.code).toBe('centre.freshAccount');
      const auditor = await under.officer('auditor');
      const secret = 'otra-clave-larga-2';
      await admin.call('PUT', `/accounts/${auditor}`, { secret });
      expect((await accept(await under.enter('auditor', secret))).body.code).toBe('centre.freshAccount');
      // To be believed again and doubted anew would make those accounts older than the doubt.
      const released = await admin.call('POST', '/branches/una/release', { why, seq });
      expect([released.status, released.body.code]).toEqual([409, 'centre.restoreNeedsTwo']);
      await under.pull();
      expect(await standing()).toMatchObject({ heldSeq: lines.length, accepted: { who: 'a1' } });
      expect((await accept(await under.enter('otra'))).body.code).toBe('centre.freshAccount');
      expect(units()).toEqual([7]);
      await under.officer('central');
      const accepted = await accept(await under.enter('central'));
      expect(accepted.body).toMatchObject({ state: 'upToDate', heldSeq: seq - 1, accepted: null });
      await under.pull();
      expect(await standing()).toMatchObject({ state: 'upToDate', heldSeq: after.length, fault: null });
      expect(units()).toEqual([2]);
      expect(under.centre.journal.newest(1)).toMatchObject([
        { act: 'restoreAccepted', who: 'central', about: { id: 'una', why, first: 'a1' } },
      ]);
    });
  } finally {
    await stub.stop();
    removeFolder(away);
  }
});

test('two words about a restore are about the same one, and one of them is of the administration', async () => {
  const away = tempFolder();
  const { lines, after, publicKey } = await told(away);
  const stub = await startStub(lines);
  try {
    await withCentre(async (under) => {
      enrol(under, stub.address, publicKey);
      for (const role of ['central', 'auditor', 'publisher'] as const) await under.officer(role);
      await under.pull();
      stub.lines = after;
      await under.pull();
      const { branches } = under.centre;
      const fault = must(branches.byId('una')?.fault, 'it is doubted');
      const said = { why: 'Falló el disco; consta en el acta 12', seq: fault.seq };
      const accept = async (who: string) => (await under.enter(who)).call('POST', '/branches/una/accept-restore', said);
      expect((await accept('publisher')).status).toBe(403);
      expect((await accept('central')).body.accepted).toMatchObject({ who: 'central' });
      expect((await accept('auditor')).body.code).toBe('centre.oneAdmin');
      // Another restore at the same place, which leaves out something else: nobody accepted that one.
      const heard = must(branches.byId('una'), 'it is known');
      const delivered = { held: heard.heldSeq, hash: heard.heldHash, state: 'quarantined' as const };
      const other = { ...delivered, fault: { ...fault, lost: 1 }, heldAt: heard.heldAt, sealedUntil: null };
      branches.heard('una', { ...other, disputed: false }, Date.now());
      expect(branches.byId('una')?.accepted).toBeNull();
    });
  } finally {
    await stub.stop();
    removeFolder(away);
  }
});
