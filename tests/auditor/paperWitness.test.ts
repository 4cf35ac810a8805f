import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { removeFolder, tempFolder, withServer } from '../support/branch.ts';
import { TAP, withKioskHost } from '../support/kioskHost.ts';
import { forgeable } from '../support/ledgerFile.ts';

/** Long enough for a machine that does other things too. */
const WAITED = { timeout: 30_000 };
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ours = (file: string, ...args: string[]) =>
  run(process.execPath, 'queue-server/cli/verify.ts', '--db', file, ...args);
const second = (file: string, ...args: string[]) =>
  run('python3', '-B', 'docs/auditor/verify.py', '--db', file, ...args);

function run(program: string, ...args: string[]): { readonly code: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: ROOT, encoding: 'utf8' });
  return { code: status, said: `${stdout}${stderr}` };
}

/** A paper that a kiosk printed, with the copy of the ledger that an auditor has. */
async function aPaper(use: (paper: { digits: string; at: string; file: string }) => void): Promise<void> {
  const away = tempFolder();
  try {
    await withServer(async (served) => {
      await withKioskHost(served, async (kiosk) => {
        await expect.poll(async () => (await kiosk.call('GET', '/status')).body.server, WAITED).toBe('connected');
        const given = await kiosk.call('POST', '/tickets', { ...TAP, key: 'a-tap-with-a-seal', seal: true });
        expect(given.status).toBe(201);
        await expect.poll(async () => (await kiosk.papers()).length, WAITED).toBe(1);
        const [paper] = await kiosk.papers();
        const digits = /Sello (\d+-[0-9A-F]{8})/.exec(paper!.text)?.[1] ?? '';
        expect(digits).not.toBe('');
        // Where the branch wants none, the paper has none.
        await kiosk.call('POST', '/tickets', { ...TAP, key: 'a-tap-without-one', seal: false, again: true });
        await expect.poll(async () => (await kiosk.papers()).length, WAITED).toBe(2);
        expect((await kiosk.papers())[1]!.text).not.toContain('Sello');
        const file = join(away, 'branch.db');
        await served.branch.db.backup(file);
        use({ digits, at: given.body.issuedAt, file });
      });
    });
  } finally {
    removeFolder(away);
  }
}

describe('the digits on a paper', () => {
  it('are in the ledger by the time of the paper, and both verifiers say so', () =>
    aPaper(({ digits, at, file }) => {
      for (const verifier of [ours, second]) {
        for (const args of [
          ['--paper', digits],
          ['--paper', `Sello ${digits.toLowerCase()}`, '--paper-at', at],
        ]) {
          const { code, said } = verifier(file, ...args);
          expect(said).toContain('the ledger contains what the paper says');
          expect(code).toBe(0);
        }
        expect(verifier(file, '--paper', digits, '--paper-at', '2020-01-01T09:00:00-03:00')).toMatchObject({
          code: 1,
          said: expect.stringContaining('after the paper'),
        });
        expect(verifier(file, '--paper', 'A-015').code).toBe(2);
      }
    }));

  it('tell of a ledger that was written anew, though it verifies by itself', () =>
    aPaper(({ digits, file }) => {
      const [seq, beginning] = digits.split('-') as [string, string];
      const other = `${seq}-${beginning.startsWith('0') ? '1' : '0'}${beginning.slice(1)}`;
      for (const verifier of [ours, second]) {
        expect(verifier(file).code).toBe(0);
        expect(verifier(file, '--paper', other)).toMatchObject({
          code: 1,
          said: expect.stringContaining('does not contain'),
        });
        expect(verifier(file, '--paper', `${Number(seq) + 5_000}-${beginning}`).code).toBe(1);
      }
      // Cut off before it: nothing of the rest is missing to whoever looks at the file alone.
      const { file: shorter, db } = forgeable(join(file, '..'), 'shorter');
      db.exec(`DELETE FROM command; DELETE FROM event WHERE seq >= ${seq}; DELETE FROM snapshot`);
      db.close();
      for (const verifier of [ours, second]) expect(verifier(shorter, '--paper', digits).code).toBe(1);
    }));
});
