import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Asked, applyNationalDue, askOnce } from '@turno25/queue-server/jobs/nationalKeeper.ts';
import { publishWhatIsDue } from '@turno25/queue-server/jobs/planKeeper.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import type { NationalContent } from '@turno25/shared/domain/national/document.ts';
import { canonicalBytes, readCanonical } from '@turno25/shared/evidence/canonical.ts';
import { GENESIS_HASH, type LedgerRow, rowHash } from '@turno25/shared/evidence/row.ts';
import { LedgerWalk } from '@turno25/shared/evidence/walk.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { describe, expect, test } from 'vitest';
import { type Client, clientOf, SECRET, type ServedBranch, seedConfig, withServer } from '../support/branch.ts';
import { CENTRE_TOKEN, type CentreStub, withCentre } from '../support/centreStub.ts';
import { verifyFile } from '../support/ledgerFile.ts';
import { CENTRE_KEY, nationalFrom, OTHER_KEY } from '../support/national.ts';
import { done, NINE } from '../support/oneCounter.ts';

const ZONE = 'America/Santiago';
const TODAY = '2026-11-20';
const MONDAY = '2026-11-23';

type Story = {
  readonly served: ServedBranch;
  readonly clock: VirtualClock;
  readonly stub: CentreStub;
  readonly admin: () => Promise<Client>;
  readonly config: () => BranchConfig;
  /** Closes the day that is open and goes on to half past eight of a date, as the day keeper finds it. */
  readonly goTo: (date: string) => Promise<void>;
  readonly ask: () => Promise<Asked>;
};

function story(run: (story: Story) => Promise<void>, change: Partial<BranchConfig> = {}): Promise<void> {
  const clock = new VirtualClock(NINE);
  const base = { ...seedConfig(), ...change };
  return withCentre(base.branch.id, (stub, address) =>
    withServer(
      (served) => {
        const { branch, server, anonymous } = served;
        return run({
          served,
          clock,
          stub,
          config: () => branch.engine.state().config!.config,
          ask: () => askOnce(branch, { address, token: CENTRE_TOKEN }, new AbortController().signal),
          admin: async () => {
            const reply = await anonymous.call('POST', '/sessions', { login: 'admin', secret: SECRET });
            return clientOf(server.address, reply.body.token);
          },
          goTo: async (date) => {
            await branch.act({ type: 'closeDay', force: true });
            clock.set(localTimeToInstant(date, '08:30', ZONE));
            await applyNationalDue(branch);
            await branch.act({ type: 'openDay' });
          },
        });
      },
      {
        clock,
        elapsed: () => clock.now() - NINE,
        config: { centre: { publicKey: CENTRE_KEY.publicPem, address }, ...base },
      },
    ),
  );
}

const renamedPgu = (name: string, more: Partial<NationalContent> = {}) => {
  const { catalogue, ...rest } = nationalFrom(MONDAY, 1, more);
  const services = catalogue.services.map((one) => (one.id === 'pgu' ? { ...one, name } : one));
  return { ...rest, catalogue: { ...catalogue, services } };
};
const withName = (validFrom: string, version: number, name: string, more: Partial<NationalContent> = {}) =>
  nationalFrom(validFrom, version, { ...more, catalogue: renamedPgu(name).catalogue });
const pgu = (config: BranchConfig) => config.services.find(({ id }) => id === 'pgu');
const brought = (client: Client, document: unknown) => client.call('POST', '/settings/national', { document });

