import { join } from 'node:path';
import { hashSecret } from '@turno25/queue-server/access/secrets.ts';
import { enrolBeside, registerStaff } from '@turno25/queue-server/verbs/access.ts';
import { callNext, holdVisit, openCounter } from '@turno25/queue-server/verbs/counters.ts';
import { PERMISSIONS, type Permission, type Role } from '@turno25/shared/contracts/permissions.ts';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { type Client, clientOf, enrolled, SECRET, type ServedBranch, withServer } from '../support/branch.ts';

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
async function clientsOf(served: ServedBranch): Promise<ReadonlyMap<Role, Client>> {
  const { branch, server, anonymous } = served;
  const clients = new Map<Role, Client>();
  for (const kind of ['kiosk', 'board'] as const)
    clients.set(kind, clientOf(server.address, await enrolled(branch, kind)));
  const secretHash = await hashSecret(SECRET);
  for (const role of ['host', 'attendant', 'manager', 'central', 'admin'] as const) {
    await branch.perform(registerStaff(branch, { login: `of-${role}`, name: role, role, secretHash }));
    const { body } = await anonymous.call('POST', '/sessions', { login: `of-${role}`, secret: SECRET });
    clients.set(role, clientOf(server.address, body.token));
  }
  return clients;
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
        for (const [role, client] of clients) {
          // Signing out would end the session of the other tries.
          if (path === '/sessions/me' && method === 'DELETE') continue;
          const may = (PERMISSIONS[permission] as readonly Role[]).includes(role);
          const { status } = await client.call(method, path);
          if ((status === 403) === may) wrong.push(`${method} ${path} as ${role}: ${status}`);
        }
      }
      expect(wrong).toEqual([]);
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
