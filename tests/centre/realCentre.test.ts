import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { enrolBranch } from '@turno25/central/registry/enrol.ts';
import { standingOf } from '@turno25/central/registry/standings.ts';
import { backUp } from '@turno25/queue-server/backup/backup.ts';
import { restore } from '@turno25/queue-server/backup/restore.ts';
import { rotateKey } from '@turno25/queue-server/backup/rotateKey.ts';
import { type Branch, filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { Push, type Tried } from '@turno25/queue-server/centre/push.ts';
import { BranchKey } from '@turno25/queue-server/ledger/branchKey.ts';
import { INTAKE_HEAD, INTAKE_TYPE } from '@turno25/shared/contracts/intake.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { signHead } from '@turno25/shared/evidence/head.ts';
import { writeRow } from '@turno25/shared/evidence/writtenRow.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { expect, test } from 'vitest';
import { type CentreUnderTest, withCentre } from '../central/centreUnderTest.ts';
import {
  addStaff,
  enrolled as deviceToken,
  removeFolder,
  seedConfig,
  tempFolder,
  withBranch,
} from '../support/branch.ts';
import { liveADay } from '../support/ledgerFile.ts';

const CENTRE = BranchKey.inMemory(randomBytes);
const { id } = seedConfig().branch;

async function toTheEnd(push: Push): Promise<Tried> {
  for (let tries = 0; tries < 100; tries += 1) {
    const tried = await push.once();
    if (tried.done !== 'some') return tried;
  }
  throw new Error('there is no end to it');
}

/** The token of a branch that delivers by itself. */
function enrolled({ centre }: CentreUnderTest, publicKey: string): string {
  const said = { id, name: 'Móvil de prueba', comuna: '13101', profile: 'mobile', publicKey } as const;
  const answer = enrolBranch(centre, said, 'console');
  return must(answer.ok ? answer.value.token : null, 'it delivers by itself');
}

const standing = ({ centre }: CentreUnderTest) =>
  standingOf(must(centre.branches.byId(id), 'it is enrolled'), centre.sources.clock.now());

test('a branch delivers to the centre as it is: held to its last event, and proven', () =>
  withCentre(async (under) => {
    const config = { ...seedConfig(), centre: { publicKey: CENTRE.publicPem, address: under.address } };
    await withBranch(
      async (branch) => {
        await liveADay(branch);
        const token = enrolled(under, branch.branchKey.publicPem);
        const small = new Push(branch, { address: under.address, token }, { rows: 11, bytes: 1_000_000 });
        expect(await toTheEnd(small)).toEqual({ done: 'all' });
        expect(branch.handover.held()).toBe(branch.ledger.head().seq);
        expect(standing(under)).toMatchObject({ heldSeq: branch.ledger.head().seq, fault: null });
        await addStaff(branch);
        const whole = new Push(branch, { address: under.address, token });
        expect(await toTheEnd(whole)).toEqual({ done: 'all' });
        expect(under.centre.branches.byId(id)?.heldSeq).toBe(branch.ledger.head().seq);
        expect(under.centre.branches.heads(id)[0]).toMatchObject({
          seq: branch.ledger.head().seq,
          epoch: branch.epoch,
        });
        const stranger = new Push(branch, { address: under.address, token: 'x'.repeat(43) });
        expect(await stranger.once()).toMatchObject({ trouble: 'refused' });
      },
      { config },
    );
    expect(under.failures).toEqual([]);
  }));

test('a token in other hands adds no event: what is delivered ends at a head that the branch’s own key signed', () =>
  withCentre(async (under) => {
    const config = { ...seedConfig(), centre: { publicKey: CENTRE.publicPem, address: under.address } };
    await withBranch(
      async (branch) => {
        await liveADay(branch);
        const token = { address: under.address, token: enrolled(under, branch.branchKey.publicPem) };
        expect(await toTheEnd(new Push(branch, token))).toEqual({ done: 'all' });
        const { heldSeq } = must(under.centre.branches.byId(id), 'it is enrolled');
        await addStaff(branch);
        // The ledger as it is, and as a thief of the token would write it on: with a key of their own, or none.
        const thief = { ...branch, branchKey: BranchKey.inMemory(randomBytes) };
        expect(await new Push(thief, token).once()).toMatchObject({ trouble: 'refused' });
        const rows = [...branch.ledger.rows(heldSeq)].map((row) => `${JSON.stringify(writeRow(row))}\n`);
        const post = (text: string, headers: Record<string, string>) =>
          fetch(`${under.address}/api/v1/intake/${id}`, {
            method: 'POST',
            body: text,
            headers: { authorization: `Bearer ${token.token}`, 'content-type': INTAKE_TYPE, ...headers },
          });
        const headed = (seq: number): Record<string, string> => {
          const { epoch, branchKey, ledger } = branch;
          const head = {
            ledgerId: ledger.id() ?? '',
            epoch,
            seq,
            hash: ledger.hashAt(seq) ?? '',
            at: 1,
            numbers: null,
          };
          return { [INTAKE_HEAD]: Buffer.from(JSON.stringify(signHead(head, branchKey))).toString('base64url') };
        };
        for (const headers of [{}, { [INTAKE_HEAD]: 'e30' }, headed(heldSeq), headed(heldSeq + 1)])
          expect((await post(rows.join(''), headers)).status).toBe(422);
        expect(under.centre.branches.byId(id)).toMatchObject({ heldSeq, fault: null });
        expect(await toTheEnd(new Push(branch, token))).toEqual({ done: 'all' });
        expect(under.centre.branches.byId(id)).toMatchObject({ heldSeq: branch.ledger.head().seq, fault: null });
      },
      { config },
    );
  }));

test('two copies of one ledger that went on apart: the second is held in quarantine, and says so', () =>
  withCentre(async (under) => {
    const away = tempFolder();
    const config = { ...seedConfig(), centre: { publicKey: CENTRE.publicPem, address: under.address } };
    const opened = (name: string): Branch =>
      openBranch({ files: filesIn(join(away, name)), config, ignoreHours: true, sources: systemSources });
    const first = opened('first');
    await liveADay(first);
    const shared = first.ledger.head().seq;
    first.close();
    cpSync(join(away, 'first'), join(away, 'second'), { recursive: true });
    const [one, other] = [opened('first'), opened('second')];
    try {
      const token = { address: under.address, token: enrolled(under, one.branchKey.publicPem) };
      await addStaff(one);
      expect(await toTheEnd(new Push(one, token))).toEqual({ done: 'all' });
      await addStaff(other);
      const push = new Push(other, token);
      await toTheEnd(push);
      expect(other.handover.held()).toBeLessThanOrEqual(other.ledger.head().seq);
      expect([other.delivery.trouble, other.delivery.finding?.seq]).toEqual(['quarantined', shared + 1]);
      expect(under.centre.branches.byId(id)?.fault).toMatchObject({ seq: shared + 1 });
      // It goes on being received, and goes on being no evidence.
      await deviceToken(other, 'board');
      await toTheEnd(push);
      expect(other.delivery.trouble).toBe('quarantined');
      expect(under.centre.branches.byId(id)?.heldHash).toBe(one.ledger.hashAt(one.ledger.head().seq));
    } finally {
      one.close();
      other.close();
      removeFolder(away);
    }
  }));

test('a branch that comes back from a backup says so from the place where it was cut, and is believed once somebody answers for it', () =>
  withCentre(async (under) => {
    const away = tempFolder();
    const config = { ...seedConfig(), centre: { publicKey: CENTRE.publicPem, address: under.address } };
    const opened = (name: string): Branch =>
      openBranch({ files: filesIn(join(away, name)), config, ignoreHours: true, sources: systemSources });
    const before = opened('first');
    await liveADay(before);
    const cut = before.ledger.head().seq;
    const to = { folder: join(away, 'copy'), keys: join(away, 'keys') };
    const made = await backUp(join(away, 'first'), to, Date.now());
    const from = must(made.ok ? made.value.file : null, 'it is backed up');
    await addStaff(before);
    const token = { address: under.address, token: enrolled(under, before.branchKey.publicPem) };
    expect(await toTheEnd(new Push(before, token))).toEqual({ done: 'all' });
    before.close();

    const order = { source: 'backup', from, keys: to.keys, to: join(away, 'second'), mark: null } as const;
    expect(restore(order, systemSources, config)).toMatchObject({ ok: true });
    const after = opened('second');
    try {
      const push = new Push(after, token);
      await toTheEnd(push);
      expect([after.delivery.trouble, after.delivery.finding]).toMatchObject([
        'quarantined',
        { seq: cut + 1, code: 'restored' },
      ]);
      const admin = await under.admin();
      const body = { seq: cut + 1, why: 'Se cayó el disco; consta en el acta 4.' };
      await under.officer('auditor');
      for (const who of [admin, await under.enter('auditor')])
        expect((await who.call('POST', `/branches/${id}/accept-restore`, body)).status).toBe(200);
      expect(await toTheEnd(push)).toEqual({ done: 'all' });
      expect(after.delivery.trouble).toBeNull();
      expect(after.handover.held()).toBe(after.ledger.head().seq);
      expect(under.centre.branches.byId(id)).toMatchObject({ fault: null, heldSeq: after.ledger.head().seq });
    } finally {
      after.close();
      removeFolder(away);
    }
  }));

test('a key that the one before vouches for signs from the delivery on that tells of it', () =>
  withCentre(async (under) => {
    const away = tempFolder();
    const config = { ...seedConfig(), centre: { publicKey: CENTRE.publicPem, address: under.address } };
    const opened = (): Branch =>
      openBranch({ files: filesIn(away), config, ignoreHours: true, sources: systemSources });
    const old = opened();
    await liveADay(old);
    const token = { address: under.address, token: enrolled(under, old.branchKey.publicPem) };
    expect(await toTheEnd(new Push(old, token))).toEqual({ done: 'all' });
    await rotateKey(old, away);
    old.close();
    const branch = opened();
    try {
      expect(branch.branchKey.keyId).not.toBe(old.branchKey.keyId);
      await addStaff(branch);
      expect(await toTheEnd(new Push(branch, token))).toEqual({ done: 'all' });
      expect(under.centre.branches.byId(id)).toMatchObject({ heldSeq: branch.ledger.head().seq, fault: null });
    } finally {
      branch.close();
      removeFolder(away);
    }
  }));
