import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Branch } from '@turno25/queue-server/branch.ts';
import { readCentreToken } from '@turno25/queue-server/centre/centreToken.ts';
import { handoverView } from '@turno25/queue-server/centre/handover.ts';
import { Push, type Tried } from '@turno25/queue-server/centre/push.ts';
import { keepPush } from '@turno25/queue-server/jobs/pushKeeper.ts';
import { BranchKey } from '@turno25/queue-server/ledger/branchKey.ts';
import { centreAddress } from '@turno25/shared/contracts/configuration/centreShape.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { hexOf } from '@turno25/shared/evidence/bytes.ts';
import { LedgerWalk } from '@turno25/shared/evidence/walk.ts';
import { readRow } from '@turno25/shared/evidence/writtenRow.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { backOffMs } from '@turno25/shared/time/backOff.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { VirtualTimers } from '@turno25/shared/time/virtualTimers.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addStaff, mobileConfig, seedConfig, tempFolder, withBranch } from '../support/branch.ts';
import { CENTRE_TOKEN, type CentreStub, type Mischief, withCentre } from '../support/centreStub.ts';
import { KIOSK, liveADay, send, ticketFor } from '../support/ledgerFile.ts';

const CENTRE = BranchKey.inMemory(randomBytes);
const SMALL = { rows: 7, bytes: 1_000_000 };

type Scene = {
  readonly branch: Branch;
  readonly stub: CentreStub;
  readonly address: string;
  readonly push: Push;
};

/** A branch with a day behind it, and a centre that it calls. */
function scene(run: (scene: Scene) => Promise<void>, base = seedConfig()): Promise<void> {
  return withCentre(base.branch.id, (stub, address) =>
    withBranch(
      async (branch) => {
        if (base.branch.profile === 'mobile') await branch.act({ type: 'openDay' });
        else await liveADay(branch);
        const push = new Push(branch, { address, token: CENTRE_TOKEN }, SMALL);
        await run({ branch, stub, address, push });
      },
      { config: { ...base, centre: { publicKey: CENTRE.publicPem, address } } },
    ),
  );
}

/** Tries until everything is there or something is in the way. */
async function toTheEnd(push: Push, tries = 100): Promise<Tried> {
  for (let left = tries; left > 0; left -= 1) {
    const tried = await push.once();
    if (tried.done !== 'some') return tried;
  }
  throw new Error('there is no end to it');
}

const hashes = (branch: Branch): string[] => [...branch.ledger.rows()].map(({ hash }) => hexOf(hash));
const taken = (stub: CentreStub): string[] => stub.rows.map(({ hash }) => hash);

describe('a branch that delivers by itself', () => {
  test('hands over its whole ledger in parts, and later only what is new; it verifies there', () =>
    scene(async ({ branch, stub, push }) => {
      expect(await toTheEnd(push)).toEqual({ done: 'all' });
      expect(taken(stub)).toEqual(hashes(branch));
      expect(Math.max(...stub.deliveries)).toBe(SMALL.rows);
      expect(branch.handover.held()).toBe(branch.ledger.head().seq);
      const walk = new LedgerWalk({ crypto: nodeCrypto, key: null });
      expect(walk.run(stub.rows.map(readRow))).toBeNull();
      stub.deliveries.length = 0;
      await addStaff(branch);
      expect(await toTheEnd(push)).toEqual({ done: 'all' });
      expect(stub.deliveries).toEqual([7, 2]);
      const view = handoverView(branch.engine.state(), branch, branch.engine.now());
      expect(view?.delivery).toEqual({
        trouble: null,
        byAPerson: false,
        sentence: 'La sucursal entrega por su cuenta.',
      });
    }));

  test('goes on where the centre stopped, also where it took only part of what came', () =>
    scene(async ({ branch, stub, push }) => {
      stub.takes = 3;
      for (let turn = 0; turn < 4; turn += 1) expect(await push.once()).toEqual({ done: 'some' });
      expect(stub.rows.length).toBe(12);
      expect(branch.handover.held()).toBe(12);
      stub.takes = 1000;
      expect(await toTheEnd(push)).toEqual({ done: 'all' });
      expect(taken(stub)).toEqual(hashes(branch));
    }));

  test('a line that breaks after the rows arrived doubles none, and counts nothing until it is asked again', () =>
    scene(async ({ branch, stub, push }) => {
      stub.mischief = [(truth) => truth, 'cut'];
      expect(await push.once()).toMatchObject({ done: 'nothing', trouble: 'unreachable' });
      expect(stub.rows.length).toBe(SMALL.rows);
      expect(branch.handover.held()).toBe(0);
      expect(await toTheEnd(push)).toEqual({ done: 'all' });
      expect(taken(stub)).toEqual(hashes(branch));
    }));

  test('whatever breaks, repeats or is refused on the way, the centre ends with the ledger and the branch with the truth', () =>
    scene(async ({ branch, stub, push }) => {
      const passing = fc.constantFrom<Mischief>('cut', 'cutBefore', 'nonsense', 500, 503, 429, 302, (truth) => truth);
      await fc.assert(
        fc.asyncProperty(
          fc.array(passing, { maxLength: 12 }),
          fc.integer({ min: 1, max: 9 }),
          async (mischief, takes) => {
            stub.rows.length = 0;
            stub.mischief = [...mischief];
            stub.takes = takes;
            // What the centre lost since is for it to ask about: here it begins anew, and so does whoever delivers.
            const anew = new Push(branch, { address: push.address ?? '', token: CENTRE_TOKEN }, SMALL);
            for (let tries = 0; tries < 200 && taken(stub).length < hashes(branch).length; tries += 1)
              await anew.once();
            expect(taken(stub)).toEqual(hashes(branch));
            expect(branch.handover.held()).toBeLessThanOrEqual(branch.ledger.head().seq);
          },
        ),
        { numRuns: 15 },
      );
    }));
});

