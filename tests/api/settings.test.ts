import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { brokenInvariants } from '@turno25/shared/domain/state/invariants.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ServedBranch, seedConfig, withServer } from '../support/branch.ts';

type Change = (config: BranchConfig) => BranchConfig;

const without = <T extends { readonly id: string }>(list: readonly T[], id: string): T[] =>
  list.filter((entry) => entry.id !== id);
const withService = (config: BranchConfig, id: string, change: object): BranchConfig => ({
  ...config,
  services: config.services.map((service) => (service.id === id ? { ...service, ...change } : service)),
});

function put({ admin, branch }: ServedBranch, change: Change, version = branch.engine.state().config?.version ?? 0) {
  const config = change(branch.engine.state().config!.config);
  return admin.call('PUT', '/settings', { version, config });
}

/** A branch with somebody waiting for `pgu` and counter m1 open. */
async function atWork({ kiosk, attendants }: ServedBranch): Promise<void> {
  await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
  await attendants[0]!.call('POST', '/counters/m1/open', {});
}

describe('settings that would hurt a running day', () => {
  const hurting: readonly (readonly [code: string, Change])[] = [
    ['settings.counterOpen', (config) => ({ ...config, counters: without(config.counters, 'm1') })],
    [
      'settings.serviceAwaited',
      (config) => ({
        ...config,
        services: without(config.services, 'pgu'),
        counters: config.counters.map((counter) => ({
          ...counter,
          serviceIds: counter.serviceIds.filter((id) => id !== 'pgu'),
        })),
      }),
    ],
    [
      'settings.serviceWithoutCounter',
      (config) => ({
        ...config,
        counters: config.counters.map((counter) => ({
          ...counter,
          serviceIds: counter.serviceIds.filter((id) => id !== 'pgu'),
        })),
      }),
    ],
    ['settings.series', (config) => withService(config, 'pgu', { series: 'ZZ' })],
    ['settings.zone', (config) => ({ ...config, branch: { ...config.branch, zone: 'Pacific/Easter' } })],
    ['settings.profile', (config) => ({ ...config, branch: { ...config.branch, profile: 'mobile' } })],
    ['settings.branchId', (config) => ({ ...config, branch: { ...config.branch, id: 'otra' } })],
  ];

  test.each(hurting)('are refused with %s, in words, and nothing changes', (code, change) =>
    withServer(async (served) => {
      await atWork(served);
      const reply = await put(served, change);
      expect(reply.body.code).toBe(code);
      expect(reply.body.title).toMatch(/[.]$/);
      expect(served.branch.engine.state().config?.version).toBe(1);
      expect((await served.attendants[0]!.call('POST', '/counters/m1/call-next', {})).status).toBe(200);
    }),
  );

  test('hours that end now are refused while the day is open', () =>
    withServer(
      async (served) => {
        const never = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
        const reply = await put(served, (config) => ({ ...config, hours: { ...config.hours, weekly: never } }));
        expect(reply.body.code).toBe('settings.closesNow');
      },
      {
        ignoreHours: false,
        config: {
          ...seedConfig(),
          hours: {
            ...seedConfig().hours,
            holidays: [],
            exceptions: [],
            weekly: Object.fromEntries(
              ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [
                day,
                [{ open: '00:00', close: '23:59' }],
              ]),
            ) as unknown as BranchConfig['hours']['weekly'],
          },
        },
      },
    ));

  test('what is safe takes effect, and when is said beside each field', () =>
    withServer(async (served) => {
      await atWork(served);
      expect((await put(served, (config) => withService(config, 'tne', { name: 'Pase escolar' }))).body.version).toBe(
        2,
      );
      const { body } = await served.admin.call('GET', '/settings');
      expect(body.version).toBe(2);
      expect(body.effects).toMatchObject({ policy: 'nextDay', 'services.series': 'closedDay', counters: 'now' });
      expect(served.branch.engine.state().day?.policy).toEqual(seedConfig().policy);
    }));

  test('two people who edit the same version: the second is told, and loses nobody’s change', () =>
    withServer(async (served) => {
      expect((await put(served, (config) => withService(config, 'tne', { name: 'Uno' }))).status).toBe(200);
      const second = await put(served, (config) => withService(config, 'tne', { name: 'Dos' }), 1);
      expect(second.status).toBe(409);
      expect(second.body).toMatchObject({ code: 'settings.outdated', facts: { version: 2 } });
      const { services } = served.branch.engine.state().config!.config;
      expect(services.find(({ id }) => id === 'tne')?.name).toBe('Uno');
    }));

  test('whatever is published in mid-day, the day goes on: calls, new tickets, closing and the figures', () =>
    withServer(async (served) => {
      const { branch, kiosk, attendants, manager } = served;
      await atWork(served);
      const ids = seedConfig().services.map(({ id }) => id);
      const counters = seedConfig().counters.map(({ id }) => id);
      const change = fc.record({
        drop: fc.subarray(ids, { maxLength: 3 }),
        shut: fc.subarray(counters, { maxLength: 2 }),
        limit: fc.integer({ min: 1, max: 240 }),
      });
      let accepted = 0;
      await fc.assert(
        fc.asyncProperty(change, fc.constantFrom(...ids), async ({ drop, shut, limit }, wanted) => {
          const reply = await put(served, (config) => ({
            ...config,
            services: config.services
              .filter(({ id }) => !drop.includes(id))
              .map((service) => ({ ...service, limitMinutes: limit })),
            counters: config.counters
              .filter(({ id }) => !shut.includes(id))
              .map((counter) => ({ ...counter, serviceIds: counter.serviceIds.filter((id) => !drop.includes(id)) })),
          }));
          if (reply.status === 200) accepted += 1;
          const replies = [
            await kiosk.call('POST', '/tickets', { serviceId: wanted, class: 'general' }),
            await attendants[0]!.call('POST', '/counters/m1/call-next', {}),
            await attendants[0]!.call('POST', '/counters/m1/start', {}),
            await attendants[0]!.call('POST', '/counters/m1/finish', { outcome: 'resolved', servicesGiven: [] }),
            await manager.call('GET', '/live'),
          ];
          for (const { status } of replies) expect(status).toBeLessThan(500);
          expect(brokenInvariants(branch.engine.state())).toEqual([]);
        }),
        { numRuns: 25 },
      );
      expect(accepted).toBeGreaterThan(0);
      const date = branch.engine.state().day!.date;
      expect((await manager.call('POST', '/day/close', { force: true })).status).toBe(200);
      expect((await manager.call('GET', `/figures/daily/${date}`)).status).toBe(200);
    }));
});

