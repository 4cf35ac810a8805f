import { nextOpening } from '@turno25/queue-server/configuration/openingHours.ts';
import { describe, expect, test } from 'vitest';
import { withServer } from '../support/branch.ts';

type Named = { readonly id: string; readonly openCounters: string[]; readonly entering: unknown };
const pguOf = (catalog: { readonly services: readonly Named[] }) => catalog.services.find(({ id }) => id === 'pgu')!;

describe('kiosk and board of a branch', () => {
  test('say where a service is given now, and that nobody gives it, before a ticket is taken', () =>
    withServer(async ({ kiosk, board, attendants }) => {
      const nobody = pguOf((await kiosk.call('GET', '/catalog')).body);
      expect(nobody.openCounters).toEqual([]);
      expect(nobody.entering).toEqual({
        general: { ahead: 0, expected: null },
        preferential: { ahead: 0, expected: null },
      });
      await attendants[0]!.call('POST', '/counters/m2/open', {});
      const somebody = pguOf((await kiosk.call('GET', '/catalog')).body);
      expect(somebody.openCounters).toEqual(['2']);
      expect(somebody.entering).toMatchObject({ general: { expected: { lowMinutes: 0 } } });
      const { waits } = (await board.call('GET', '/board')).body;
      expect(waits.find(({ serviceId }: { serviceId: string }) => serviceId === 'pgu').openCounters).toEqual(['2']);
      await attendants[0]!.call('POST', '/counters/m2/pause', { reason: { code: 'break' } });
      expect(pguOf((await kiosk.call('GET', '/catalog')).body).openCounters).toEqual([]);
    }));

  test('say when the branch opens again', () =>
    withServer(async ({ kiosk, board, branch }) => {
      await branch.act({ type: 'closeDay', force: true });
      const catalog = (await kiosk.call('GET', '/catalog')).body;
      expect(catalog.day).toBeNull();
      const opens = nextOpening(branch.engine.state().config!.config, Date.parse(catalog.now));
      expect(Date.parse(catalog.opensAt)).toBe(opens);
      expect(opens).toBeGreaterThan(Date.parse(catalog.now));
      const view = (await board.call('GET', '/board')).body;
      expect([view.open, view.opensAt]).toEqual([false, catalog.opensAt]);
    }));
});
