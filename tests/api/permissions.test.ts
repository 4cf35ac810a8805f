import { join } from 'node:path';
import { enrolBeside, registerStaff } from '@turno25/queue-server/verbs/access.ts';
import { callNext, holdVisit, openCounter } from '@turno25/queue-server/verbs/counters.ts';
import { PERMISSIONS, type Permission, type Role } from '@turno25/shared/contracts/permissions.ts';
import { STAFF_ROLES } from '@turno25/shared/domain/branch/roles.ts';
import Database from 'better-sqlite3';
import { io } from 'socket.io-client';
import { describe, expect, test } from 'vitest';
import {
  type Client,
  clientOf,
  enrolled,
  keptSecret,
  SECRET,
  type ServedBranch,
  withServer,
} from '../support/branch.ts';

type Endpoint = { readonly method: string; readonly path: string; readonly permission: Permission | 'anyone' };

/** Every endpoint with the row of the table that it names, as the API describes itself. */
async function endpointsOf({ anonymous }: ServedBranch): Promise<readonly Endpoint[]> {
  const { body } = await anonymous.call('GET', '/openapi.json');
  return Object.entries(body.paths as Record<string, Record<string, any>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      method: method.toUpperCase(),
      path: path.replace('/api/v1', '').replace(/\{\w+\}/g, 'nobody-0000'),
      permission: described['x-permission'],
    })),
  );
}

/** A client of each role that can enter. */
async function clientsOf(served: ServedBranch): Promise<ReadonlyMap<Role, Client & { readonly token: string }>> {
  const { branch, server, anonymous } = served;
  const clients = new Map<Role, Client & { readonly token: string }>();
  const add = (role: Role, token: string): void => {
    clients.set(role, { ...clientOf(server.address, token), token });
  };
  for (const kind of ['kiosk', 'board'] as const) add(kind, await enrolled(branch, kind));
  const secretHash = await keptSecret();
  for (const role of STAFF_ROLES) {
    await branch.perform(registerStaff(branch, { login: `of-${role}`, name: role, role, secretHash }));
    const { body } = await anonymous.call('POST', '/sessions', { login: `of-${role}`, secret: SECRET });
    add(role, body.token);
  }
  return clients;
}

