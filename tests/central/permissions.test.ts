import { enrolBranch } from '@turno25/central/registry/enrol.ts';
import {
  CENTRE_PERMISSIONS,
  type CentrePermission,
  mayDoAtCentre,
  OFFICER_ROLES,
} from '@turno25/shared/contracts/centrePermissions.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { drawnPem, SigningKey } from '@turno25/shared/machine/signingKey.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { expect, test } from 'vitest';
import { clientOf, keptSecret } from '../support/branch.ts';
import { withCentre } from './centreUnderTest.ts';

const ROLES = ['branch', ...OFFICER_ROLES] as const;
type Route = { readonly method: string; readonly path: string; readonly permission: CentrePermission | 'anyone' };

test('every endpoint of the centre admits the roles of its row, and nobody else', () =>
  withCentre(async ({ centre, address }) => {
    const tokens = new Map<string, string>();
    for (const role of ROLES) {
      if (role === 'branch') {
        const { publicPem } = new SigningKey(drawnPem(randomBytes));
        const body = { id: 'una', name: 'Una', comuna: '13101', profile: 'branch', publicKey: publicPem } as const;
        const enrolled = enrolBranch(centre, body, 'console');
        tokens.set(role, must(enrolled.ok ? enrolled.value.token : null, 'a branch that delivers has a token'));
        continue;
      }
      centre.accounts.add({
        id: `of-${role}`,
        login: role === 'admin' ? 'otra' : role,
        name: role,
        role,
        secretHash: await keptSecret(),
      });
      tokens.set(role, must(centre.accounts.enter(`of-${role}`, centre.sources.clock.now()), 'it is active').token);
    }
    const document = (await clientOf(address, null).call('GET', '/openapi.json')).body;
    const routes: Route[] = Object.entries(
      document.paths as Record<string, Record<string, Record<string, unknown>>>,
    ).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path: path
          .replace('/api/v1', '')
          .replaceAll(/\{(\w+)\}/g, (_, name) => (name === 'date' ? '2026-11-20' : 'una')),
        permission: operation['x-permission'] as Route['permission'],
      })),
    );
    expect(routes.length).toBeGreaterThan(12);
    const wrong: string[] = [];
    for (const { method, path, permission } of routes) {
      if (permission === 'anyone' || (method === 'DELETE' && path === '/sessions/me')) continue;
      const nobody = await clientOf(address, null).call(method, path, method === 'GET' ? undefined : {});
      if (nobody.status !== 401) wrong.push(`${method} ${path} lets nobody in particular in: ${nobody.status}`);
      for (const role of ROLES) {
        const { status } = await clientOf(address, tokens.get(role) ?? '').call(
          method,
          path,
          method === 'GET' ? undefined : {},
        );
        const admitted = status !== 401 && status !== 403;
        if (admitted !== mayDoAtCentre(role, permission)) wrong.push(`${method} ${path} as ${role}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    const named = new Set(routes.map(({ permission }) => permission));
    const unused = Object.keys(CENTRE_PERMISSIONS).filter((name) => !named.has(name as CentrePermission));
    expect(unused).toEqual([]);
  }));

test('a branch delivers its own evidence alone', () =>
  withCentre(async ({ centre, address }) => {
    const token = (id: string): string => {
      const { publicPem } = new SigningKey(drawnPem(randomBytes));
      const enrolled = enrolBranch(
        centre,
        { id, name: id, comuna: '13101', profile: 'branch', publicKey: publicPem },
        'console',
      );
      return must(enrolled.ok ? enrolled.value.token : null, 'it has a token');
    };
    const [one, other] = [token('una'), token('otra')];
    expect((await clientOf(address, one).call('GET', '/intake/una')).body).toEqual({ held: 0, hash: null });
    expect((await clientOf(address, other).call('GET', '/intake/una')).body.code).toBe('auth.forbidden');
    centre.branches.setActive('una', false);
    expect((await clientOf(address, one).call('GET', '/intake/una')).status).toBe(401);
    // A name is taken once: nobody's key is replaced by enrolling again.
    const again = enrolBranch(
      centre,
      {
        id: 'otra',
        name: 'x',
        comuna: '13101',
        profile: 'branch',
        publicKey: new SigningKey(drawnPem(randomBytes)).publicPem,
      },
      'console',
    );
    expect(again).toMatchObject({ ok: false, error: 'centre.branchTaken' });
    // And a key too: what one branch did would count under two names.
    const { publicKey } = must(centre.branches.byId('una'), 'it is enrolled');
    const twice = { id: 'una-mas', name: 'x', comuna: '13101', profile: 'branch', publicKey } as const;
    expect(enrolBranch(centre, twice, 'console')).toEqual({ ok: false, error: 'centre.keyTaken' });
    for (const id of ['../otra', 'Otra', 'o/tra', ''])
      expect(
        enrolBranch(
          centre,
          {
            id,
            name: 'x',
            comuna: '13101',
            profile: 'branch',
            publicKey: new SigningKey(drawnPem(randomBytes)).publicPem,
          },
          'console',
        ).ok,
      ).toBe(false);
  }));

test('nobody uses up the pace at which another branch delivers', () =>
  withCentre(
    async ({ centre, address }) => {
      const token = (id: string): string => {
        const { publicPem: publicKey } = new SigningKey(drawnPem(randomBytes));
        const enrolled = enrolBranch(
          centre,
          { id, name: id, comuna: '13101', profile: 'branch', publicKey },
          'console',
        );
        return must(enrolled.ok ? enrolled.value.token : null, 'it has a token');
      };
      const [own, other] = [token('una'), token('otra')];
      const send = (bearer: string | null) =>
        fetch(`${address}/api/v1/intake/una`, {
          method: 'POST',
          headers: {
            'content-type': 'application/x-ndjson',
            ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
          },
          body: '\n',
        }).then(({ status }) => status);
      for (const bearer of [null, other])
        expect(new Set(await Promise.all(Array.from({ length: 130 }, () => send(bearer))))).not.toContain(200);
      expect(await send(own)).toBe(200);
    },
    { limitTries: true },
  ));
