import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BranchKey } from '@turno25/queue-server/ledger/branchKey.ts';
import { verifyDayFile } from '@turno25/shared/evidence/dayFile.ts';
import { signExclusion } from '@turno25/shared/evidence/exclusionDocument.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { expect, test } from 'vitest';
import { seedConfig } from '../support/branch.ts';
import { verifyFile } from '../support/ledgerFile.ts';
import { atOneCounter, done } from '../support/oneCounter.ts';

const centre = BranchKey.inMemory(randomBytes);
const stranger = BranchKey.inMemory(randomBytes);
const DATE = '2026-11-20';

test('of a day that is over only the centre disposes, by a document that verifies without it', () =>
  atOneCounter(
    async (counter) => {
      const { manager, admin, folder, branch } = counter.served;
      const [attended, lost] = await counter.tickets(2);
      await counter.attends(attended!);
      counter.wait(30);
      done(await manager.call('POST', '/day/close', { force: true }), 'close');
      const before = await counter.shares();
      expect(before.strict).toEqual([1, 2]);
      const about = {
        branchId: seedConfig().branch.id,
        date: DATE,
        visitId: lost!.id,
        code: 'contingency',
        act: 'Res. 9',
      } as const;
      const exclude = async (document: object | null, act = 'Res. 9') => {
        const body = {
          code: 'contingency',
          act,
          reason: { code: 'other' },
          ...(document === null ? {} : { document }),
        };
        return manager.call('POST', `/tickets/${lost!.id}/exclude`, body);
      };
      const good = signExclusion(about, centre);
      for (const bad of [
        null,
        signExclusion(about, stranger),
        signExclusion({ ...about, visitId: attended!.id }, centre),
        signExclusion({ ...about, date: '2026-11-19' }, centre),
        { ...good, act: 'Res. 10' },
      ])
        expect((await exclude(bad)).body.code).toBe('exclusion.documentRequired');
      expect((await exclude(good, 'Res. 10')).body.code).toBe('exclusion.documentRequired');
      expect((await exclude(good)).body).toEqual({ state: 'excluded' });
      expect((await counter.shares()).strict).toEqual([1, 1]);
      const first = (await manager.call('GET', `/figures/daily/${DATE}?seal=0`)).body;
      expect(first.standard.strict).toMatchObject({ numerator: 1, denominator: 2 });
      const amended = (await manager.call('GET', `/figures/daily/${DATE}?seal=1`)).body;
      expect(amended.waits.withoutExclusions.strict).toMatchObject({ numerator: 1, denominator: 2 });
      expect(verifyFile(`${folder}/branch.db`)).toMatchObject({ ok: true, warnings: [] });
      const ledgerFile = `${folder}/branch.db`;
      expect(verifyFile(ledgerFile, { centreKey: centre.publicPem })).toMatchObject({ ok: true });
      // Whoever set a key of their own as the centre's is found by whoever has the real one.
      expect(verifyFile(ledgerFile, { centreKey: stranger.publicPem }).finding?.code).toBe('sealExclusion');
      const script = fileURLToPath(new URL('../../docs/auditor/verify.py', import.meta.url));
      const second = spawnSync('python3', ['-B', script, '--db', `${folder}/branch.db`], { encoding: 'utf8' });
      expect([second.status, second.stdout]).toEqual([0, expect.stringContaining('all good')]);
      const file = (await manager.call('GET', `/figures/daily/${DATE}?format=evidence`)).body;
      expect(verifyDayFile(nodeCrypto, file, branch.branchKey.publicPem)).toMatchObject({ ok: true });
      // Whoever could set the centre's key anew could sign for it.
      const settings = (await admin.call('GET', '/settings')).body;
      const config = { ...settings.config, centre: { publicKey: stranger.publicPem } };
      const changed = await admin.call('PUT', '/settings', { version: settings.version, config });
      expect(changed.body.code).toBe('settings.centre');
    },
    { config: { ...seedConfig(), centre: { publicKey: centre.publicPem } } },
  ));

test('a branch to which no centre gave its key excludes nothing of a day that is over', () =>
  atOneCounter(async (counter) => {
    const { manager } = counter.served;
    const [ticket] = await counter.tickets(1);
    counter.until(30);
    done(await manager.call('POST', '/day/close', { force: true }), 'close');
    const about = {
      branchId: seedConfig().branch.id,
      date: DATE,
      visitId: ticket!.id,
      code: 'contingency',
      act: 'Res. 9',
    } as const;
    const body = {
      code: 'contingency',
      act: 'Res. 9',
      reason: { code: 'other' },
      document: signExclusion(about, centre),
    };
    const reply = await manager.call('POST', `/tickets/${ticket!.id}/exclude`, body);
    expect(reply.body.code).toBe('exclusion.documentRequired');
  }));