describe('a national document', () => {
  test('that somebody brings is shown before it is taken, is an event, and holds from its date on', () =>
    story(async ({ served, admin, config, goTo }) => {
      const document = withName(MONDAY, 4, 'Pensión Garantizada');
      const before = (await served.admin.call('POST', '/settings/national/check', { document })).body;
      expect(before).toMatchObject({ refusal: null, version: 4, validFrom: MONDAY });
      expect(before.changes).toMatchObject([{ path: ['services', 'pgu', 'name'], after: 'Pensión Garantizada' }]);
      expect(done(await brought(served.admin, document), 'take').body).toEqual({ version: 4 });
      expect((await served.admin.call('GET', '/settings/national')).body).toMatchObject({
        inForce: null,
        waiting: [{ version: 4, validFrom: MONDAY }],
      });
      await applyNationalDue(served.branch);
      expect(pgu(config())?.name).not.toBe('Pensión Garantizada');
      await goTo(MONDAY);
      expect(pgu(config())?.name).toBe('Pensión Garantizada');
      const types = [...served.branch.ledger.events()].map(({ type }) => type);
      const at = types.indexOf('nationalApplied');
      expect(types.slice(at, at + 3)).toEqual(['nationalApplied', 'configPublished', 'dayOpened']);
      const client = await admin();
      expect((await client.call('GET', '/settings/national')).body).toMatchObject({
        inForce: { version: 4 },
        waiting: [],
      });
      done(await client.call('POST', '/day/close', { force: true }), 'close');
      const file = `${served.folder}/branch.db`;
      expect(verifyFile(file, { centreKey: CENTRE_KEY.publicPem })).toMatchObject({ ok: true, warnings: [] });
      const script = fileURLToPath(new URL('../../docs/auditor/verify.py', import.meta.url));
      const second = spawnSync('python3', ['-B', script, '--db', file], { encoding: 'utf8' });
      expect([second.status, second.stdout]).toEqual([0, expect.stringContaining('all good')]);
      // Whoever fixed a key of their own as the centre's is found by whoever has the real one.
      expect(verifyFile(file, { centreKey: OTHER_KEY.publicPem }).finding?.code).toBe('national');
    }));

  test('changes nothing under an open day, whatever its date', () =>
    story(async ({ served, config, goTo }) => {
      done(await brought(served.admin, withName('2026-11-01', 1, 'Otro nombre')), 'take');
      await applyNationalDue(served.branch);
      expect((await served.branch.act({ type: 'applyNational' })).kind).toBe('refused');
      expect(pgu(config())?.name).not.toBe('Otro nombre');
      await goTo('2026-11-21');
      expect(pgu(config())?.name).toBe('Otro nombre');
    }));

  test('is brought by whoever administers, and by nobody else', () =>
    story(async ({ served }) => {
      for (const client of [served.manager, served.attendants[0]!, served.kiosk, served.anonymous])
        expect([401, 403]).toContain((await brought(client, nationalFrom(MONDAY, 1))).status);
    }));

  test('of another, changed, of another form, older or twice is refused in words, and leaves no event', () =>
    story(async ({ served }) => {
      const good = nationalFrom(MONDAY, 7);
      done(await brought(served.admin, good), 'take');
      const events = served.branch.ledger.head().seq;
      const bad: readonly (readonly [unknown, string, RegExp])[] = [
        [nationalFrom(MONDAY, 8, {}, OTHER_KEY), 'national.otherKey', /otra clave/],
        [{ ...good, version: 9 }, 'national.signature', /cambiado/],
        [{ ...good, validFrom: TODAY }, 'national.signature', /cambiado/],
        [{ ...good, mayChange: ['services.limitMinutes'] }, 'national.signature', /cambiado/],
        [{ ...good, format: 'turno25.national.v9' }, 'national.format', /no es un documento nacional/],
        ['no', 'national.format', /no es un documento nacional/],
        [nationalFrom(MONDAY, 6), 'national.older', /uno anterior no vuelve/],
        [good, 'national.alreadyTaken', /ya tiene/],
      ];
      for (const [document, code, words] of bad) {
        const reply = await brought(served.admin, document);
        expect([reply.body.code, reply.body.title]).toEqual([code, expect.stringMatching(words)]);
        const look = (await served.admin.call('POST', '/settings/national/check', { document })).body;
        expect(look).toMatchObject({ refusal: reply.body.title, changes: [] });
      }
      expect(served.branch.ledger.head().seq).toBe(events);
    }));

  test('an older one does not come back once a newer one is in force, and one for a later date waits for it', () =>
    story(async ({ served, config, goTo, admin }) => {
      const [first, second] = [withName(TODAY, 1, 'Primero'), withName(TODAY, 2, 'Segundo')];
      const third = withName('2027-03-01', 3, 'Tercero');
      for (const document of [first, second, third]) done(await brought(served.admin, document), 'take');
      await goTo(MONDAY);
      expect(pgu(config())?.name).toBe('Segundo');
      expect((await brought(await admin(), first)).body.code).toBe('national.older');
      await goTo('2027-02-26');
      expect(pgu(config())?.name).toBe('Segundo');
      await goTo('2027-03-01');
      expect(pgu(config())?.name).toBe('Tercero');
    }));

  test('a branch without the centre’s key takes none', () =>
    story(
      async ({ served }) => {
        expect((await brought(served.admin, nationalFrom(MONDAY, 1))).body.code).toBe('national.noCentre');
      },
      { centre: undefined } as never,
    ));

  test('that would leave the branch nothing to give is not taken', () =>
    story(async ({ served }) => {
      const { catalogue } = nationalFrom(MONDAY, 1);
      const agreements = catalogue.institutions.map(({ id: institutionId }) => ({
        id: `c-${institutionId}`,
        institutionId,
        serviceIds: catalogue.services.filter((one) => one.institutionId === institutionId).map(({ id }) => id),
        from: '2020-01-01',
        until: '2020-12-31',
        act: 'Res. 1',
      }));
      expect((await brought(served.admin, nationalFrom(MONDAY, 1, { agreements }))).body.code).toBe(
        'national.leavesNothing',
      );
    }));
});