describe('a look before publishing', () => {
  const check = (
    { admin, branch }: ServedBranch,
    change: Change,
    version = branch.engine.state().config?.version ?? 0,
  ) => admin.call('POST', '/settings/check', { version, config: change(branch.engine.state().config!.config) });
  const lower: Change = (config) => withService(config, 'pgu', { limitMinutes: 20 });

  test('says what would change, when it is felt and why it would be refused, and leaves no trace', () =>
    withServer(async (served) => {
      await atWork(served);
      const head = served.branch.ledger.head().seq;
      expect((await check(served, (config) => config)).body).toEqual({ refusal: null, changes: [] });
      const changes = [
        { path: ['services', 'pgu', 'limitMinutes'], kind: 'changed', before: '25', after: '20', effect: 'nextDay' },
      ];
      expect((await check(served, lower)).body).toEqual({ refusal: null, changes });
      const refused = await check(served, (config) => ({ ...config, counters: without(config.counters, 'm1') }));
      expect(refused.body.refusal).toContain('m1');
      expect((await check(served, lower, 99)).body.refusal).not.toBeNull();
      expect(served.branch.ledger.head().seq).toBe(head);
      // What it foretold is what happens.
      expect((await put(served, lower)).status).toBe(200);
      expect(
        (await put(served, (config) => ({ ...config, counters: without(config.counters, 'm1') }))).body.title,
      ).toBe(refused.body.refusal);
    }));

  test('is for whoever may read the settings', () =>
    withServer(async ({ branch, attendants, host, manager }) => {
      const { version, config } = branch.engine.state().config!;
      for (const client of [attendants[0]!, host])
        expect((await client.call('POST', '/settings/check', { version, config })).status).toBe(403);
      expect((await manager.call('POST', '/settings/check', { version, config })).status).toBe(200);
      expect((await manager.call('PUT', '/settings', { version, config })).status).toBe(403);
    }));
});
