import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ServedBranch, withServer } from '../support/branch.ts';
import { deliveryOf, firstBlock } from '../support/deliveries.ts';
import { enrolKiosk } from '../support/kioskLink.ts';
import { verifyFile } from '../support/ledgerFile.ts';

const issue = async ({ kiosk }: ServedBranch, serviceId = 'pgu'): Promise<string> => {
  const reply = await kiosk.call('POST', '/tickets', { serviceId, class: 'general', again: true });
  expect(reply.status).toBe(201);
  return reply.body.id;
};

describe('a delivery that names a visit which the server knows', () => {
  it('cannot rename the ticket of another kiosk', () =>
    withServer(async (served) => {
      const visitId = await issue(served);
      const other = { authorization: `Bearer ${await enrolKiosk(served, 'otro tótem')}` };
      const block = await firstBlock(served, 'A', other);
      const reply = await served.kiosk.call('POST', '/deliveries', deliveryOf(block, { visitId }), other);
      expect([reply.status, reply.body.code]).toEqual([409, 'ticket.anotherVisit']);
      expect(reply.body.title).toBe('Ese ticket no es el que este tótem entregó.');
      expect(served.branch.engine.state().open.get(visitId)?.ticket).toEqual({ series: 'A', number: 1 });
    }));

  it('cannot move a ticket to another service and series', () =>
    withServer(async (served) => {
      const visitId = await issue(served);
      const other = served.branch.engine.state().config!.config.services.find(({ series }) => series !== 'A')!;
      const block = await firstBlock(served, other.series);
      const delivery = deliveryOf(block, { visitId, serviceId: other.id });
      expect((await served.kiosk.call('POST', '/deliveries', delivery)).body.code).toBe('ticket.anotherVisit');
    }));

  it('cannot give a ticket the number that another visit has, and the branch starts again', () =>
    withServer(async (served) => {
      const { kiosk, folder } = served;
      const block = await firstBlock(served, 'A');
      expect((await kiosk.call('POST', '/deliveries', deliveryOf(block))).status).toBe(200);
      const visitId = await issue(served);
      const reply = await kiosk.call('POST', '/deliveries', deliveryOf(block, { visitId }));
      expect([reply.status, reply.body.code]).toEqual([409, 'ticket.numberTaken']);
      expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
    }));

  it('cannot leave behind a number of a block, which is on a paper', () =>
    withServer(async (served) => {
      const { kiosk } = served;
      const block = await firstBlock(served, 'A');
      const first = deliveryOf(block);
      expect((await kiosk.call('POST', '/deliveries', first)).status).toBe(200);
      const moved = await kiosk.call('POST', '/deliveries', { ...first, number: block.from + 1 });
      expect([moved.status, moved.body.code]).toEqual([409, 'ticket.anotherVisit']);
    }));

  it('cannot give a number twice on a day that is closed', () =>
    withServer(async (served) => {
      const { kiosk, manager } = served;
      const block = await firstBlock(served, 'A');
      const visitId = randomUUID();
      expect((await kiosk.call('POST', '/deliveries', deliveryOf(block))).status).toBe(200);
      expect((await kiosk.call('POST', '/tickets', { visitId, serviceId: 'pgu', class: 'general' })).status).toBe(201);
      await manager.call('POST', '/day/close', { force: true });
      const reply = await kiosk.call('POST', '/deliveries', deliveryOf(block, { visitId }));
      expect([reply.status, reply.body.code]).toEqual([409, 'ticket.numberTaken']);
    }));
});

describe('a number that was replaced', () => {
  it('has its series in the reports too', () =>
    withServer(async (served) => {
      const { kiosk, branch } = served;
      const visitId = await issue(served);
      const block = await firstBlock(served, 'A');
      expect((await kiosk.call('POST', '/deliveries', deliveryOf(block, { visitId }))).status).toBe(200);
      branch.reports.apply({
        type: 'numberReplaced',
        at: 0,
        businessDate: block.businessDate,
        payload: { visitId, series: 'B', voided: block.from, number: 7 },
        seq: 0,
        recordedAt: 0,
        actor: 'system',
        device: null,
      });
      expect(branch.reports.visitLabel(visitId)).toMatchObject({ series: 'B', number: 7 });
    }));
});
