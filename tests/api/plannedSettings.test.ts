import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { describe, expect, test } from 'vitest';
import { publishWhatIsDue } from '../../queue-server/jobs/planKeeper.ts';
import { type Client, clientOf, type ServedBranch, withServer } from '../support/branch.ts';
import { verifyFile } from '../support/ledgerFile.ts';
import { done, NINE } from '../support/oneCounter.ts';

const renamed = (config: BranchConfig, name: string): BranchConfig => ({
  ...config,
  branch: { ...config.branch, name },
});

type Story = {
  readonly served: ServedBranch;
  readonly clock: VirtualClock;
  /** Leaves a change for so many minutes from now. */
  readonly plan: (
    minutes: number,
    change: (config: BranchConfig) => BranchConfig,
    by?: Client,
  ) => ReturnType<Client['call']>;
  readonly inForce: () => Promise<any>;
};

function story(run: (story: Story) => Promise<void>): Promise<void> {
  const clock = new VirtualClock(NINE);
  return withServer(
    (served) => {
      const inForce = async () => (await served.admin.call('GET', '/settings')).body;
      return run({
        served,
        clock,
        inForce,
        plan: async (minutes, change, by = served.admin) => {
          const { version, config } = await inForce();
          const at = new Date(clock.now() + minutes * MINUTE).toISOString();
          return by.call('POST', '/settings/plan', { version, config: change(config), at });
        },
      });
    },
    { clock, elapsed: () => clock.now() - NINE },
  );
}

const rename = (name: string) => (config: BranchConfig) => renamed(config, name);

describe('a configuration left for an instant', () => {
  test('is in force from then on, and says so before', () =>
    story(async ({ served, clock, plan, inForce }) => {
      const { planId } = done(await plan(30, rename('Sucursal nueva')), 'plan').body;
      const waiting = await inForce();
      expect(waiting).toMatchObject({ version: 1, failedPlan: null, plan: { id: planId, outdated: false } });
      expect(waiting.plan.changes).toMatchObject([{ path: ['branch', 'name'], after: 'Sucursal nueva' }]);
      clock.advance(29 * MINUTE);
      await publishWhatIsDue(served.branch);
      expect((await inForce()).version).toBe(1);
      clock.advance(MINUTE);
      await publishWhatIsDue(served.branch);
      expect(await inForce()).toMatchObject({ version: 2, plan: null, config: { branch: { name: 'Sucursal nueva' } } });
      done(await served.manager.call('POST', '/day/close', { force: true }), 'close');
      expect(verifyFile(`${served.folder}/branch.db`)).toMatchObject({ ok: true });
    }));

  test('that came due while the server was off is published when it is there again', () =>
    story(async ({ served, clock, plan, inForce }) => {
      done(await plan(30, rename('Después')), 'plan');
      clock.advance(600 * MINUTE);
      await publishWhatIsDue(served.branch);
      expect((await inForce()).config.branch.name).toBe('Después');
    }));

  test('is withdrawn by whoever may publish, and by nobody else', () =>
    story(async ({ served, clock, plan, inForce }) => {
      const { planId } = done(await plan(30, rename('Nunca')), 'plan').body;
      for (const client of [served.manager, served.attendants[0]!, served.kiosk])
        expect((await client.call('POST', `/settings/plan/${planId}/withdraw`, {})).status).toBe(403);
      expect((await plan(30, rename('Otra'))).body.code).toBe('plan.exists');
      done(await served.admin.call('POST', `/settings/plan/${planId}/withdraw`, {}), 'withdraw');
      expect((await served.admin.call('POST', `/settings/plan/${planId}/withdraw`, {})).body.code).toBe('plan.unknown');
      clock.advance(60 * MINUTE);
      await publishWhatIsDue(served.branch);
      expect(await inForce()).toMatchObject({ version: 1, plan: null, failedPlan: null });
    }));

  test('is refused at once where it can be known: the past, a far day, another branch, a rule that is none', () =>
    story(async ({ served, plan }) => {
      for (const minutes of [-1, 0, 93 * 24 * 60])
        expect((await plan(minutes, rename('Otro nombre'))).body.code).toBe('plan.notAhead');
      expect((await plan(5, (config) => ({ ...config, branch: { ...config.branch, id: 'otra' } }))).body.code).toBe(
        'settings.branchId',
      );
      for (const client of [served.manager, served.attendants[0]!])
        expect((await plan(5, rename('Otro nombre'), client)).status).toBe(403);
    }));
});

describe('what was left does not come into force', () => {
  test('over another version that came in between', () =>
    story(async ({ served, clock, plan, inForce }) => {
      done(await plan(30, rename('Vieja')), 'plan');
      const { version, config } = await inForce();
      done(await served.admin.call('PUT', '/settings', { version, config: renamed(config, 'Urgente') }), 'publish');
      expect((await inForce()).plan.outdated).toBe(true);
      clock.advance(30 * MINUTE);
      await publishWhatIsDue(served.branch);
      const after = await inForce();
      expect(after).toMatchObject({ version: 2, plan: null, config: { branch: { name: 'Urgente' } } });
      expect(after.failedPlan.why).toMatch(/otra configuración/);
    }));

  test('from somebody who was disabled meanwhile', () =>
    story(async ({ served, clock, plan, inForce }) => {
      const other = { login: 'otra', name: 'Otra', role: 'admin', secret: 'una-clave-de-prueba-2' };
      const { id } = done(await served.admin.call('POST', '/staff', other), 'register').body;
      const session = { login: other.login, secret: other.secret };
      const { token } = done(await served.anonymous.call('POST', '/sessions', session), 'sign in').body;
      done(await plan(30, rename('De quien se fue'), clientOf(served.server.address, token)), 'plan');
      done(await served.admin.call('POST', `/staff/${id}/disable`), 'disable');
      clock.advance(30 * MINUTE);
      await publishWhatIsDue(served.branch);
      const { version, failedPlan } = await inForce();
      expect([version, failedPlan.why]).toEqual([1, 'Quien la dejó ya no puede publicar.']);
    }));

  test('against a day that does not bear it: the people who wait keep their service, and the manager is told why', () =>
    story(async ({ served, clock, plan, inForce }) => {
      const withoutPgu = (config: BranchConfig): BranchConfig => ({
        ...config,
        services: config.services.filter(({ id }) => id !== 'pgu'),
        counters: config.counters.map((counter) => ({
          ...counter,
          serviceIds: counter.serviceIds.filter((id) => id !== 'pgu'),
        })),
      });
      done(await plan(30, withoutPgu), 'plan');
      done(await served.kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' }), 'ticket');
      clock.advance(30 * MINUTE);
      await publishWhatIsDue(served.branch);
      const { failedPlan, version } = await inForce();
      expect(version).toBe(1);
      expect(failedPlan.why).toMatch(/Una persona espera el trámite pgu/);
      const { alerts } = (await served.manager.call('GET', '/live')).body;
      expect(alerts.find(({ kind }: { kind: string }) => kind === 'planFailed').sentence).toMatch(
        /estaba para el 20-11-2026 09:30\. La sucursal no la admitía/,
      );
    }));
});
