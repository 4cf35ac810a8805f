import { Evidence } from '@turno25/central/intake/evidence.ts';
import { Follower } from '@turno25/central/intake/follower.ts';
import { enrolBranch } from '@turno25/central/registry/enrol.ts';
import type { Branch } from '@turno25/queue-server/branch.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { signHead } from '@turno25/shared/evidence/head.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeFolder, SECRET, tempFolder, withBranch } from '../support/branch.ts';
import { liveADay } from '../support/ledgerFile.ts';
import { type CentreUnderTest, withCentre } from './centreUnderTest.ts';
import { linesOf } from './delivered.ts';
import { type StubBranch, startStub } from './stubBranch.ts';

type Told = { readonly lines: readonly string[]; readonly publicKey: string; readonly signer: Branch['branchKey'] };

/** The same branch twice from one morning on: what it delivered, and what a hand made it tell instead. */
let first: Told;
let other: readonly string[];

beforeAll(async () => {
  await withBranch(async (branch) => {
    await liveADay(branch);
    first = { lines: linesOf(branch), publicKey: branch.branchKey.publicPem, signer: branch.branchKey };
  });
  // Another ledger of the same names: it begins otherwise from its first event on.
  await withBranch(async (branch) => {
    await liveADay(branch);
    other = linesOf(branch);
  });
});

let stub: StubBranch;
afterAll(() => stub?.stop());

async function withStub(run: (under: CentreUnderTest, stub: StubBranch) => Promise<void>): Promise<void> {
  stub = await startStub(first.lines, 10);
  try {
    await withCentre(
      async (under) => {
        const body = {
          id: 'una',
          name: 'Una sucursal',
          comuna: '13101',
          profile: 'branch',
          publicKey: first.publicKey,
          pull: { address: stub.address, login: 'central', secret: SECRET },
        } as const;
        must(enrolBranch(under.centre, body, 'console').ok ? true : null, 'it is enrolled');
        await run(under, stub);
      },
      { clock: new VirtualClock(Date.parse('2026-11-20T22:00:00Z')) },
    );
  } finally {
    await stub.stop();
  }
}

const standing = async ({ admin }: CentreUnderTest) =>
  (await (await admin()).call('GET', '/branches')).body.branches[0];

describe('a branch that tells another story', () => {
  test('is followed back to the first event that differs, and what was proven stays', () =>
    withStub(async (under, stub) => {
      await under.pull();
      const held = first.lines.length;
      expect(await standing(under)).toMatchObject({ state: 'upToDate', heldSeq: held });
      const at = 7;
      stub.lines = [...first.lines.slice(0, at), ...other.slice(at), ...other].map((line, index) =>
        JSON.stringify({ ...JSON.parse(line), seq: index + 1 }),
      );
      await under.pull();
      expect(await standing(under)).toMatchObject({
        state: 'quarantined',
        heldSeq: held,
        fault: {
          seq: at + 1,
          code: 'fork',
          sentence: 'Desde el evento 8 cuenta otra historia que la que entregó antes.',
        },
      });
      expect(under.warehouse.days.size).toBe(1);
    }));

  test('or comes back as an older copy, is seen by the head that it signs', () =>
    withStub(async (under, stub) => {
      await under.pull();
      const short = 12;
      const row = JSON.parse(first.lines[short - 1] ?? '{}');
      const ledgerId = JSON.parse(first.lines[0] ?? '{}').hash;
      stub.lines = first.lines.slice(0, short);
      stub.head = signHead(
        { ledgerId, epoch: 'e1', seq: short, hash: row.hash, at: row.recordedAt, numbers: null },
        first.signer,
      );
      await under.pull();
      expect(await standing(under)).toMatchObject({
        state: 'quarantined',
        heldSeq: first.lines.length,
        fault: { seq: short + 1, code: 'olderCopy' },
      });
    }));

  test('is believed again by one who read which fault, with a reason, in the journal', () =>
    withStub(async (under, stub) => {
      stub.bend = (page) => page.replace('"seq":14', '"seq":15');
      await under.pull();
      expect(await standing(under)).toMatchObject({ state: 'quarantined', heldSeq: 13 });
      stub.bend = (page) => page;
      const admin = await under.admin();
      const why = 'El enlace de la sucursal alteraba las respuestas';
      const wrong = await admin.call('POST', '/branches/una/release', { why, seq: 3 });
      expect([wrong.status, wrong.body.code]).toEqual([409, 'centre.otherFault']);
      const fault = (await standing(under)).fault;
      expect((await admin.call('POST', '/branches/una/release', { why, seq: fault.seq })).body.state).toBe('upToDate');
      await under.pull();
      expect(await standing(under)).toMatchObject({ state: 'upToDate', heldSeq: first.lines.length });
      expect(under.centre.journal.newest(1)).toMatchObject([
        { act: 'branchReleased', who: 'a1', about: { id: 'una', why } },
      ]);
      expect(under.centre.journal.firstBad()).toBeNull();
    }));

  test('once bent on the line and whole the second time, is asked again at once and believed', () =>
    withStub(async (under, stub) => {
      let bent = false;
      stub.bend = (page) => {
        const harmed = bent ? page : page.replace('"type":"ticketIssued"', '"type":"visitLeft"');
        bent ||= harmed !== page;
        return harmed;
      };
      await under.pull();
      expect(bent).toBe(true);
      expect(await standing(under)).toMatchObject({ state: 'upToDate', heldSeq: first.lines.length });
    }));

  test('and a page of whoever stands between is no word of the branch', () =>
    withStub(async (under, stub) => {
      stub.type = 'text/html';
      stub.bend = () => '<html>Ingrese a la red</html>\n';
      await under.pull();
      const trouble = 'Respondió algo que no se entiende.';
      expect(await standing(under)).toMatchObject({ state: 'neverSeen', heldSeq: 0, fault: null, trouble });
    }));

  test('what was kept just before the machine stopped is loaded, although the register had not heard of it', async () => {
    const folder = tempFolder();
    const evidence = Evidence.open(folder, 'una');
    const pinned = { publicKey: first.publicKey, rotations: [], centreKey: null };
    new Follower(evidence, pinned).deliver(first.lines.join('\n'), 0);
    evidence.close();
    const stub = await startStub(first.lines);
    try {
      await withCentre(
        async (under) => {
          const pull = { address: stub.address, login: 'central', secret: SECRET };
          const { publicKey } = first;
          const body = { id: 'una', name: 'Una', comuna: '13101', profile: 'branch', publicKey, pull } as const;
          must(enrolBranch(under.centre, body, 'console').ok ? true : null, 'it is enrolled');
          await under.pull();
          expect(under.warehouse.days.size).toBe(1);
        },
        { folder },
      );
    } finally {
      await stub.stop();
      removeFolder(folder);
    }
  });
});
