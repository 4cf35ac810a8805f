import { hexOf } from '@turno25/shared/evidence/bytes.ts';
import { drawnPem, SigningKey } from '@turno25/shared/machine/signingKey.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { describe, expect, test } from 'vitest';
import { removeFolder, type ServedBranch, seedConfig, tempFolder, withServer } from '../support/branch.ts';
import { type CentreUnderTest, enrolServed, withCentre, workADay } from './centreUnderTest.ts';
import { MemoryWarehouse } from './memoryWarehouse.ts';

const MORNING = Date.parse('2026-11-20T12:00:00Z');

function both<T>(run: (under: CentreUnderTest, served: ServedBranch, clock: VirtualClock) => Promise<T>): Promise<T> {
  const clock = new VirtualClock(MORNING);
  return withServer((served) => withCentre((under) => run(under, served, clock), { clock }), { clock });
}

const standingOf = async ({ admin }: CentreUnderTest) =>
  (await (await admin()).call('GET', '/branches')).body.branches[0];

describe('a branch that is asked', () => {
  test('is held to its last event, its days in the warehouse; asked again it gives nothing twice', () =>
    both(async (under, served, clock) => {
      await workADay(served, clock);
      const id = await enrolServed(under, served);
      expect(await standingOf(under)).toMatchObject({ state: 'neverSeen', heldSeq: 0, way: 'pull' });
      await under.pull();
      const head = served.branch.ledger.head();
      expect(under.failures).toEqual([]);
      expect(await standingOf(under)).toMatchObject({
        state: 'upToDate',
        heldSeq: head.seq,
        sealedUntil: served.branch.engine.state().lastClosedDate,
        fault: null,
        trouble: null,
      });
      expect(under.centre.branches.byId(id)?.heldHash).toBe(hexOf(head.hash));
      const date = served.branch.engine.state().lastClosedDate ?? '';
      const day = under.warehouse.days.get(`${id} ${date}`);
      const own = served.branch.factRows.fold(served.branch.ledger, date, day?.sealSeq ?? 0, null);
      expect(day?.facts).toEqual(own.facts);
      // The branch knows what is held by what was asked for.
      expect(served.branch.handover.held()).toBe(head.seq);
      await under.pull();
      expect((await standingOf(under)).heldSeq).toBe(served.branch.ledger.head().seq);
    }));

  test('whose day goes on is told as of its last event, and then as its seal says', () =>
    both(async (under, served, clock) => {
      const id = await enrolServed(under, served);
      await served.kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      clock.advance(30 * 60_000);
      await served.kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      await under.pull();
      const date = '2026-11-20';
      expect(under.warehouse.days.get(`${id} ${date}`)).toMatchObject({
        sealSeq: null,
        facts: { fact_unit: [{}, {}] },
      });
      await served.manager.call('POST', '/day/close', { force: true });
      await under.pull();
      const seal = under.warehouse.days.get(`${id} ${date}`)?.sealSeq;
      expect(seal).toBe(served.branch.ledger.head().seq);
    }));

  test('of practice counts nowhere, whoever enrolled it', () => {
    const clock = new VirtualClock(MORNING);
    const seed = seedConfig();
    const config = { ...seed, branch: { ...seed.branch, id: `practica-${seed.branch.id}`, practice: true as const } };
    return withServer(
      (served) =>
        withCentre(
          async (under) => {
            await workADay(served, clock);
            const id = await enrolServed(under, served);
            await under.pull();
            expect(under.centre.branches.byId(id)?.heldSeq).toBe(served.branch.ledger.head().seq);
            expect([under.warehouse.days.size, under.warehouse.dimensions]).toEqual([0, []]);
          },
          { clock },
        ),
      { clock, config },
    );
  });

  test('is of the category that the centre computes, whatever it says of itself', () =>
    both(async (under, served) => {
      const id = await enrolServed(under, served);
      await under.pull();
      const said = () => under.warehouse.dimensions.at(-1)?.branches[0]?.category;
      expect(said()).toBe(served.branch.engine.state().config?.config.branch.category);
      under.centre.categories.setMeasured(id, { density: 2, attentions: 900, comunas: 1, rurality: 90 });
      await under.centre.catchUp();
      expect(said()).toBe('D');
      const { variables } = under.warehouse.dimensions.at(-1)?.branches[0] ?? {};
      expect(variables).toEqual({ density: 2, attentions: 900, comunas: 1, rurality: 90 });
    }));

  test('that is away, or shuts the centre out, is late and not lost, and nobody waits for it', () =>
    both(async (under, served, clock) => {
      await enrolServed(under, served);
      const gone = await (await under.admin()).call('POST', '/branches', {
        id: 'lejana',
        name: 'Sucursal lejana',
        comuna: '11101',
        publicKey: new SigningKey(drawnPem(randomBytes)).publicPem,
        pull: { address: 'http://127.0.0.1:9', login: 'central', secret: 'x' },
      });
      expect(gone.status).toBe(201);
      await under.pull();
      clock.advance(25 * 3_600_000);
      const [far, near] = (await (await under.admin()).call('GET', '/branches')).body.branches;
      expect(far).toMatchObject({ state: 'neverSeen', trouble: 'No respondió.' });
      expect(near).toMatchObject({ state: 'late', trouble: null });
      await under.pull();
      expect((await (await under.admin()).call('GET', '/branches')).body.branches[1]).toMatchObject({
        state: 'upToDate',
      });
    }));

  test('whose figures could not be loaded has them as soon as the warehouse is there, also after a restart', async () => {
    const clock = new VirtualClock(MORNING);
    const folder = tempFolder();
    const warehouse = new MemoryWarehouse();
    try {
      await withServer(
        async (served) => {
          await workADay(served, clock);
          await withCentre(
            async (under) => {
              await enrolServed(under, served);
              warehouse.failing = 5;
              await under.pull();
              expect(under.failures.length).toBeGreaterThan(0);
              expect(warehouse.days.size).toBe(0);
            },
            { clock, folder, warehouse },
          );
          await withCentre(
            async (under) => {
              warehouse.failing = 0;
              await under.centre.catchUp();
              expect(warehouse.days.size).toBe(1);
            },
            { clock, folder, warehouse },
          );
        },
        { clock },
      );
    } finally {
      removeFolder(folder);
    }
  });
});