describe('nothing counts as delivered', () => {
  const lies: readonly (readonly [why: string, mischief: Mischief, trouble: string])[] = [
    ['by another hash', (truth) => ({ ...truth, hash: 'ab'.repeat(32) }), 'disagrees'],
    ['beyond the end of the ledger', (truth) => ({ ...truth, held: 9_999_999 }), 'disagrees'],
    ['by less than was held before', () => ({ held: 0, hash: null, state: 'accepted' }), 'badAnswer'],
    ['by a held place without a hash', (truth) => ({ ...truth, hash: null }), 'badAnswer'],
    ['by another form', () => ({ ok: true }), 'badAnswer'],
    ['by a page of a portal', 'nonsense', 'badAnswer'],
    ['by a redirection', 302, 'unreachable'],
    ['by who does not want the token', 401, 'refused'],
    ['by who does not know the branch', 404, 'unknown'],
    ['by who is busy', 503, 'busy'],
  ];

  test.each(lies)('%s', (_why, mischief, trouble) =>
    scene(async ({ branch, stub, push }) => {
      stub.mischief = [(truth) => truth, mischief];
      expect(await push.once()).toMatchObject({ done: 'nothing', trouble });
      expect(branch.handover.held()).toBe(0);
      expect(branch.delivery.trouble).toBe(trouble);
      expect(await toTheEnd(push)).toEqual({ done: 'all' });
      expect(branch.delivery.trouble).toBeNull();
    }),
  );

  test('by a centre that says it has all already, with a hash of somewhere else', () =>
    scene(async ({ branch, stub, push }) => {
      const { seq } = branch.ledger.head();
      stub.mischief = [() => ({ held: seq, hash: branch.ledger.hashAt(seq - 1) })];
      await push.once();
      expect(branch.handover.held()).toBe(0);
    }));

  test('by an answer without end', () =>
    scene(async ({ branch, stub, push }) => {
      stub.mischief = [() => ({ held: 0, hash: null, padding: 'x'.repeat(100_000) })];
      expect(await push.once()).toMatchObject({ trouble: 'badAnswer' });
      expect(branch.handover.held()).toBe(0);
    }));
});

describe('a token', () => {
  test('goes to the address that it was given for, and to no other that somebody publishes', () =>
    scene(async ({ branch, stub, address }) => {
      const push = new Push(branch, { address: 'https://central.example', token: CENTRE_TOKEN }, SMALL);
      expect(await push.once()).toMatchObject({ trouble: 'tokenElsewhere' });
      expect(await new Push(branch, null, SMALL).once()).toMatchObject({ trouble: 'noToken' });
      expect(stub.deliveries).toEqual([]);
      const view = handoverView(branch.engine.state(), branch, branch.engine.now());
      expect(view?.delivery).toMatchObject({ trouble: 'noToken', byAPerson: true });
      expect(JSON.stringify(view)).not.toContain(CENTRE_TOKEN);
      expect(address).toMatch(/^http:/);
    }));

  test('lies in a file of its owner alone, with its address', () => {
    const file = join(tempFolder(), 'centre');
    const read = (text: string) => {
      writeFileSync(file, text, { mode: 0o600 });
      return readCentreToken(file);
    };
    const good = { address: 'https://central.example', token: CENTRE_TOKEN };
    expect(read(`https://central.example ${CENTRE_TOKEN}\n`)).toEqual({ ok: true, value: good });
    for (const bad of [
      CENTRE_TOKEN,
      'https://central.example',
      `http://central.example ${CENTRE_TOKEN}`,
      `${CENTRE_TOKEN} x y`,
    ])
      expect(read(bad)).toMatchObject({ ok: false, error: expect.stringContaining('dirección del nivel central') });
    chmodSync(file, 0o644);
    expect(readCentreToken(file)).toMatchObject({ ok: false });
    expect(readCentreToken(undefined)).toEqual({ ok: true, value: null });
  });

  test('crosses no public network in clear: plain HTTP is for addresses of one’s own', () => {
    const takes = (address: string) => centreAddress.safeParse(address).success;
    for (const good of [
      'https://central.example',
      'https://central.example:8443',
      'http://127.0.0.1:2600',
      'http://10.1.2.3',
      'http://[::1]:80',
    ])
      expect([good, takes(good)]).toEqual([good, true]);
    for (const bad of [
      'http://central.example',
      'http://127.0.0.1.example.com',
      'http://10.evil.example',
      'https://central.example/',
      'https://user:secret@central.example',
      'https://central.example/?a=1',
      'ftp://10.0.0.1',
      'http://172.32.0.1',
    ])
      expect([bad, takes(bad)]).toEqual([bad, false]);
  });
});

