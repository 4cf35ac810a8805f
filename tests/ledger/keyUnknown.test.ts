import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dayFileOf } from '@turno25/queue-server/exports/evidence.ts';
import { expect, it } from 'vitest';
import { withBranch } from '../support/branch.ts';
import { liveADay } from '../support/ledgerFile.ts';

it('the file of a day is not called good on the word of the key that it brings itself', () =>
  withBranch(async (branch, folder) => {
    await liveADay(branch);
    const date = branch.engine.state().lastClosedDate ?? '';
    const file = `${folder}/day.json`;
    writeFileSync(file, JSON.stringify(dayFileOf(branch.ledger, date, 'stgo-centro', branch.branchKey)));
    const verify = (...more: string[]) =>
      spawnSync(process.execPath, ['queue-server/cli/verify.ts', '--file', file, ...more], { encoding: 'utf8' });
    const alone = verify();
    expect([alone.status, alone.stdout.includes('all good')]).toEqual([0, false]);
    expect(alone.stdout).toContain('Nobody has vouched for that key');
    expect(JSON.parse(verify('--json').stdout)).toMatchObject({ ok: true, key: 'unknown' });
    expect(verify('--key', `${folder}/seal.pub.pem`).stdout).toContain('all good');
  }));
