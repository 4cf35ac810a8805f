import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { acceptLoss } from '@turno25/queue-server/backup/acceptLoss.ts';
import { type Branch, filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { fileOirs } from '@turno25/queue-server/verbs/oirs.ts';
import { lossesIn } from '@turno25/queue-server/verification/whatItWasMadeWith.ts';
import { signed } from '@turno25/shared/evidence/signature.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addStaff, removeFolder, SECRET, seedConfig, tempFolder, withBranch } from '../support/branch.ts';
import { KIOSK, liveADay, send, verifyFile } from '../support/ledgerFile.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WHY = 'El disco de la bóveda se quemó y no había respaldo de claves';
let folder = '';
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => removeFolder(folder));

const open = (more: { acceptsLoss?: true } = {}): Branch =>
  openBranch({ files: filesIn(folder), config: seedConfig(), ignoreHours: true, sources: systemSources, ...more });

/** A day with staff and two things that people wrote, and the vault as it was between the two. */
async function twoTexts(): Promise<void> {
  await withBranch(
    async (branch) => {
      await addStaff(branch);
      await liveADay(branch);
      branch.db.pragma('wal_checkpoint(TRUNCATE)');
    },
    { folder },
  );
  copyFileSync(join(folder, 'vault.db'), join(folder, 'older.db'));
  const branch = open();
  const body = { kind: 'complaint', institutionId: 'ips', text: 'Esperé dos horas.', replyChannel: 'none' } as const;
  const caller = { actor: KIOSK, deviceId: KIOSK.id };
  expect((await branch.submit(caller, fileOirs(branch, body as never))).kind).toBe('done');
  branch.close();
}

function withOlderVault(): void {
  for (const tail of ['', '-wal', '-shm']) rmSync(join(folder, `vault.db${tail}`), { force: true });
  copyFileSync(join(folder, 'older.db'), join(folder, 'vault.db'));
}

function command(login: string, secret: string, why = WHY) {
  const run = spawnSync(
    process.execPath,
    ['queue-server/cli/acceptLostTexts.ts', '--data', folder, '--login', login, '--why', why],
    { cwd: ROOT, input: `${secret}\n`, encoding: 'utf8' },
  );
  return { code: run.status, said: `${run.stdout}${run.stderr}` };
}

function second(): { ok: boolean; notes?: string[]; detail?: string } {
  writeFileSync(join(folder, 'trusted.pem'), pem());
  const args = [
    '-B',
    'docs/auditor/verify.py',
    '--json',
    '--db',
    join(folder, 'branch.db'),
    '--key',
    join(folder, 'trusted.pem'),
  ];
  return JSON.parse(spawnSync('python3', args, { cwd: ROOT, encoding: 'utf8' }).stdout);
}

function pem(): string {
  const branch = open({ acceptsLoss: true });
  const { publicPem } = branch.branchKey;
  branch.close();
  return publicPem;
}