describe('what the document in force does not allow', () => {
  const publish = async (client: Client, change: (config: BranchConfig) => BranchConfig) => {
    const { version, config } = (await client.call('GET', '/settings')).body;
    return client.call('PUT', '/settings', { version, config: change(config) });
  };
  const bentPgu = (change: object) => (config: BranchConfig) => ({
    ...config,
    services: config.services.map((one) => (one.id === 'pgu' ? { ...one, ...change } : one)),
  });
  const bends: readonly (readonly [why: string, change: (config: BranchConfig) => BranchConfig, words: RegExp])[] = [
    ['a longer limit', bentPgu({ limitMinutes: 60 }), /límite de espera de .* más largo/],
    ['another name', bentPgu({ name: 'Otra cosa' }), /la fija el nivel central/],
    ['no money', bentPgu({ handlesMoney: true }), /la fija el nivel central/],
    [
      'a product of its own',
      (config) => ({
        ...config,
        services: [...config.services, { ...config.services[0]!, id: 'x', name: 'Inventado' }],
      }),
      /Inventado no está en el catálogo nacional/,
    ],
    [
      'a holiday that lengthens terms',
      (config) => ({
        ...config,
        hours: { ...config.hours, holidays: [...config.hours.holidays, { date: '2026-12-03', name: 'Aniversario' }] },
      }),
      /feriados.*2026-12-03/,
    ],
    ['another goal', (config) => ({ ...config, standard: { ...config.standard, goalPercent: 10 } }), /metas del año/],
  ];

  test('is refused in words to whoever publishes, at once and at an hour to come; the rest is the branch’s', () =>
    story(async ({ served, admin, goTo, config, clock }) => {
      const goals = { year: 2026, credit: 'partial', goalPercent: 90, list: [] } as const;
      done(await brought(served.admin, nationalFrom(MONDAY, 5, { goals })), 'take');
      await goTo(MONDAY);
      const client = await admin();
      for (const [why, change, words] of bends) {
        const reply = await publish(client, change);
        expect([why, reply.status, reply.body.code, reply.body.title]).toEqual([
          why,
          409,
          'settings.national',
          expect.stringMatching(words),
        ]);
        const { version } = (await client.call('GET', '/settings')).body;
        const at = new Date(clock.now() + 30 * MINUTE).toISOString();
        const plan = await client.call('POST', '/settings/plan', { version, config: change(config()), at });
        expect([why, plan.body.code]).toEqual([why, 'settings.national']);
      }
      done(await publish(client, (now) => ({ ...now, branch: { ...now.branch, name: 'Con otro nombre' } })), 'publish');
      done(await publish(client, bentPgu({ frequent: false })), 'publish');
      expect(config().branch.name).toBe('Con otro nombre');
    }));

  test('a product of the catalogue is added in the place that the country gives it, and in no other', () =>
    story(async ({ served, admin, goTo }) => {
      done(await brought(served.admin, nationalFrom(MONDAY, 5)), 'take');
      await goTo(MONDAY);
      const client = await admin();
      const { services, order } = (await client.call('GET', '/settings/catalogue')).body;
      const added = services[0];
      const last = await publish(client, (now) => ({ ...now, services: [added, ...now.services] }));
      expect([last.body.code, last.body.title]).toEqual(['settings.national', expect.stringMatching(/orden/)]);
      const place = ({ id }: { readonly id: string }): number => order.indexOf(id);
      const right = (now: BranchConfig) => [...now.services, added].toSorted((a, b) => place(a) - place(b));
      done(await publish(client, (now) => ({ ...now, services: right(now) })), 'publish');
    }));

  test('does not come into force by a plan that was left before the document did', () =>
    story(async ({ served, goTo, config, admin, clock }) => {
      const { version } = (await served.admin.call('GET', '/settings')).body;
      const at = new Date(localTimeToInstant(MONDAY, '12:00', ZONE)).toISOString();
      const plan = { version, config: bentPgu({ limitMinutes: 120 })(config()), at };
      done(await served.admin.call('POST', '/settings/plan', plan), 'plan');
      done(await brought(served.admin, nationalFrom(MONDAY, 5)), 'take');
      await goTo(MONDAY);
      clock.set(Date.parse(at) + MINUTE);
      await publishWhatIsDue(served.branch);
      expect(pgu(config())?.limitMinutes).toBe(25);
      const shown = (await (await admin()).call('GET', '/settings')).body;
      expect(shown.failedPlan.why).toMatch(/límite de espera/);
    }));

  test('a product whose agreement ends is gone on the day after, and is not offered any more', () =>
    story(async ({ served, goTo, config, admin }) => {
      const institutionId = pgu(seedConfig())?.institutionId ?? '';
      const agreement = {
        id: 'c',
        institutionId,
        from: '2026-01-01',
        until: MONDAY,
        act: 'Res. 12',
        serviceIds: ['pgu'],
      };
      done(await brought(served.admin, nationalFrom(TODAY, 1, { agreements: [agreement] })), 'take');
      await goTo(MONDAY);
      expect(pgu(config())).toBeDefined();
      expect((await (await admin()).call('GET', '/settings/national')).body.agreements).toMatchObject([
        { until: MONDAY, standing: 'endsSoon', act: 'Res. 12' },
      ]);
      await goTo('2026-11-24');
      expect(pgu(config())).toBeUndefined();
      const client = await admin();
      const offered = (await client.call('GET', '/settings/catalogue')).body.services.map(
        ({ id }: { id: string }) => id,
      );
      expect(offered).not.toContain('pgu');
      const back = await publish(client, (now) => ({ ...now, services: [...now.services, pgu(seedConfig())!] }));
      expect([back.body.code, back.body.title]).toEqual([
        'settings.national',
        expect.stringMatching(/no está vigente/),
      ]);
      done(await client.call('POST', '/day/close', { force: true }), 'close');
      expect(verifyFile(`${served.folder}/branch.db`)).toMatchObject({ ok: true, warnings: [] });
    }));
});

