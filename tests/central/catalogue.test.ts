import {
  CATEGORY_VARIABLES,
  categoryOf,
  type Measured,
  ruleTrouble,
  USUAL_RULE,
} from '@turno25/central/catalogue/categories.ts';
import { nextFor } from '@turno25/central/catalogue/publishing.ts';
import { seedContent } from '@turno25/central/catalogue/seed.ts';
import { enrolBranch } from '@turno25/central/registry/enrol.ts';
import { exampleAgreements } from '@turno25/nation/agreements.ts';
import { askOnce } from '@turno25/queue-server/jobs/nationalKeeper.ts';
import { nationalContent, nationalDocument } from '@turno25/shared/contracts/nationalCatalogue.ts';
import { mayBeGiven } from '@turno25/shared/domain/national/agreements.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { nationalTrouble } from '@turno25/shared/evidence/nationalDocument.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Client, clientOf, seedConfig, withBranch, withServer } from '../support/branch.ts';
import { CENTRE_KEY, nationalFrom } from '../support/national.ts';
import { done } from '../support/oneCounter.ts';
import { type CentreUnderTest, enrolServed, withCentre } from './centreUnderTest.ts';

const NOON = Date.parse('2026-11-26T15:00:00Z');
const TODAY = '2026-11-26';

type Office = CentreUnderTest & {
  readonly clock: VirtualClock;
  /** Two who prepare and publish, one who reads, one who audits. */
  readonly ana: Client;
  readonly beto: Client;
  readonly reader: Client;
};

/** Somebody of the centre who is inside: how they came in is another test's. */
function entered({ centre, address }: CentreUnderTest, id: string): Client {
  const session = must(centre.accounts.enter(id, centre.sources.clock.now()), 'the account is there');
  return clientOf(address, session.token);
}

function office(run: (office: Office) => Promise<void>): Promise<void> {
  const clock = new VirtualClock(NOON);
  return withCentre(
    async (under) => {
      const enter = async (login: string, name: string, role: 'publisher' | 'central'): Promise<Client> => {
        under.centre.accounts.add({ id: login, login, name, role, secretHash: null });
        return entered(under, login);
      };
      const [ana, beto, reader] = [
        await enter('ana', 'Ana de Prueba', 'publisher'),
        await enter('beto', 'Beto de Prueba', 'publisher'),
        await enter('carla', 'Carla de Prueba', 'central'),
      ];
      await run({ ...under, clock, ana, beto, reader });
    },
    { clock },
  );
}

const look = async (client: Client) => done(await client.call('GET', '/catalogue'), 'look').body;

/** Saves a draft in which `pgu` is called otherwise. */
async function prepare(client: Client, name: string, validFrom = '2026-12-01') {
  const { newest, draft } = await look(client);
  const services = newest.catalogue.services.map((one: any) => (one.id === 'pgu' ? { ...one, name } : one));
  const content = { ...newest, catalogue: { ...newest.catalogue, services } };
  return client.call('PUT', '/catalogue/draft', { validFrom, content, over: draft?.digest ?? null });
}

