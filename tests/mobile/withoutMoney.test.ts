import { catalog } from '@turno25/shared/contracts/catalog.ts';
import { liveView } from '@turno25/shared/contracts/live.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { describe, expect, test } from 'vitest';
import { mobileConfig, seedConfig, withServer } from '../support/branch.ts';
import { KIOSK, send } from '../support/ledgerFile.ts';

/** One that would give everything, had it a till. */
function withEverythingAtTheCounters(config: BranchConfig): BranchConfig {
  const all = config.services.map(({ id }) => id);
  return { ...config, counters: config.counters.map((counter) => ({ ...counter, serviceIds: all })) };
}

const MONEY = 'pagos-no-cobrados';

describe('a mobile unit', () => {
  test('offers no service that handles money, says why and where else, and its seed names none at a counter', () =>
    withServer(
      async ({ kiosk, manager }) => {
        const shown = catalog.parse((await kiosk.call('GET', '/catalog')).body);
        expect(shown.branch).toMatchObject({ profile: 'mobile', fixedBranch: { name: 'ChileAtiende Valle Hondo' } });
        const money = shown.services.filter(({ handlesMoney }) => handlesMoney);
        expect(money.map(({ given, notGiven }) => [given, notGiven])).toEqual(money.map(() => [false, 'handlesMoney']));
        expect(money.length).toBeGreaterThan(1);
        expect(shown.services.filter(({ given }) => given).length).toBeGreaterThan(10);
        const live = liveView.parse((await manager.call('GET', '/live')).body);
        expect(live.services.map(({ serviceId }) => serviceId)).not.toContain(MONEY);
        expect(shown.counters.flatMap(({ serviceIds }) => serviceIds)).not.toContain(MONEY);
      },
      { config: mobileConfig() },
    ));

  test('refuses them whatever its counters are set to give: a ticket, an appointment, a transfer', () =>
    withServer(
      async ({ branch, kiosk, manager, attendants: [attendant] }) => {
        const desk = must(attendant, 'there is an attendant');
        const asked = await kiosk.call('POST', '/tickets', { serviceId: MONEY, class: 'general' });
        expect([asked.status, asked.body.code]).toEqual([409, 'service.handlesMoney']);
        expect(asked.body.title).toContain('no maneja dinero');
        const at = new Date(branch.engine.now() + 3_600_000).toISOString();
        const booked = await manager.call('POST', '/appointments', { serviceId: MONEY, at });
        expect([booked.status, booked.body.code]).toEqual([409, 'service.handlesMoney']);
        await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
        await desk.call('POST', '/counters/m1/open', {});
        await desk.call('POST', '/counters/m1/call-next', {});
        const reason = { code: 'wrongService' };
        const sent = await desk.call('POST', '/counters/m1/transfer', { to: { serviceId: MONEY }, reason });
        expect([sent.status, sent.body.code]).toEqual([409, 'service.handlesMoney']);
        const other = await desk.call('POST', '/counters/m1/transfer', { to: { serviceId: 'rsh' }, reason });
        expect(other.status).toBeLessThan(300);
      },
      { config: withEverythingAtTheCounters(mobileConfig()) },
    ));

  test('gives its visits its channel, whatever the kiosk says and also when it gave them alone; the figures keep it', () =>
    withServer(
      async ({ branch, kiosk, manager }) => {
        for (const channel of [undefined, 'inPerson', 'appointment', 'mobileUnit']) {
          const body = { serviceId: 'pgu', class: 'general', ...(channel === undefined ? {} : { channel }) };
          expect((await kiosk.call('POST', '/tickets', body)).status).toBe(201);
        }
        const { date } = must(branch.engine.state().day, 'the day is open');
        await send(branch, KIOSK, { type: 'grantBlocks', deviceId: KIOSK.id, dates: [date] });
        const block = must(
          branch.engine.state().blocks.find(({ series }) => series === 'A'),
          'a block of A',
        );
        const delivered = await send(branch, KIOSK, {
          type: 'deliverTicket',
          visitId: branch.newId(),
          series: 'A',
          number: block.from,
          date,
          serviceId: 'pgu',
          class: 'general',
          language: 'es-CL',
          occurredAt: branch.engine.now(),
          countedMs: null,
          printed: true,
        });
        expect(delivered.kind).toBe('done');
        await manager.call('POST', '/day/close', { force: true });
        const figures = (await manager.call('GET', `/figures/daily/${date}`)).body;
        expect(figures.tickets.byChannel).toEqual({ inPerson: 0, mobileUnit: 5, appointment: 0 });
      },
      { config: mobileConfig() },
    ));
});

describe('a branch with a door', () => {
  test('gives the same services, and cannot be talked into being mobile', () =>
    withServer(
      async ({ branch, kiosk }) => {
        const given = await kiosk.call('POST', '/tickets', {
          serviceId: MONEY,
          class: 'general',
          channel: 'mobileUnit',
        });
        expect(given.status).toBe(201);
        expect(branch.engine.state().open.get(given.body.id)?.channel).toBe('inPerson');
        const shown = catalog.parse((await kiosk.call('GET', '/catalog')).body);
        expect(shown.branch).toMatchObject({ profile: 'branch', fixedBranch: null });
      },
      { config: seedConfig() },
    ));
});