describe('a branch that asks the centre', () => {
  test('takes what is new by itself, and asks for nothing older than it has', () =>
    story(async ({ served, stub, ask, config, goTo }) => {
      stub.national = withName(MONDAY, 2, 'Desde el centro');
      expect(await ask()).toBe('taken');
      const [taken] = [...served.branch.ledger.events()].filter(({ type }) => type === 'nationalTaken');
      expect(taken).toMatchObject({ actor: 'system' });
      const { seq } = served.branch.ledger.head();
      expect(await ask()).toBe('nothing');
      expect(served.branch.ledger.head().seq).toBe(seq);
      expect(served.branch.nationalTrouble.words()).toBeNull();
      await goTo(MONDAY);
      expect(pgu(config())?.name).toBe('Desde el centro');
    }));

  test('from somebody in the middle takes neither an old one nor another’s, and tells the manager', () =>
    story(async ({ served, stub, ask }) => {
      done(await brought(served.admin, nationalFrom(MONDAY, 9)), 'take');
      const { seq } = served.branch.ledger.head();
      for (const [document, words] of [
        [nationalFrom(MONDAY, 3), /uno anterior no vuelve/],
        [nationalFrom(MONDAY, 10, {}, OTHER_KEY), /otra clave/],
        [{ html: 'portal' }, /no es un documento nacional/],
      ] as const) {
        stub.national = document;
        expect(await ask()).toBe('nothing');
        expect(served.branch.nationalTrouble.words()).toMatch(words);
        const alerts = (await served.manager.call('GET', '/live')).body.alerts;
        expect(alerts.find(({ kind }: { kind: string }) => kind === 'nationalRefused')?.sentence).toMatch(words);
      }
      expect(served.branch.ledger.head().seq).toBe(seq);
      stub.mischief = ['nonsense', 500, 'cutBefore'];
      for (let turn = 0; turn < 3; turn += 1) expect(await ask()).toBe('unanswered');
      stub.national = null;
      expect(await ask()).toBe('nothing');
      expect(served.branch.nationalTrouble.words()).toBeNull();
    }));
});