describe('a vault that lacks keys of the ledger’s texts', () => {
  it('opens the branch again once an administrator answers for them: each is named, by whom and why', async () => {
    await twoTexts();
    withOlderVault();
    expect(() => open()).toThrow('accept-lost-texts');
    expect(command('admin', SECRET)).toMatchObject({ code: 0 });
    const branch = open();
    const [loss] = lossesIn(branch.db);
    expect(lossesIn(branch.db)).toHaveLength(1);
    expect(loss).toMatchObject({ by: 'root', why: WHY, secrets: false });
    expect(loss!.texts).toHaveLength(1);
    const filed = [...branch.ledger.events()].findLast(({ type }) => type === 'oirsFiled');
    expect(loss!.texts[0]!.seq).toBe(filed!.seq);
    branch.close();
    const report = verifyFile(join(folder, 'branch.db')) as any;
    expect(report.ok).toBe(true);
    expect(report.warnings.join()).toContain(WHY);
    expect(second()).toMatchObject({ ok: true });
    expect(second().notes?.join()).toContain(WHY);
    // Nothing more is lost, and there is nothing more to answer for.
    expect(command('admin', SECRET)).toMatchObject({ code: 0 });
    const after = open();
    expect(lossesIn(after.db)).toHaveLength(1);
    after.close();
  });

  it('is no matter for a manager, a wrong secret, or no reason; and a vault is not made on the way', async () => {
    await twoTexts();
    for (const tail of ['', '-wal', '-shm']) rmSync(join(folder, `vault.db${tail}`), { force: true });
    expect(command('manager', SECRET).code).toBe(1);
    expect(command('admin', 'otra-clave-1').code).toBe(1);
    expect(command('admin', SECRET, 'porque').code).toBe(2);
    expect(existsSync(join(folder, 'vault.db'))).toBe(false);
    expect(() => open()).toThrow('Falta la bóveda');
    // The whole vault is gone: its secrets too, which the event says.
    expect(command('admin', SECRET).code).toBe(0);
    const branch = open();
    expect(lossesIn(branch.db)).toMatchObject([{ secrets: true }]);
    expect(lossesIn(branch.db)[0]!.texts).toHaveLength(3);
    branch.close();
    expect(verifyFile(join(folder, 'branch.db')).ok).toBe(true);
  });

  it('cannot be used to erase quietly: what retention destroyed is not lost, and what was taken out is named one by one', async () => {
    await twoTexts();
    const first = open();
    expect(first.vault.destroyBefore('oirs', first.engine.now() + 1)).toBe(2);
    expect(await acceptLoss(first, { by: 'root', why: WHY, secrets: false })).toBe(0);
    const refused = { type: 'acceptLostTexts', loss: { texts: [], secrets: false, by: 'root' } } as never;
    expect((await send(first, { kind: 'staff', id: 'root', role: 'admin' }, refused)).kind).toBe('refused');
    first.close();
    // A hand on the disk takes a key out instead of letting retention destroy it.
    const vault = new Database(join(folder, 'vault.db'));
    vault.exec("DELETE FROM sealing_key WHERE rowid = (SELECT max(rowid) FROM sealing_key WHERE purpose = 'oirs')");
    vault.close();
    expect(() => open()).toThrow('1 texto cifrado');
    expect(command('admin', SECRET).code).toBe(0);
    const branch = open();
    expect(lossesIn(branch.db)[0]!.texts).toHaveLength(1);
    // The next one needs its own word.
    branch.close();
    const again = new Database(join(folder, 'vault.db'));
    again.exec("DELETE FROM sealing_key WHERE purpose = 'oirs'");
    again.close();
    expect(() => open()).toThrow('1 texto cifrado');
  });

  it.each([
    ['a text that never was', (loss: any) => ({ ...loss, texts: [{ ...loss.texts[0], digest: '0'.repeat(64) }] })],
    ['a place without a text', (loss: any) => ({ ...loss, texts: [{ ...loss.texts[0], seq: 1 }] })],
  ])('a loss of %s is found by both verifiers', async (_what, change) => {
    await twoTexts();
    withOlderVault();
    const branch = open({ acceptsLoss: true });
    const { texts } = await import('@turno25/queue-server/verification/whatItWasMadeWith.ts').then(({ lostTexts }) => ({
      texts: lostTexts(branch.db, (keyId) => branch.vault.knows(keyId)),
    }));
    const unsigned = { ledgerId: branch.ledger.id()!, texts, secrets: false, by: 'root', why: WHY };
    const loss = signed(change({ ...unsigned, keyId: branch.branchKey.keyId }), branch.branchKey);
    await send(branch, { kind: 'staff', id: 'root', role: 'admin' }, { type: 'acceptLostTexts', loss } as never);
    branch.close();
    expect(verifyFile(join(folder, 'branch.db'))).toMatchObject({ ok: false, finding: { code: 'textsLost' } });
    expect(second().ok).toBe(false);
  });
});
