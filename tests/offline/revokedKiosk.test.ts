import { randomUUID } from 'node:crypto';
import { readDay } from '@turno25/queue-server/exports/day.ts';
import { SET_ASIDE_OF_A_KIOSK } from '@turno25/shared/domain/law.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { describe, expect, it } from 'vitest';
import { type Client, clientOf, enrolled, type ServedBranch, withServer } from '../support/branch.ts';
import { type Block, deliveryOf } from '../support/deliveries.ts';
import { verifyFile } from '../support/ledgerFile.ts';

type Story = ServedBranch & {
  readonly clock: VirtualClock;
  readonly lost: Client;
  readonly lostId: string;
  readonly block: Block;
  readonly date: string;
};

/** A kiosk that holds a block, and is revoked forty minutes later while it is away. */
function revoked(run: (story: Story) => Promise<void>): Promise<void> {
  const clock = new VirtualClock(Date.now());
  return withServer(
    async (served) => {
      const { branch, server, manager } = served;
      const lost = clientOf(server.address, await enrolled(branch, 'kiosk', 'Tótem perdido'));
      const { date } = must(branch.engine.state().day, 'the day is open');
      const { body } = await lost.call('POST', '/devices/blocks', { dates: [date] });
      const block = body.blocks.find(({ series }: Block) => series === 'A');
      const lostId = must(
        branch.devices.list().find(({ name }) => name === 'Tótem perdido'),
        'it is enrolled',
      ).id;
      clock.advance(40 * 60_000);
      expect((await manager.call('DELETE', `/devices/${lostId}`)).status).toBe(204);
      await run({ ...served, clock, lost, lostId, block, date });
    },
    { clock, elapsed: () => clock.now() },
  );
}

const takenAgo = ({ clock, block }: Story, index: number, minutes: number) =>
  deliveryOf(block, {
    number: block.from + index,
    issuedAt: new Date(clock.now() - minutes * 60_000).toISOString(),
  });

const rows = ({ branch }: ServedBranch): number => branch.ledger.head().seq;
const commands = ({ branch }: ServedBranch): number =>
  Number(branch.db.prepare('SELECT count(*) FROM command').pluck().get());