describe('a hand on the disk, with the branch’s own key', () => {
  /** Rows of a branch that took a document, came under it and published by it; lived once for all that is tried with them. */
  const lived = (): Promise<readonly LedgerRow[]> =>
    new Promise((resolve, reject) => {
      story(async ({ served, goTo, admin }) => {
        done(await brought(served.admin, withName(MONDAY, 2, 'Nacional')), 'take');
        await goTo(MONDAY);
        const client = await admin();
        const { version, config } = (await client.call('GET', '/settings')).body;
        const named = { ...config, branch: { ...config.branch, name: 'Sucursal del norte' } };
        done(await client.call('PUT', '/settings', { version, config: named }), 'publish');
        // Seals tell of the hash of the settings: their own check is another test's.
        resolve([...served.branch.ledger.rows()].filter(({ type }) => type !== 'daySealed'));
      }).catch(reject);
    });
  let once: Promise<readonly LedgerRow[]> | null = null;

  /** The finding of that ledger with events changed, and the chain made anew over it. */
  const forged = async (change: (type: string, payload: any) => unknown): Promise<string | null> => {
    once ??= lived();
    let prevHash: Uint8Array = GENESIS_HASH;
    const chained = (await once).map((row, index): LedgerRow => {
      const read = readCanonical(row.payload);
      const payload = canonicalBytes(change(row.type, read.ok ? read.value : null));
      const whole = { ...row, seq: index + 1, payload, prevHash };
      prevHash = rowHash(nodeCrypto, whole);
      return { ...whole, hash: prevHash };
    });
    return new LedgerWalk({ crypto: nodeCrypto, key: null }).run(chained)?.code ?? null;
  };

  test('the ledger as it was is good', async () => {
    expect(await forged((_type, payload) => payload)).toBeNull();
  });

  test.each([
    [
      'a document with another limit',
      (type: string, payload: any) =>
        type === 'nationalTaken'
          ? { document: { ...payload.document, mayChange: ['services.limitMinutes'] } }
          : payload,
    ],
    [
      'a document made by another key',
      (type: string, payload: any) =>
        type === 'nationalTaken' ? { document: nationalFrom(MONDAY, 2, {}, OTHER_KEY) } : payload,
    ],
    [
      'a publication that it does not allow',
      (type: string, payload: any) =>
        type === 'configPublished' && payload.config.branch.name === 'Sucursal del norte'
          ? {
              ...payload,
              config: {
                ...payload.config,
                standard: payload.config.standard,
                services: payload.config.services.map((one: any) => ({ ...one, limitMinutes: 240 })),
              },
            }
          : payload,
    ],
    [
      'a change of one’s own in the centre’s name',
      (type: string, payload: any) =>
        type === 'configPublished' && payload.national !== undefined
          ? { ...payload, config: { ...payload.config, calling: { ...payload.config.calling, noShowSeconds: 0 } } }
          : payload,
    ],
    [
      'a publication in the centre’s name that was somebody’s',
      (type: string, payload: any) =>
        type === 'configPublished' && payload.config.branch.name === 'Sucursal del norte'
          ? { ...payload, national: 2 }
          : payload,
    ],
    [
      'a document in force on another day than it was',
      (type: string, payload: any) => (type === 'nationalApplied' ? { ...payload, on: '2026-12-24' } : payload),
    ],
    [
      'a publication that says another day, on which an agreement still held',
      (type: string, payload: any) =>
        type === 'configPublished' && payload.on !== undefined ? { ...payload, on: '2026-11-01' } : payload,
    ],
  ])('%s is found', async (_why, change) => {
    expect(await forged(change)).toBe('national');
  });
});
