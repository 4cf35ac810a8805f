import { toldWaits } from '@turno25/queue-server/forecasts/told.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { describe, expect, test } from 'vitest';
import { withServer } from '../support/branch.ts';
import { PAST, withPast } from '../support/pastDays.ts';

describe('waits that people were told', () => {
  test('are in the ledger as they were told, and held against what came of them', async () => {
    const clock = new VirtualClock(Date.UTC(2026, 10, 20, 13));
    await withServer(
      async ({ kiosk, attendants, manager, branch }) => {
        const at = attendants[0]!;
        const call = (path: string, body: unknown = {}) => at.call('POST', `/counters/m2/${path}`, body);
        await call('open');
        const issue = async (visitClass: string) =>
          (await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: visitClass })).body;
        const first = await issue('general');
        const event = [...branch.ledger.eventsOf('2026-11-20')].find(({ type }) => type === 'ticketIssued');
        expect(event?.type === 'ticketIssued' && event.payload.told).toEqual(first.expected);
        await issue('preferential');
        const second = await issue('general');
        clock.advance(MINUTE);
        for (const round of [1, 2]) {
          await call('call-next');
          await call('start');
          clock.advance(2 * MINUTE);
          await call('finish', { outcome: 'resolved', servicesGiven: ['pgu'] });
          expect(round).toBeGreaterThan(0);
        }
        // Nobody calls the last one: once it has waited longer than it was told, that is told too little.
        const held = () => toldWaits(branch.db, '2026-11-20', clock.now());
        const sum = () => held().reduce((total, { told }) => total + told, 0);
        expect(sum()).toBe(2);
        clock.advance((second.expected.highMinutes + 10) * MINUTE);
        expect(sum()).toBe(3);
        expect(held().find(({ class: visitClass }) => visitClass === 'general')).toMatchObject({ told: 2, later: 1 });
        const { rows } = (await manager.call('GET', '/forecast/told')).body;
        expect(rows.map((row: { class: string; serviceId: string | null }) => [row.class, row.serviceId])).toEqual([
          ['general', null],
          ['general', 'pgu'],
          ['preferential', null],
          ['preferential', 'pgu'],
        ]);
      },
      { clock },
    );
  });

  test('are nobody’s to write: a kiosk that sends one is refused, and staff below a manager do not see them', () =>
    withServer(async ({ kiosk, attendants }) => {
      const told = { lowMinutes: 0, highMinutes: 240 };
      expect((await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general', told })).status).toBe(400);
      expect((await attendants[0]!.call('GET', '/forecast/told')).status).toBe(403);
    }));

  test('hold for most people of every class on played days', () =>
    withPast(async (branch, clock) => {
      const rows = toldWaits(branch.db, PAST.at(-1)!, clock.now());
      for (const visitClass of ['general', 'preferential']) {
        const own = rows.filter((row) => row.class === visitClass);
        const told = own.reduce((total, row) => total + row.told, 0);
        const within = own.reduce((total, row) => total + row.within, 0);
        expect(told, visitClass).toBeGreaterThan(20);
        expect(within / told, `${visitClass}: ${JSON.stringify(own)}`).toBeGreaterThanOrEqual(0.76);
      }
    }));
});
