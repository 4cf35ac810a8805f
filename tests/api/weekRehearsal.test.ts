import { weekRehearsalView } from '@turno25/shared/contracts/weekRehearsal.ts';
import { r25 } from '@turno25/shared/domain/dispatch/r25.ts';
import { describe, expect, test, vi } from 'vitest';
import { withServer } from '../support/branch.ts';

const R25 = { name: 'r25', version: r25.version, params: {} };

describe('a week rehearsed over the API', () => {
  test('is begun, followed and read; it writes nothing, and is nobody else’s', () =>
    withServer(async ({ branch, admin, manager, attendants, kiosk }) => {
      // The only day is neither closed nor sealed: there is nothing to rehearse, and that is said.
      await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      const head = branch.ledger.head().seq;
      const begun = await admin.call('POST', '/settings/rehearsals', { policy: { ...R25, params: { overtake: 1 } } });
      expect(begun.status).toBe(202);
      const path = `/settings/rehearsals/${begun.body.id}`;
      const over = async () => {
        const view = weekRehearsalView.parse((await admin.call('GET', path)).body);
        expect(view.state).not.toBe('running');
        return view;
      };
      const view = await vi.waitFor(over, { timeout: 15_000, interval: 50 });
      expect(view).toMatchObject({ state: 'failed', result: null });
      expect(view.trouble).toMatch(/sellados/);
      expect((await manager.call('GET', path)).body.code).toBe('rehearsal.unknown');
      expect((await manager.call('DELETE', path)).body.code).toBe('rehearsal.unknown');
      expect((await attendants[0]!.call('GET', path)).body.code).toBe('auth.forbidden');
      expect((await manager.call('POST', '/settings/rehearsals', { policy: R25 })).status).toBe(202);
      expect(branch.ledger.head().seq).toBe(head);
    }));

  test('what no branch could publish is not rehearsed either, and publishing says the same', () =>
    withServer(async ({ branch, admin }) => {
      const { config, version } = branch.engine.state().config!;
      const codes = async (policy: object): Promise<readonly unknown[]> => {
        const body = { version, config: { ...config, policy } };
        return [
          (await admin.call('POST', '/settings/rehearsals', { policy })).body.code,
          (await admin.call('PUT', '/settings', body)).body.code,
        ];
      };
      const bounds = 'settings.parameterBounds';
      expect(await codes({ ...R25, params: { prefPercent: 401 } })).toEqual([bounds, bounds]);
      expect(await codes({ ...R25, params: { overtake: 1001 } })).toEqual([bounds, bounds]);
      const rehearse = async (body: unknown) => (await admin.call('POST', '/settings/rehearsals', body)).body.code;
      expect(await rehearse({ policy: { ...R25, name: 'nobody' } })).toBe('settings.policyUnknown');
      expect(await rehearse({ policy: { ...R25, version: 99 } })).toBe('settings.policyUnknown');
      expect(await rehearse({ policy: { ...R25, name: '__proto__' } })).toBe('settings.policyUnknown');
      expect(await rehearse({ policy: { ...R25, params: { toString: 1 } } })).toBe('settings.parameterUnknown');
      expect(await rehearse({ policy: { ...R25, params: { overtake: -1 } } })).toBe('request.invalid');
      expect(await rehearse({ policy: { ...R25, params: { overtake: 0.5 } } })).toBe('request.invalid');
      expect(await rehearse({ policy: R25, from: '2026-01-01' })).toBe('request.invalid');
      expect(await rehearse({})).toBe('request.invalid');
    }));
});