describe('what goes back to branches', () => {
  test('is prepared by one and signed by another, who sees what of it is new', () =>
    office(async ({ ana, beto, centre }) => {
      done(await prepare(ana, 'Pensión'), 'prepare');
      const seen = await look(beto);
      expect(seen.draft).toMatchObject({ hands: ['Ana de Prueba'], mayApprove: true, validFrom: '2026-12-01' });
      done(await beto.call('POST', '/catalogue/publish', { digest: seen.draft.digest }), 'publish');
      const after = await look(beto);
      expect(after).toMatchObject({
        draft: null,
        publications: [
          { version: 1, standing: 'waiting', preparedBy: ['Ana de Prueba'], approvedBy: 'Beto de Prueba' },
        ],
      });
      done(await prepare(beto, 'Pensión Garantizada', '2027-01-04'), 'prepare');
      expect((await look(ana)).draft.changes).toEqual([
        {
          path: ['catalogue', 'services', 'pgu', 'name'],
          kind: 'changed',
          before: 'Pensión',
          after: 'Pensión Garantizada',
        },
      ]);
      const file = await ana.call('GET', '/catalogue/documents/1');
      expect(nationalTrouble(nodeCrypto, nationalDocument.parse(file.body), after.publicKey)).toBeNull();
      expect(centre.journal.newest(1)[0]).toMatchObject({ who: 'beto', act: 'cataloguePublished' });
    }));

  test('nobody signs what they had a hand in, nor what changed since they read it, nor for days that are over', () =>
    office(async (under) => {
      const { ana, beto, reader, clock } = under;
      const publish = async (client: Client, digest?: string) =>
        client.call('POST', '/catalogue/publish', { digest: digest ?? (await look(client)).draft.digest });
      expect((await publish(ana, 'ab'.repeat(32))).body.code).toBe('catalogue.noDraft');
      done(await prepare(ana, 'Primera'), 'prepare');
      expect((await publish(ana)).body.code).toBe('catalogue.samePerson');
      const read = (await look(beto)).draft.digest;
      done(await prepare(ana, 'En el último segundo'), 'prepare');
      expect((await publish(beto, read)).body.code).toBe('catalogue.otherDraft');
      // A hand in it, however small, is a hand in it: also of whoever came later.
      done(await prepare(beto, 'De los dos'), 'prepare');
      for (const client of [ana, beto]) expect((await publish(client)).body.code).toBe('catalogue.samePerson');
      expect((await publish(reader)).status).toBe(403);
      expect((await prepare(reader, 'No')).status).toBe(403);
      const { draft } = await look(ana);
      done(await ana.call('POST', '/catalogue/draft/discard', { digest: draft.digest }), 'discard');
      done(await prepare(ana, 'Tarde', TODAY), 'prepare');
      clock.advance(24 * 3_600_000);
      expect((await publish(entered(under, 'beto'))).body.code).toBe('catalogue.past');
    }));

  test('two who write at once do not write over each other; what contradicts itself is not saved', () =>
    office(async ({ ana, beto }) => {
      const { newest } = await look(ana);
      const draft = { validFrom: '2026-12-01', content: newest, over: null };
      done(await ana.call('PUT', '/catalogue/draft', draft), 'save');
      expect((await beto.call('PUT', '/catalogue/draft', draft)).body.code).toBe('catalogue.otherDraft');
      const agreement = {
        id: 'c',
        institutionId: 'fonasa',
        serviceIds: ['pgu'],
        from: TODAY,
        until: null,
        act: 'Res. 1',
      };
      const contradiction = { ...newest, agreements: [agreement] };
      const { digest } = (await look(ana)).draft;
      const refused = await ana.call('PUT', '/catalogue/draft', { ...draft, content: contradiction, over: digest });
      expect(refused.status).toBe(400);
    }));

  test('what was published cannot be changed in its file, and an agreement that ends soon is said', () =>
    office(async ({ ana, beto, centre, reader }) => {
      const { newest } = await look(ana);
      const own = newest.catalogue.services.filter((one: any) => one.institutionId === 'fonasa');
      const serviceIds = own.map((one: any) => one.id);
      const agreement = {
        id: 'c',
        institutionId: 'fonasa',
        serviceIds,
        from: '2026-01-01',
        until: '2026-12-31',
        act: 'Res. 7',
      };
      const content = { ...newest, agreements: [agreement] };
      done(await ana.call('PUT', '/catalogue/draft', { validFrom: TODAY, content, over: null }), 'save');
      done(await beto.call('POST', '/catalogue/publish', { digest: (await look(beto)).draft.digest }), 'publish');
      expect((await look(reader)).ending).toEqual([
        {
          institution: expect.stringMatching(/Fondo Nacional de Salud/),
          act: 'Res. 7',
          until: '2026-12-31',
          services: serviceIds.length,
        },
      ]);
      expect(centre.catalogue.documents()).toHaveLength(1);
    }));

  test('a branch takes it by itself, by its token, one after the other until it has all, and holds by it', () =>
    office(async ({ ana, beto, centre, address }) => {
      for (const [name, date] of [
        ['Hoy', TODAY],
        ['Marzo', '2027-03-01'],
      ] as const) {
        done(await prepare(ana, name, date), 'prepare');
        done(await beto.call('POST', '/catalogue/publish', { digest: (await look(beto)).draft.digest }), 'publish');
      }
      const base = seedConfig();
      const config = { ...base, centre: { publicKey: centre.catalogue.publicKey, address } };
      await withBranch(
        async (branch) => {
          const said = { id: base.branch.id, name: 'Uno', comuna: '13101', profile: 'branch' } as const;
          const answer = enrolBranch(centre, { ...said, publicKey: branch.branchKey.publicPem }, 'console');
          const token = must(answer.ok ? answer.value.token : null, 'it delivers by itself');
          const ask = () => askOnce(branch, { address, token }, new AbortController().signal);
          expect([await ask(), await ask(), await ask()]).toEqual(['taken', 'taken', 'nothing']);
          expect(branch.engine.state().national.waiting.map(({ version }) => version)).toEqual([1, 2]);
          // People who work there have a session, and are no branch.
          expect((await ana.call('GET', '/national/catalogue?after=0')).status).toBe(403);
        },
        { config },
      );
    }));

  test('a branch that is asked is brought it with the next round, once, and keeps it with its evidence', () =>
    office(async (under) => {
      const { ana, beto, centre, clock } = under;
      const publish = async (name: string): Promise<void> => {
        done(await prepare(ana, name, TODAY), 'prepare');
        done(await beto.call('POST', '/catalogue/publish', { digest: (await look(beto)).draft.digest }), 'publish');
      };
      await publish('Traída');
      const config = { ...seedConfig(), centre: { publicKey: centre.catalogue.publicKey } };
      await withServer(
        async (served) => {
          await enrolServed(under, served, config.branch.id);
          const behind = async () => (await look(ana)).behind;
          expect(await behind()).toMatchObject([{ version: 0, refused: false }]);
          const taken = () =>
            [...served.branch.ledger.events()].flatMap((event) =>
              event.type === 'nationalTaken' ? [event.payload.document.version] : [],
            );
          await under.pull();
          expect(taken()).toEqual([1]);
          expect(await behind()).toEqual([]);
          await under.pull();
          expect(taken()).toEqual([1]);
          await publish('Otra vez');
          await under.pull();
          expect(taken()).toEqual([1, 2]);
          await under.pull();
          expect(centre.branches.byId(config.branch.id)).toMatchObject({
            fault: null,
            heldSeq: served.branch.ledger.head().seq,
          });
        },
        { clock, config },
      );
      expect(under.failures).toEqual([]);
    }));

  test('a branch of another centre refuses it, and is not asked again until there is another', () =>
    office(async (under) => {
      const { ana, beto, clock } = under;
      done(await prepare(ana, 'Ajena', TODAY), 'prepare');
      done(await beto.call('POST', '/catalogue/publish', { digest: (await look(beto)).draft.digest }), 'publish');
      const config = { ...seedConfig(), centre: { publicKey: CENTRE_KEY.publicPem } };
      await withServer(
        async (served) => {
          await enrolServed(under, served, config.branch.id);
          await under.pull();
          await under.pull();
          expect([...served.branch.ledger.events()].some(({ type }) => type === 'nationalTaken')).toBe(false);
          expect(under.centre.branches.byId(config.branch.id)?.trouble).toBeNull();
          expect((await look(beto)).behind).toMatchObject([{ version: 0, refused: true }]);
        },
        { clock, config },
      );
    }));

  test('a branch that made itself a centre of its own is quarantined by the first document that it took of it', () =>
    office(async (under) => {
      const config = { ...seedConfig(), centre: { publicKey: CENTRE_KEY.publicPem } };
      await withServer(
        async (served) => {
          await enrolServed(under, served, config.branch.id);
          const long = nationalFrom(TODAY, 1, { mayChange: ['services.limitMinutes'] });
          done(await served.admin.call('POST', '/settings/national', { document: long }), 'take');
          await under.pull();
          const { fault } = must(under.centre.branches.byId(config.branch.id), 'it is enrolled');
          expect(fault).toMatchObject({ code: 'national' });
        },
        { clock: under.clock, config },
      );
    }));

  test('the demonstration’s agreements are as many as are counted in public, each of one institution’s own products', () => {
    const content = seedContent();
    const agreements = exampleAgreements(content, TODAY);
    expect(agreements).toHaveLength(23);
    expect(nationalContent.safeParse({ ...content, agreements }).success).toBe(true);
    for (const service of content.catalogue.services)
      expect([service.id, mayBeGiven({ agreements }, service, TODAY)]).toEqual([service.id, true]);
  });

  test('of many versions, a branch gets those that still matter, in order, and nothing else', () => {
    const versions = (after: number, today: string, ...dates: string[]) => {
      const documents = dates.map((date, index) => nationalFrom(date, index + 1));
      const got: number[] = [];
      for (let known = after; ; known = got.at(-1) ?? known) {
        const next = nextFor(documents, known, today);
        if (next === null) return got;
        got.push(next.version);
      }
    };
    expect(versions(0, '2026-06-01', '2026-01-01', '2026-02-01', '2026-09-01')).toEqual([2, 3]);
    expect(versions(0, '2026-06-01', '2026-09-01', '2026-08-01')).toEqual([2]);
    expect(versions(2, '2026-06-01', '2026-01-01', '2026-02-01')).toEqual([]);
    expect(versions(0, '2026-06-01')).toEqual([]);
  });
});