/** Whether a token is let in to a stream. */
function entersStream({ server }: ServedBranch, namespace: string, token: string): Promise<boolean> {
  const socket = io(`${server.address}${namespace}`, {
    auth: { token },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  return new Promise((resolve) => {
    const end = (entered: boolean) => (): void => {
      socket.close();
      resolve(entered);
    };
    socket.once('connect', end(true));
    socket.once('connect_error', end(false));
  });
}

describe('the table of permissions', () => {
  test('holds for every endpoint and every role, and a stranger is asked who they are', () =>
    withServer(async (served) => {
      const endpoints = await endpointsOf(served);
      expect(endpoints.length).toBeGreaterThan(45);
      const clients = await clientsOf(served);
      const wrong: string[] = [];
      for (const { method, path, permission } of endpoints) {
        expect(permission, `${method} ${path}`).toBeDefined();
        if (permission === 'anyone') continue;
        const stranger = await served.anonymous.call(method, path);
        if (stranger.status !== 401) wrong.push(`${method} ${path}: a stranger got ${stranger.status}`);
        // Signing out would end the session of the other tries.
        if (path === '/sessions/me' && method === 'DELETE') continue;
        const tries = [...clients].map(async ([role, client]) => {
          const may = (PERMISSIONS[permission] as readonly Role[]).includes(role);
          const { status } = await client.call(method, path);
          if ((status === 403) === may) wrong.push(`${method} ${path} as ${role}: ${status}`);
        });
        await Promise.all(tries);
      }
      expect(wrong).toEqual([]);
    }));

  test('holds for every stream of the sockets and every role', () =>
    withServer(async (served) => {
      const clients = await clientsOf(served);
      const streams = { '/board': 'board.read', '/staff': 'live.read', '/kiosk': 'kiosk.follow' } as const;
      for (const [namespace, permission] of Object.entries(streams)) {
        for (const [role, { token }] of clients) {
          const may = (PERMISSIONS[permission] as readonly Role[]).includes(role);
          expect([namespace, role, await entersStream(served, namespace, token)]).toEqual([namespace, role, may]);
        }
        expect(await entersStream(served, namespace, 'nobody')).toBe(false);
      }
    }));

  test('gives an auditor what is evidence, and nothing that writes or names a person', () =>
    withServer(async (served) => {
      const { branch, kiosk, host, manager, attendants } = served;
      await kiosk.call('POST', '/tickets', {
        serviceId: 'pgu',
        class: 'general',
        identity: { type: 'run', value: '11111111-1' },
      });
      await attendants[0]!.call('POST', '/counters/m1/open', {});
      await attendants[0]!.call('POST', '/counters/m1/call-next', {});
      await kiosk.call('POST', '/oirs', {
        kind: 'complaint',
        institutionId: 'ips',
        text: 'Palabras de Nadie',
        replyChannel: 'email',
        replyTo: 'nadie@example.org',
        name: 'Nadie de Prueba',
      });
      const { date } = (await host.call('GET', '/live')).body.day;
      const noted = await manager.call('POST', `/day/${date}/notes`, {
        text: 'Se cortó la luz; avisó Nadie de Prueba',
      });
      expect(noted.status).toBeLessThan(300);
      const auditor = (await clientsOf(served)).get('auditor')!;
      const head = branch.ledger.head().seq;
      const mine = (await endpointsOf(served)).filter(
        ({ permission }) => permission !== 'anyone' && (PERMISSIONS[permission] as readonly Role[]).includes('auditor'),
      );
      const writing = mine.filter(({ method, permission }) => method !== 'GET' && permission !== 'session.own');
      // What they found themself; and what publishing or taking would do, which does nothing.
      expect(writing.map(({ path }) => path)).toEqual([
        // A file, whose taking is told.
        '/signals/file',
        '/signals/sample/findings',
        '/settings/check',
        '/settings/national/check',
      ]);
      const { config, version } = (await auditor.call('GET', '/settings')).body;
      const reads = [
        ...mine.filter(({ method, path }) => method === 'GET' && !path.includes('nobody-0000')).map(({ path }) => path),
        ...['json', 'csv', 'evidence'].map((format) => `/figures/daily/${date}?format=${format}`),
        `/figures/daily/${date}?format=csv&table=visits`,
        `/figures/range?from=${date}&to=${date}`,
      ];
      expect(reads.length).toBeGreaterThan(10);
      for (const path of reads) {
        const { text, status } = await auditor.call('GET', path);
        expect([path, status === 200 || status === 404 || status === 400]).toEqual([path, true]);
        for (const personal of ['11111111', 'Nadie', 'nadie@', 'Ejecutiva', 'Jefatura de prueba', 'attendant1'])
          expect([path, personal, text.includes(personal)]).toEqual([path, personal, false]);
      }
      expect((await manager.call('GET', `/figures/daily/${date}`)).text).toContain('Nadie de Prueba');
      expect((await auditor.call('POST', '/settings/check', { version, config })).status).toBe(200);
      expect((await auditor.call('PUT', '/settings', { version, config })).body.code).toBe('auth.forbidden');
      expect(branch.ledger.head().seq).toBe(head);
    }));

  test('gives the OIRS its tray, and nothing of the queue nor of other people’s access', () =>
    withServer(async (served) => {
      const oirs = (await clientsOf(served)).get('oirs')!;
      const rows = Object.entries(PERMISSIONS).filter(([, roles]) => (roles as readonly Role[]).includes('oirs'));
      expect(rows.map(([row]) => row).sort()).toEqual(
        [
          'catalog.read',
          'console.oirs',
          'figures.cases',
          'oirs.attach',
          'oirs.close',
          'oirs.file',
          'oirs.work',
          'session.own',
        ].sort(),
      );
      expect((await oirs.call('GET', '/oirs')).status).toBe(200);
      expect((await oirs.call('GET', '/live')).body.code).toBe('auth.forbidden');
    }));

  test('is asked before the body is read: a stranger’s wrong or huge body is not looked at', () =>
    withServer(async ({ anonymous, board }) => {
      const huge = JSON.stringify({ serviceId: 'x'.repeat(60_000) });
      expect((await anonymous.call('POST', '/tickets', '{"not": json')).body.code).toBe('auth.required');
      expect((await board.call('POST', '/tickets', huge)).body.code).toBe('auth.forbidden');
    }));
});

describe('what is written beside an event', () => {
  test('a login that is taken registers nobody: no event, no account', () =>
    withServer(async ({ branch, admin }) => {
      const head = branch.ledger.head().seq;
      const body = { login: 'attendant1', name: 'Otra', role: 'attendant', secret: 'una-clave-larga-1' };
      const key = { 'idempotency-key': 'the-same-key-1' };
      const first = await admin.call('POST', '/staff', body, key);
      expect(first.body.code).toBe('staff.alreadyRegistered');
      expect(branch.ledger.head().seq).toBe(head);
      expect(branch.accounts.list().filter(({ login }) => login === 'attendant1')).toHaveLength(1);
      expect((await admin.call('POST', '/staff', body, key)).body.code).toBe('staff.alreadyRegistered');
    }));

  test('an enrolment that is not recorded leaves no device and spends no code', () =>
    withServer(async ({ branch, anonymous }) => {
      const { code } = branch.devices.newCode('board', 'Pantalla', branch.engine.now());
      const devices = branch.devices.list().length;
      // A device whose token hash is taken cannot be written: the whole enrolment fails.
      const taken = await enrolled(branch, 'kiosk');
      const failed = await branch.perform(enrolBeside(branch, { kind: 'kiosk', name: 'otro', token: taken }));
      expect(failed.kind).toBe('failed');
      expect(branch.devices.list()).toHaveLength(devices + 1);
      expect(branch.engine.state().devices.size).toBe(devices + 1);
      expect((await anonymous.call('POST', '/devices/enrol', { code })).status).toBe(201);
      expect((await anonymous.call('POST', '/devices/enrol', { code })).body.code).toBe('enrolment.used');
      expect((await anonymous.call('POST', '/devices/enrol', { code: 'ZZZZZZZZZZ' })).body.code).toBe(
        'enrolment.invalid',
      );
      const { code: old } = branch.devices.newCode('board', 'Pantalla', branch.engine.now() - 48 * 3_600_000);
      expect((await anonymous.call('POST', '/devices/enrol', { code: old })).body.code).toBe('enrolment.expired');
    }));

  test('a note belongs to the visit that the counter has when its turn comes, also within one batch', () =>
    withServer(async ({ branch, kiosk, folder }) => {
      const ticket = (await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' })).body;
      const caller = { actor: { kind: 'staff', id: 'a1', role: 'attendant' }, deviceId: null } as const;
      const note = { by: 'staff', reason: { code: 'copies', note: 'vuelve luego' } } as const;
      const outcomes = Promise.all([
        branch.submit(caller, openCounter(branch, 'm1')),
        branch.submit(caller, callNext(branch, 'm1')),
        branch.submit(caller, holdVisit(branch, 'm1', note)),
      ]);
      expect((await outcomes).map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
      const vault = new Database(join(folder, 'vault.db'), { readonly: true });
      expect(vault.prepare("SELECT subject FROM sealing_key WHERE purpose = 'note'").pluck().all()).toEqual([
        ticket.id,
      ]);
      vault.close();
    }));
});
