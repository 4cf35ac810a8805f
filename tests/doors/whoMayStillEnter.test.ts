import { startServer } from '@turno25/queue-server/server.ts';
import { accessDifferences } from '@turno25/queue-server/verification/access.ts';
import { PLAIN_DOORS } from '@turno25/shared/http/doors.ts';
import { io, type Socket } from 'socket.io-client';
import { describe, expect, it } from 'vitest';
import {
  addStaff,
  type Client,
  clientOf,
  enrolled,
  SECRET,
  type ServedBranch,
  withBranch,
  withServer,
} from '../support/branch.ts';

const NEW_SECRET = 'otra-clave-de-prueba-2';

function socketOf(served: ServedBranch, namespace: string, token: string): Promise<Socket> {
  const socket = io(`${served.server.address}${namespace}`, {
    auth: { token },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

const gone = (socket: Socket): Promise<void> =>
  new Promise((resolve) => (socket.connected ? socket.once('disconnect', () => resolve()) : resolve()));

async function signIn(
  { anonymous, server }: ServedBranch,
  login: string,
  secret = SECRET,
): Promise<Client & { token: string }> {
  const { body } = await anonymous.call('POST', '/sessions', { login, secret });
  return { ...clientOf(server.address, body.token), token: body.token };
}

const status = async (client: Client): Promise<number> => (await client.call('GET', '/live')).status;

describe('somebody who was disabled', () => {
  it('is out at once, with every session and socket, until they are let in again', () =>
    withServer(async (served) => {
      const { admin, anonymous, branch } = served;
      const boss = await signIn(served, 'manager');
      const socket = await socketOf(served, '/staff', boss.token);
      const disconnected = gone(socket);
      expect((await admin.call('POST', '/staff/boss/disable')).status).toBe(204);
      await disconnected;
      expect(await status(boss)).toBe(401);
      expect(await status(served.manager)).toBe(401);
      const again = await anonymous.call('POST', '/sessions', { login: 'manager', secret: SECRET });
      expect([again.status, again.body.code]).toEqual([401, 'auth.invalid']);
      expect(branch.engine.state().staff.get('boss')).toEqual({ role: 'manager', active: false });
      expect(accessDifferences(branch.db, branch.engine.state())).toEqual([]);
      expect((await admin.call('POST', '/staff/boss/enable')).status).toBe(204);
      expect(await status(boss)).toBe(401);
      expect(await status(await signIn(served, 'manager'))).toBe(200);
    }));

  it('leaves no counter open behind them, and nobody in the middle of their attention', () =>
    withServer(async (served) => {
      const { admin, attendants, kiosk, branch } = served;
      await attendants[0]!.call('POST', '/counters/m1/open', {});
      expect((await admin.call('POST', '/staff/a1/disable')).status).toBe(204);
      expect(branch.engine.state().counters.get('m1')?.status).toBe('closed');
      await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      await attendants[1]!.call('POST', '/counters/m2/open', {});
      await attendants[1]!.call('POST', '/counters/m2/call-next', {});
      const busy = await admin.call('POST', '/staff/a2/disable');
      expect([busy.status, busy.body.code]).toEqual([409, 'staff.attending']);
      // Their secret shuts them out all the same.
      expect((await admin.call('POST', '/staff/a2/secret', { secret: NEW_SECRET })).status).toBe(204);
      expect(await status(attendants[1]!)).toBe(401);
    }));
});

describe('who changes whose account', () => {
  it('a manager changes attendants alone: another’s secret would make them that other', () =>
    withServer(async (served) => {
      const { manager, admin, attendants, branch } = served;
      const head = branch.ledger.head().seq;
      for (const [path, body] of [
        ['disable', undefined],
        ['enable', undefined],
        ['sign-out', undefined],
        ['secret', { secret: NEW_SECRET }],
      ] as const) {
        for (const [client, id] of [
          [manager, 'root'],
          [attendants[0]!, 'a2'],
          [attendants[0]!, 'a1'],
        ] as const) {
          const { status } = await client.call('POST', `/staff/${id}/${path}`, body);
          expect([path, id, status]).toEqual([path, id, 403]);
        }
      }
      expect(branch.ledger.head().seq).toBe(head);
      expect((await admin.call('POST', '/staff/root/disable')).body.code).toBe('staff.yourself');
      expect((await admin.call('POST', '/staff/root/secret', { secret: NEW_SECRET })).body.code).toBe('auth.forbidden');
      expect((await manager.call('POST', '/staff/a2/sign-out')).status).toBe(204);
      expect(await status(attendants[1]!)).toBe(401);
      expect(
        (await manager.call('GET', '/staff')).body
          .filter(({ yours }: any) => !yours)
          .map(({ id }: any) => id)
          .sort(),
      ).toEqual(['boss', 'root']);
      const [event] = [...branch.ledger.events(branch.ledger.head().seq - 1)];
      expect(event).toMatchObject({ type: 'staffSessionsEnded', actor: 'boss', payload: { staffId: 'a2' } });
    }));

  it('one’s own secret needs the old one, and ends the other sessions of whoever had it', () =>
    withServer(async (served) => {
      const stolen = await signIn(served, 'attendant1');
      const mine = await signIn(served, 'attendant1');
      const wrong = await stolen.call('POST', '/sessions/me/secret', { secret: 'guess', newSecret: NEW_SECRET });
      expect([wrong.status, wrong.body.code]).toEqual([401, 'auth.invalid']);
      expect((await mine.call('POST', '/sessions/me/secret', { secret: SECRET, newSecret: NEW_SECRET })).status).toBe(
        204,
      );
      expect(await status(stolen)).toBe(401);
      expect(await status(await signIn(served, 'attendant1', NEW_SECRET))).toBe(200);
    }));
});

describe('sockets that outlive what let them in', () => {
  it('a revoked kiosk and a revoked board lose theirs', () =>
    withServer(async (served) => {
      for (const kind of ['kiosk', 'board'] as const) {
        const token = await enrolled(served.branch, kind, `${kind} que se pierde`);
        const device = served.branch.devices.byToken(token)!;
        const socket = await socketOf(served, `/${kind}`, token);
        const disconnected = gone(socket);
        expect((await served.manager.call('DELETE', `/devices/${device.id}`)).status).toBe(204);
        await disconnected;
      }
    }));

  it('somebody who signs out loses theirs, and nobody else does', () =>
    withServer(async (served) => {
      const one = await signIn(served, 'attendant1');
      const other = await signIn(served, 'attendant2');
      const [mine, theirs] = [
        await socketOf(served, '/staff', one.token),
        await socketOf(served, '/staff', other.token),
      ];
      const disconnected = gone(mine);
      await one.call('DELETE', '/sessions/me');
      await disconnected;
      expect(theirs.connected).toBe(true);
      theirs.close();
    }));
});

describe('guessing', () => {
  it('is counted, and a login that many addresses guess at is closed to them and not to where it was entered', () =>
    withBranch(async (branch) => {
      await addStaff(branch);
      const doors = { ...PLAIN_DOORS, proxyHops: 1 };
      const server = await startServer(branch, { host: '127.0.0.1', port: 0, logLevel: 'silent', doors });
      const tryFrom = async (address: string, secret: string, login = 'manager') => {
        const reply = await clientOf(server.address, null).call(
          'POST',
          '/sessions',
          { login, secret },
          { 'x-forwarded-for': address },
        );
        return [reply.status, reply.body.code ?? null];
      };
      try {
        expect(await tryFrom('10.0.0.1', SECRET)).toEqual([201, null]);
        for (let index = 0; index < 10; index += 1) {
          expect(await tryFrom(`10.1.0.${index}`, 'guess')).toEqual([401, 'auth.invalid']);
          expect(await tryFrom(`10.1.0.${index}`, 'guess', 'nobody-there')).toEqual([401, 'auth.invalid']);
        }
        // From here on not even the right one is looked at, whether or not there is such a login.
        expect(await tryFrom('10.2.0.1', SECRET)).toEqual([429, 'auth.tooManyWrong']);
        expect(await tryFrom('10.2.0.1', 'guess', 'nobody-there')).toEqual([429, 'auth.tooManyWrong']);
        expect(await tryFrom('10.0.0.1', SECRET)).toEqual([201, null]);
        const metrics = await (await fetch(`${server.address}/metrics`)).text();
        expect(metrics).toContain('turno25_sign_ins_wrong_total 22');
      } finally {
        await server.stop();
      }
    }));
});