describe('what a revoked kiosk still holds', () => {
  it('is set aside without effect: no ticket, no figure, nothing for the line', () =>
    revoked(async (story) => {
      const { lost, branch, manager, folder } = story;
      const before = readDay(branch.ledger, story.date, branch.engine.now());
      const delivery = takenAgo(story, 0, 35);
      const answer = await lost.call('POST', '/deliveries', delivery);
      expect([answer.status, answer.body.setAside]).toEqual([200, true]);
      expect(branch.engine.state().open.size).toBe(0);
      expect(readDay(branch.ledger, story.date, branch.engine.now())?.figures).toEqual(before?.figures);
      const [waiting] = (await manager.call('GET', '/devices/set-aside')).body;
      expect(waiting).toMatchObject({
        deviceId: story.lostId,
        name: 'Tótem perdido',
        date: story.date,
        tickets: 1,
        printed: 1,
        from: new Date(story.clock.now() - 35 * 60_000).toISOString(),
        services: [{ name: 'Pensión Garantizada Universal (PGU)', tickets: 1 }],
        day: 'open',
        before: { strict: { num: 0, den: 0 } },
        // It would wait since before the limit: lost from the moment at which it is taken.
        after: { official: { num: 0, den: 0 }, strict: { num: 0, den: 1 } },
      });
      const { alerts } = (await manager.call('GET', '/live')).body;
      expect(alerts.map(({ kind }: { kind: string }) => kind)).toContain('setAside');
      expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
    }));

  it('opens nothing else: no ticket, no block, no head that is believed, no page of the branch', () =>
    revoked(async (story) => {
      const { lost } = story;
      expect((await lost.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' })).status).toBe(401);
      expect((await lost.call('POST', '/devices/blocks', { dates: [story.date] })).status).toBe(401);
      expect((await lost.call('GET', '/catalog')).status).toBe(401);
      expect((await lost.call('GET', '/devices/set-aside')).status).toBe(401);
      const at = rows(story);
      const print = { status: null, copy: false };
      expect((await lost.call('POST', `/tickets/${randomUUID()}/print`, print)).body).toEqual({ recorded: 0 });
      const exhausted = { series: 'A', businessDate: story.date, at: new Date().toISOString(), clockOffsetMs: 0 };
      expect((await lost.call('POST', '/devices/blocks/exhausted', exhausted)).body).toEqual({ recorded: 0 });
      const { head } = (await lost.call('POST', '/ledger/witness', { heads: [] })).body;
      expect((await lost.call('POST', '/ledger/witness', { heads: [head] })).status).toBe(200);
      expect(rows(story)).toBe(at);
    }));

  it('cannot fill a disk by a stolen token: one row a number, none for a refusal, and no more than a day’s', () =>
    revoked(async (story) => {
      const { lost, block } = story;
      const at = { rows: rows(story), commands: commands(story) };
      for (let number = block.from; number <= block.to; number += 1) {
        const delivery = takenAgo(story, number - block.from, 5);
        expect((await lost.call('POST', '/deliveries', delivery)).status).toBe(200);
        // Again, under other keys and other names: the same, or refused, and nothing is written.
        expect((await lost.call('POST', '/deliveries', delivery)).body.setAside).toBe(true);
        const other = await lost.call('POST', '/deliveries', { ...delivery, visitId: randomUUID() });
        expect(other.body.code).toBe('ticket.numberTaken');
      }
      const outside = { ...takenAgo(story, 0, 5), number: block.to + 1 };
      expect((await lost.call('POST', '/deliveries', outside)).body.code).toBe('ticket.notInBlock');
      const granted = block.to - block.from + 1;
      expect(rows(story) - at.rows).toBe(granted);
      expect(commands(story)).toBe(at.commands);
      expect(granted).toBeLessThan(SET_ASIDE_OF_A_KIOSK);
    }));

  it('is taken by a manager: marked, uncertain, counted, and never younger than the kiosk’s word came', () =>
    revoked(async (story) => {
      const { lost, branch, manager, attendants, clock, folder } = story;
      // Somebody would have it that they have hardly waited: the kiosk's clock says so, hours ahead.
      const [genuine, ahead] = [takenAgo(story, 0, 35), takenAgo(story, 1, -300)];
      const contact = clock.now();
      for (const delivery of [genuine, ahead]) await lost.call('POST', '/deliveries', delivery);
      clock.advance(90 * 60_000);
      const path = `/devices/${story.lostId}/set-aside/approve`;
      expect((await attendants[0]!.call('POST', path, { date: story.date })).status).toBe(403);
      expect((await manager.call('POST', path, { date: story.date })).status).toBe(204);
      expect((await manager.call('POST', path, { date: story.date })).status).toBe(204);
      const events = branch.ledger.eventsOf(story.date).filter(({ type }) => type === 'ticketIssued');
      expect(events).toHaveLength(2);
      for (const { at, payload } of events) {
        expect(payload).toMatchObject({
          approvedBy: 'boss',
          deviceId: story.lostId,
          estimatedTime: true,
          uncertain: { recordedAt: contact, monotonicMs: null },
        });
        expect(at).toBeLessThanOrEqual(contact);
      }
      const figures = readDay(branch.ledger, story.date, branch.engine.now())?.figures as any;
      expect(figures.waits.uncertain).toBe(2);
      // Both have waited past the limit by the earliest instant that is possible.
      expect(figures.standard.strict).toEqual({ num: 0, den: 2 });
      const told = [...branch.ledger.events()].filter(({ type }) => type === 'deliveryApproved');
      expect(told.map(({ payload }) => payload)).toMatchObject([
        { visitId: genuine.visitId, by: 'boss' },
        { visitId: ahead.visitId, by: 'boss' },
      ]);
      // The kiosk asks once more whether it arrived.
      expect((await lost.call('POST', '/deliveries', genuine)).status).toBe(200);
      expect(branch.engine.state().open.size).toBe(2);
      expect((await manager.call('GET', '/devices/set-aside')).body).toEqual([]);
      expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
    }));

  it('of a day that is sealed can only cost: it expired there, and an amendment says so', () =>
    revoked(async (story) => {
      const { lost, branch, manager, folder } = story;
      await lost.call('POST', '/deliveries', takenAgo(story, 0, 35));
      await manager.call('POST', '/day/close', { force: true });
      const [waiting] = (await manager.call('GET', '/devices/set-aside')).body;
      expect(waiting).toMatchObject({
        day: 'closed',
        before: { strict: { den: 0 } },
        after: { strict: { num: 0, den: 1 } },
      });
      expect(
        (await manager.call('POST', `/devices/${story.lostId}/set-aside/approve`, { date: story.date })).status,
      ).toBe(204);
      branch.engine.sealWhatWaits();
      const seals = branch.ledger.eventsOf(story.date).filter(({ type }) => type === 'daySealed') as any[];
      expect(seals.map(({ payload }) => payload.figures.standard.strict)).toEqual([
        waiting.before.strict,
        waiting.after.strict,
      ]);
      expect(seals.map(({ payload }) => payload.figures.standard.official.den)).toEqual([0, 0]);
      expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
    }));

  it('is left out only all together, by a name and with a reason that stay, and does not come back', () =>
    revoked(async (story) => {
      const { lost, branch, manager, folder } = story;
      const deliveries = [0, 1].map((index) => takenAgo(story, index, 35));
      for (const delivery of deliveries) await lost.call('POST', '/deliveries', delivery);
      const path = `/devices/${story.lostId}/set-aside/dismiss`;
      expect((await manager.call('POST', path, { date: story.date })).status).toBe(400);
      const one = { date: story.date, code: 'stolen', visitIds: [deliveries[0]!.visitId] };
      expect((await manager.call('POST', path, one)).status).toBe(400);
      expect((await manager.call('POST', path, { date: story.date, code: 'stolen' })).status).toBe(204);
      expect((await manager.call('POST', path, { date: story.date, code: 'stolen' })).body.code).toBe(
        'delivery.unknown',
      );
      const told = [...branch.ledger.events()].find(({ type }) => type === 'deliveriesDismissed');
      expect(told?.payload).toMatchObject({
        deviceId: story.lostId,
        date: story.date,
        visitIds: deliveries.map(({ visitId }) => visitId),
        code: 'stolen',
        by: 'boss',
      });
      const at = rows(story);
      expect((await lost.call('POST', '/deliveries', deliveries[0])).status).toBe(200);
      expect(rows(story)).toBe(at);
      expect((await manager.call('GET', '/devices/set-aside')).body).toEqual([]);
      const report = verifyFile(`${folder}/branch.db`) as any;
      expect(report.ok).toBe(true);
    }));

  it('is brought by its new registration too, and by no other kiosk while the old one is in service', () =>
    revoked(async (story) => {
      const { kiosk, branch, server } = story;
      const again = clientOf(server.address, await enrolled(branch, 'kiosk', 'Tótem perdido, de nuevo'));
      expect((await again.call('POST', '/deliveries', takenAgo(story, 0, 20))).body.setAside).toBe(true);
      const { body } = await kiosk.call('POST', '/devices/blocks', { dates: [story.date] });
      const theirs = body.blocks.find(({ series }: Block) => series === 'A');
      const stolen = await again.call('POST', '/deliveries', deliveryOf(theirs));
      expect(stolen.body.code).toBe('ticket.notInBlock');
    }));
});
