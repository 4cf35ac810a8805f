import { MINUTE, SECOND } from '@turno25/shared/domain/ids.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { expect, test } from 'vitest';
import { clientOf, enrolled, type ServedBranch, withServer } from '../support/branch.ts';
import { verifyFile } from '../support/ledgerFile.ts';
import { NINE } from '../support/oneCounter.ts';

/** Invented: nobody's. */
const RUN = '11.111.111-1';
const PGU = { serviceId: 'pgu', class: 'general' };

async function ofHost({ host }: ServedBranch, more: object = {}): Promise<{ id: string; number: string }> {
  const { status, body } = await host.call('POST', '/tickets', { ...PGU, ...more });
  expect(status).toBe(201);
  expect(body).not.toHaveProperty('trackingToken');
  expect(body).not.toHaveProperty('surveyCode');
  return body;
}

async function tokenOf({ host }: ServedBranch, id: string): Promise<string> {
  const { status, body } = await host.call('GET', `/tickets/${id}/follow`);
  expect(status).toBe(200);
  expect(body.url).not.toContain('code=');
  return String(body.url.split('/track/')[1]);
}

const shares = async ({ manager }: ServedBranch) => {
  const { official, strict } = (await manager.call('GET', '/live')).body.standard;
  return [official.numerator, official.denominator, strict.numerator, strict.denominator];
};

test('what is answered at the door is counted and touches no figure of the standard', () => {
  const clock = new VirtualClock(NINE);
  return withServer(
    async (served) => {
      const { host, manager, kiosk } = served;
      await kiosk.call('POST', '/tickets', PGU);
      const before = await shares(served);
      const answer = { serviceId: 'pgu', how: 'documentsMissing' };
      expect((await host.call('POST', '/door/answers', answer)).body).toEqual({ resolved: 1 });
      clock.advance(9 * SECOND);
      expect((await host.call('POST', '/door/answers', answer)).body.code).toBe('door.tooSoon');
      expect((await manager.call('POST', '/door/answers', answer)).status).toBe(201);
      clock.advance(SECOND);
      expect((await host.call('POST', '/door/answers', answer)).body).toEqual({ resolved: 3 });
      expect((await host.call('POST', '/door/answers', { serviceId: 'nothing', how: 'informed' })).status).toBe(404);
      expect((await host.call('POST', '/door/answers', { serviceId: 'pgu', how: 'vanished' })).status).toBe(400);
      await host.call('POST', '/door/outside', { people: 34 });
      const door = (await host.call('GET', '/door')).body;
      expect([door.resolved, door.outside.people]).toEqual([3, 34]);
      expect(await shares(served)).toEqual(before);
      expect((await manager.call('GET', '/live')).body.counts).toMatchObject({ issued: 1, waiting: 1 });

      // Beside, in the day's sheet, in its seal and in the period; a day without a host has no such block.
      await manager.call('POST', '/day/close', { force: true });
      const date = (await manager.call('GET', '/live')).body.lastClosedDate;
      const told = {
        resolved: [{ how: 'documentsMissing', count: 3 }],
        outside: { marks: 1, most: 34 },
      };
      expect((await manager.call('GET', `/figures/daily/${date}`)).body.door).toEqual(told);
      expect((await manager.call('GET', `/figures/range?from=${date}&to=${date}`)).body.door).toEqual(told);
      expect((await manager.call('GET', `/figures/daily/${date}?format=csv`)).text).toContain('puerta.falta_documento');
      expect(verifyFile(`${served.folder}/branch.db`).ok).toBe(true);
    },
    { clock },
  );
});

test('a host disposes of nobody: no call, no removal, no leaving, no exclusion, no counter', () =>
  withServer(async (served) => {
    const { host, kiosk } = served;
    const { body: ticket } = await kiosk.call('POST', '/tickets', PGU);
    const reason = { code: 'citizenRequest' };
    const tried = [
      ['/counters/m1/open', {}],
      ['/counters/m1/call-next', {}],
      [`/tickets/${ticket.id}/remove`, { reason }],
      [`/tickets/${ticket.id}/leave`, {}],
      [`/tickets/${ticket.id}/exclude`, { code: 'testTicket', reason }],
      ['/counters/m1/release', {}],
      ['/day/close', {}],
    ] as const;
    for (const [path, body] of tried)
      expect((await host.call('POST', path, body)).body.code, path).toBe('auth.forbidden');
    for (const path of ['/figures/daily', '/settings', '/staff', '/ledger/events'])
      expect((await host.call('GET', path)).status, path).not.toBe(200);
  }));

test('with the code of a ticket that a host took one follows it, and nobody leaves or answers in its person’s name', () =>
  withServer(async (served) => {
    const { host, anonymous, attendants, branch } = served;
    const { id } = await ofHost(served);
    const token = await tokenOf(served, id);
    expect((await anonymous.call('GET', `/track/${token}`)).body.status).toBe('waiting');
    const left = await anonymous.call('DELETE', `/track/${token}`);
    expect([left.status, left.body.code]).toEqual([409, 'visit.staffIssued']);
    expect(branch.engine.state().open.get(id)?.status).toBe('waiting');
    await attendants[0]!.call('POST', '/counters/m1/open', {});
    await attendants[0]!.call('POST', '/counters/m1/call-next', {});
    await attendants[0]!.call('POST', '/counters/m1/hold', { by: 'citizen', reason: { code: 'copies' } });
    expect((await anonymous.call('POST', `/track/${token}/confirm-hold`)).body.code).toBe('visit.staffIssued');
    expect((await host.call('GET', `/tickets/${'nobody-0000'}/follow`)).body.code).toBe('visit.unknown');
  }));