describe('categories', () => {
  const measured = fc.record({
    density: fc.double({ min: 0, max: 20_000, noNaN: true }),
    attentions: fc.nat(200_000),
    comunas: fc.nat(20),
    rurality: fc.double({ min: 0, max: 100, noNaN: true }),
  });

  test('one branch, by the rule that is shown', () => {
    const city: Measured = { density: 5000, attentions: 80_000, comunas: 3, rurality: 2 };
    expect(categoryOf(city, USUAL_RULE)).toEqual({
      points: { density: 3, attentions: 3, comunas: 1, rurality: 3 },
      total: 10,
      category: 'A',
    });
    const village: Measured = { density: 2, attentions: 900, comunas: 1, rurality: 80 };
    expect(categoryOf(village, USUAL_RULE)).toMatchObject({ total: 0, category: 'D' });
    expect(ruleTrouble(USUAL_RULE)).toBeNull();
  });

  test('the total is the sum of the points, more of anything but rurality never lowers it, and one that is missing gives none', () => {
    fc.assert(
      fc.property(measured, fc.constantFrom(...CATEGORY_VARIABLES), fc.nat(10_000), (values, variable, more) => {
        const { points, total, category } = categoryOf(values, USUAL_RULE);
        expect(total).toBe(CATEGORY_VARIABLES.reduce((sum, one) => sum + (points[one] ?? 0), 0));
        expect(['A', 'B', 'C', 'D']).toContain(category);
        const other = categoryOf({ ...values, [variable]: values[variable] + more }, USUAL_RULE);
        if (variable === 'rurality') expect(other.total).toBeLessThanOrEqual(total ?? 0);
        else expect(other.total).toBeGreaterThanOrEqual(total ?? 0);
        expect(categoryOf({ ...values, [variable]: null }, USUAL_RULE)).toMatchObject({ total: null, category: null });
      }),
      { numRuns: 200 },
    );
  });

  test('are set by whoever may publish, written in the journal, and a rule that contradicts itself is none', () =>
    office(async ({ ana, reader, centre }) => {
      const said = { id: 'uno', name: 'Uno', comuna: '13101', profile: 'branch' } as const;
      enrolBranch(centre, { ...said, publicKey: centre.catalogue.publicKey }, 'console');
      const values = { density: 5000, attentions: 80_000, comunas: 3, rurality: 2 };
      const after = done(await ana.call('PUT', '/categories/branches/uno', values), 'measure').body;
      expect(after.branches).toMatchObject([
        { branchId: 'uno', total: 10, category: 'A', declared: null, counted: null },
      ]);
      expect((await ana.call('PUT', '/categories/branches/nadie', values)).status).toBe(404);
      expect((await reader.call('PUT', '/categories/branches/uno', values)).status).toBe(403);
      const bent = { ...USUAL_RULE, least: { A: 1, B: 5, C: 9 } };
      expect((await ana.call('PUT', '/categories/rule', bent)).body.code).toBe('catalogue.badRule');
      const strict = { ...USUAL_RULE, least: { A: 11, B: 6, C: 3 } };
      expect(done(await ana.call('PUT', '/categories/rule', strict), 'rule').body.branches[0].category).toBe('B');
      expect(centre.journal.newest(2).map(({ act }) => act)).toEqual(['categoriesChanged', 'categoriesChanged']);
      expect((await reader.call('GET', '/categories')).body.rule.least.A).toBe(11);
    }));
});
