import { must } from '@turno25/shared/domain/result.ts';
import { expect, test } from 'vitest';
import { clientOf, enrolled, withServer } from '../support/branch.ts';
import { deliveryOf, firstBlock } from '../support/deliveries.ts';
import { verifyFile } from '../support/ledgerFile.ts';

/** What a kiosk says, without the server, that a ticket is for. */
test('what is not given here or comes twice begins no second wait, and the ticket stands for the rest', () =>
  withServer(async (served) => {
    const { kiosk, branch, folder } = served;
    const block = await firstBlock(served, 'A');
    const bring = async (index: number, also: readonly string[]) => {
      const ticket = deliveryOf(block, { number: block.from + index, also });
      const { status } = await kiosk.call('POST', '/deliveries', ticket);
      return [status, branch.engine.state().open.get(ticket.visitId)?.several?.asked ?? null];
    };
    expect(await bring(0, ['suf'])).toEqual([200, ['pgu', 'suf']]);
    expect(await bring(1, ['pgu', 'suf'])).toEqual([200, ['pgu', 'suf']]);
    expect(await bring(2, ['nada', 'pgu'])).toEqual([200, null]);
    expect((await bring(3, ['suf', 'clave-unica', 'bono-atencion']))[0]).toBe(400);
    expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
  }));

test('of a day that is over nobody goes on to a second service', () =>
  withServer(async (served) => {
    const { kiosk, branch, manager, folder } = served;
    const { date } = must(branch.engine.state().day, 'the day is open');
    const block = await firstBlock(served, 'A');
    expect((await manager.call('POST', '/day/close', {})).status).toBe(200);
    const { status } = await kiosk.call(
      'POST',
      '/deliveries',
      deliveryOf(block, { also: ['suf'], businessDate: date }),
    );
    expect(status).toBe(200);
    const issued = branch.db
      .prepare("SELECT CAST(payload AS TEXT) FROM event WHERE type = 'ticketIssued' ORDER BY seq DESC LIMIT 1")
      .pluck()
      .get();
    expect(JSON.parse(String(issued))).not.toHaveProperty('services');
    expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
  }));

test('a revoked kiosk’s ticket keeps what it was for until somebody answers for it', () =>
  withServer(async (served) => {
    const { branch, server, manager } = served;
    const kiosk = clientOf(server.address, await enrolled(branch, 'kiosk', 'Tótem perdido'));
    const block = await firstBlock({ ...served, kiosk }, 'A');
    const { id } = must(
      branch.devices.list().find(({ name }) => name === 'Tótem perdido'),
      'it is enrolled',
    );
    expect((await manager.call('DELETE', `/devices/${id}`)).status).toBe(204);
    const ticket = deliveryOf(block, { also: ['suf'] });
    expect((await kiosk.call('POST', '/deliveries', ticket)).body.setAside).toBe(true);
    const approved = await manager.call('POST', `/devices/${id}/set-aside/approve`, { date: ticket.businessDate });
    expect(approved.status).toBe(204);
    expect(branch.engine.state().open.get(ticket.visitId)?.several?.asked).toEqual(['pgu', 'suf']);
  }));