test('a ticket that a host took comes out of the kiosk that was chosen, whose codes nobody of the staff gets', () =>
  withServer(async (served) => {
    const { host, kiosk, anonymous, branch, server, attendants, manager } = served;
    const other = clientOf(server.address, await enrolled(branch, 'kiosk', 'Tótem 2'));
    const { kiosks } = (await host.call('GET', '/door')).body;
    expect(kiosks.map(({ name }: { name: string }) => name)).toEqual(['kiosk de prueba', 'Tótem 2'].sort());
    const chosen = kiosks.find(({ name }: { name: string }) => name === 'kiosk de prueba').id;
    const { id, number } = await ofHost(served);
    const before = await tokenOf(served, id);
    expect((await host.call('POST', `/tickets/${id}/print-at`, { deviceId: 'nobody' })).body.code).toBe(
      'device.notAKiosk',
    );
    expect((await attendants[0]!.call('POST', `/tickets/${id}/print-at`, { deviceId: chosen })).status).toBe(403);
    const handed = await host.call('POST', `/tickets/${id}/print-at`, { deviceId: chosen });
    expect([handed.status, handed.body]).toEqual([202, { number }]);

    expect((await kiosk.call('GET', '/devices/me/papers')).body.papers).toEqual([
      { visitId: id, number, language: 'es-CL' },
    ]);
    expect((await other.call('GET', '/devices/me/papers')).body.papers).toEqual([]);
    expect((await other.call('GET', `/tickets/${id}`)).body.code).toBe('ticket.otherKiosk');
    const paper = (await kiosk.call('GET', `/tickets/${id}`)).body;
    expect(paper.surveyCode).toBeTruthy();
    expect((await anonymous.call('GET', `/track/${before}`)).status).toBe(404);
    expect((await host.call('GET', `/tickets/${id}/follow`)).body.code).toBe('visit.hasPaper');

    await kiosk.call('POST', `/tickets/${id}/print`, { status: null, copy: false });
    expect((await kiosk.call('GET', '/devices/me/papers')).body.papers).toEqual([]);
    // What came out is the person's: they may leave by it.
    expect((await anonymous.call('DELETE', `/track/${paper.trackingToken}`)).status).toBe(204);
    // Nobody has the paper of a ticket that its person took printed elsewhere.
    const own = (await kiosk.call('POST', '/tickets', PGU)).body;
    for (const client of [host, manager])
      expect((await client.call('POST', `/tickets/${own.id}/print-at`, { deviceId: chosen })).body.code).toBe(
        'visit.hasPaper',
      );
  }));

test('whoever is sent away before the hour of closing is held against the branch, however short they waited', () => {
  const clock = new VirtualClock(NINE);
  return withServer(
    async (served) => {
      const { host, attendants, kiosk } = served;
      const { id } = (await kiosk.call('POST', '/tickets', PGU)).body;
      clock.advance(3 * MINUTE);
      expect((await attendants[0]!.call('POST', `/tickets/${id}/send-away`)).status).toBe(403);
      expect((await host.call('POST', `/tickets/${id}/send-away`)).status).toBe(204);
      expect(await shares(served)).toEqual([0, 0, 0, 1]);
      expect((await host.call('POST', `/tickets/${id}/send-away`)).body.code).toBe('visit.ended');
      // Another ticket for the same person carries nothing of it away: what was held against the branch stays.
      const again = await host.call('POST', `/tickets/${id}/again`, {});
      expect(served.branch.engine.state().open.get(again.body.id)?.continues).toBeNull();
      await attendants[0]!.call('POST', '/counters/m1/open', {});
      await attendants[0]!.call('POST', '/counters/m1/call-next', {});
      await attendants[0]!.call('POST', '/counters/m1/start', {});
      clock.advance(5 * MINUTE);
      await attendants[0]!.call('POST', '/counters/m1/finish', { outcome: 'resolved', servicesGiven: ['pgu'] });
      expect(await shares(served)).toEqual([1, 1, 1, 2]);
    },
    { clock, ignoreHours: false },
  );
});

test('on a day without an hour of closing nobody is sent away by it', () =>
  withServer(async ({ host, manager, kiosk, branch }) => {
    const { id } = (await kiosk.call('POST', '/tickets', PGU)).body;
    for (const client of [host, manager])
      expect((await client.call('POST', `/tickets/${id}/send-away`)).body.code).toBe('door.noClosing');
    expect(branch.engine.state().open.get(id)?.status).toBe('waiting');
  }));

test('a person who comes back to the host gets another ticket, which stands for both', () =>
  withServer(async (served) => {
    const { host, attendants } = served;
    const { id } = await ofHost(served, { identity: { type: 'run', value: RUN } });
    await attendants[0]!.call('POST', '/counters/m1/open', {});
    await attendants[0]!.call('POST', '/counters/m1/call-next', {});
    expect((await attendants[0]!.call('POST', `/tickets/${id}/leave`)).status).toBe(204);
    const again = await host.call('POST', `/tickets/${id}/again`, {});
    expect(again.status).toBe(201);
    expect(served.branch.engine.state().open.get(again.body.id)?.continues).toBe(id);
  }));