describe('another ledger than the centre remembers', () => {
  test('is told from the beginning, held in quarantine, said to the manager, and goes on being delivered', () =>
    scene(async ({ branch, stub, push }) => {
      stub.mischief = [() => ({ held: 5, hash: 'cd'.repeat(32) })];
      stub.verdict = { state: 'quarantined', finding: { seq: 3, code: 'fork' } };
      expect(await push.once()).toEqual({ done: 'some' });
      expect(branch.delivery.trouble).toBe('quarantined');
      expect(await toTheEnd(push)).toEqual({ done: 'all' });
      expect(taken(stub)).toEqual(hashes(branch));
      const view = handoverView(branch.engine.state(), branch, branch.engine.now());
      expect(view?.delivery?.sentence).toContain('desde el evento 3 (fork)');
      // That the line breaks meanwhile makes nobody believe it.
      stub.mischief = [500];
      await addStaff(branch);
      await push.once();
      expect(branch.delivery.trouble).toBe('quarantined');
      stub.verdict = { state: 'accepted' };
      expect(await toTheEnd(push)).toEqual({ done: 'all' });
      expect(branch.delivery.trouble).toBeNull();
    }));

  test('a centre that takes none of it and says nothing of it is not asked without end', () =>
    scene(async ({ branch, stub, push }) => {
      const stubborn: Mischief = (truth) => ({ ...truth, held: 5, hash: 'cd'.repeat(32), state: 'accepted' });
      stub.mischief = Array.from({ length: 500 }, () => stubborn);
      expect(await toTheEnd(push)).toMatchObject({ trouble: 'disagrees' });
      expect(branch.handover.held()).toBe(0);
    }));
});

describe('the job', () => {
  test('delivers by itself, waits longer after each failure and as long as the centre asks, and ends when it is told', () =>
    scene(async ({ branch, stub, address }) => {
      const timers = new VirtualTimers();
      const stop = keepPush(branch, { address, token: CENTRE_TOKEN }, timers, { random: () => 1, measure: SMALL });
      stub.headers = { 'retry-after': '600' };
      stub.mischief = ['cutBefore', 'cutBefore', 429, 401, 401];
      const spans: number[] = [];
      for (let looks = 0; looks < 7; looks += 1) {
        const at = must(timers.next, 'a look is planned');
        spans.push(at - timers.monotonic());
        timers.goTo(at);
        await expect.poll(() => timers.next).not.toBeNull();
      }
      expect(spans).toEqual([5_000, 5_000, 10_000, 600_000, 480_000, 960_000, 0]);
      expect(branch.handover.held()).toBe(2 * SMALL.rows);
      stop();
      expect(timers.next).toBeNull();
    }));

  test('a mobile unit without network has a branch that works; with network it delivers what waited', () =>
    scene(async ({ branch, stub, push }) => {
      stub.mischief = ['cutBefore', 'cutBefore'];
      expect(await push.once()).toMatchObject({ trouble: 'unreachable' });
      const view = handoverView(branch.engine.state(), branch, branch.engine.now());
      expect(view).toMatchObject({ late: false, delivery: { trouble: 'unreachable', byAPerson: false } });
      expect((await send(branch, KIOSK, ticketFor('rsh'))).kind).toBe('done');
      stub.mischief = [];
      expect(await toTheEnd(push)).toEqual({ done: 'all' });
      expect(taken(stub)).toEqual(hashes(branch));
    }, mobileConfig()));

  test('back-off: twice as long each time, never beyond its most, and half of it drawn', () => {
    const often = { first: 1000, most: 60_000 };
    expect([1, 2, 3, 7, 50].map((failures) => backOffMs(failures, often, () => 1))).toEqual([
      1000, 2000, 4000, 60_000, 60_000,
    ]);
    expect(backOffMs(3, often, () => 0)).toBe(2000);
  });
});
