import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rotateKey } from '@turno25/queue-server/backup/rotateKey.ts';
import { type Branch, filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { headOf } from '@turno25/queue-server/witnesses/head.ts';
import { compareWithMark, writeMark } from '@turno25/queue-server/witnesses/highWater.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder, seedConfig, tempFolder, withBranch } from '../support/branch.ts';
import { KIOSK, liveADay, send, ticketFor, verifyFile } from '../support/ledgerFile.ts';

let folder = '';
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => removeFolder(folder));

const reopened = (laterMs = 0): Branch => {
  const clock = { now: () => systemSources.clock.now() + laterMs };
  const sources = { ...systemSources, clock };
  return openBranch({ files: filesIn(folder), config: seedConfig(), ignoreHours: true, sources });
};
const verified = (publicKey: string) => verifyFile(join(folder, 'branch.db'), { publicKey, keySource: 'trusted' });
/** An answer at the exit that comes late: the sealed day gets an amendment, by whatever key signs now. */
async function amend(branch: Branch): Promise<void> {
  const answer = { visitId: null, global: 5, resolved: 'yes', treatment: 6, wait: 5, text: null } as const;
  expect((await send(branch, KIOSK, { type: 'answerSurvey', ...answer })).kind).toBe('done');
}

describe('a signing key that is changed', () => {
  it('goes on sealing under the new one, and both verify the whole ledger', async () => {
    const first = reopened();
    await liveADay(first);
    const before = first.branchKey.publicPem;
    const old = first.branchKey;
    const { from, to } = await rotateKey(first, folder);
    first.close();
    // Later than the minute for which late answers wait.
    const second = reopened(2 * MINUTE);
    expect([from, to]).toEqual([old.keyId, second.branchKey.keyId]);
    expect(existsSync(join(folder, 'seal.next.pem'))).toBe(false);
    expect(readFileSync(join(folder, 'seal.pub.pem'), 'utf8')).toBe(second.branchKey.publicPem);
    await amend(second);
    const seal = [...second.ledger.events()].findLast(({ type }) => type === 'daySealed');
    expect(seal?.payload).toMatchObject({ keyId: to });
    second.close();
    for (const key of [before, second.branchKey.publicPem]) expect(verified(key)).toMatchObject({ finding: null });
    const stranger = await withBranch(async (branch) => branch.branchKey.publicPem);
    expect(verified(stranger)).toMatchObject({ ok: false, finding: { code: 'sealKey' } });
  });

  it('is still that of heads which others kept from before', async () => {
    const mark = join(folder, 'mark.json');
    const first = reopened();
    await send(first, { kind: 'staff', id: 'boss', role: 'manager' }, { type: 'openDay' });
    await send(first, KIOSK, ticketFor('pgu'));
    const head = headOf(first);
    await rotateKey(first, folder);
    first.close();
    const second = reopened();
    writeMark(mark, head);
    await compareWithMark(second, mark);
    expect(second.engine.state().disputes).toEqual([]);
    const { hash: _hash, ...rest } = head;
    expect(rest.keyId).not.toBe(second.branchKey.keyId);
    second.close();
  });

  it('opens with the old one while the ledger has not heard of the new, and with the new one after that', async () => {
    const first = reopened();
    await liveADay(first);
    const { BranchKey } = await import('@turno25/queue-server/ledger/branchKey.ts');
    const { randomBytes } = await import('@turno25/shared/time/random.ts');
    // The power went after the new key was drawn.
    BranchKey.next(folder, randomBytes);
    const { keyId } = first.branchKey;
    first.close();
    const second = reopened();
    expect(second.branchKey.keyId).toBe(keyId);
    // And the next time after the event was written.
    const { to } = await rotateKey(second, folder);
    second.engine.drain();
    second.db.close();
    second.vault.close();
    const third = reopened();
    expect(third.branchKey.keyId).toBe(to);
    third.close();
  });

  it('cannot be changed by a hand that has only the new one', async () => {
    const first = reopened();
    await liveADay(first);
    const { signRotation } = await import('@turno25/shared/evidence/rotation.ts');
    const { BranchKey } = await import('@turno25/queue-server/ledger/branchKey.ts');
    const { randomBytes } = await import('@turno25/shared/time/random.ts');
    const forged = signRotation(first.ledger.id()!, BranchKey.inMemory(randomBytes), BranchKey.inMemory(randomBytes));
    const { from, to } = {
      from: { keyId: first.branchKey.keyId, publicKey: first.branchKey.publicPem },
      to: forged.to,
    };
    const { direct } = await import('@turno25/queue-server/verbs/direct.ts');
    await first.perform(direct({ type: 'rotateKey', rotation: { ...forged, from, to } }));
    const seq = first.ledger.head().seq;
    first.engine.drain();
    first.db.close();
    first.vault.close();
    expect(verifyFile(join(folder, 'branch.db'))).toMatchObject({ ok: false, seq, finding: { code: 'sealKey' } });
  });
});
