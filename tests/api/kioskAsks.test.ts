import { MINUTE, SECOND } from '@turno25/shared/domain/ids.ts';
import { TEST_USEFUL_SECONDS, TESTS_OF_A_KIOSK } from '@turno25/shared/domain/law.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { io, type Socket } from 'socket.io-client';
import { expect, test } from 'vitest';
import { type Client, clientOf, enrolled, SECRET, type ServedBranch, withServer } from '../support/branch.ts';

const NOON = Date.parse('2026-11-20T12:00:00.000Z');

/** A branch with one kiosk of which things are asked; `arrives` brings its page, `leaves` takes it away. */
async function withAsked(run: (asked: Asked) => Promise<void>): Promise<void> {
  const clock = new VirtualClock(NOON);
  await withServer(
    async (served) => {
      const { branch, server, manager } = served;
      const token = await enrolled(branch, 'kiosk', 'Tótem de la entrada');
      const id = must(
        branch.devices.list().find(({ name }) => name === 'Tótem de la entrada'),
        'it was enrolled',
      ).id;
      const kiosk = clientOf(server.address, token);
      let socket: Socket | null = null;
      const online = (): boolean => branch.machine.kiosks.state(id).online;
      try {
        await run({
          served,
          clock,
          id,
          kiosk,
          ask: (part = 'printer', client = manager) => client.call('POST', `/devices/${id}/tests`, { part }),
          due: async () => (await kiosk.call('GET', '/devices/me/asks')).body.tests,
          seen: async () => (await manager.call('GET', `/devices/${id}/tests`)).body.tests,
          arrives: async () => {
            socket = io(`${server.address}/kiosk`, { auth: { token }, transports: ['websocket'], forceNew: true });
            await expect.poll(online).toBe(true);
            return socket;
          },
          leaves: async () => {
            socket?.close();
            await expect.poll(online).toBe(false);
          },
        });
      } finally {
        (socket as Socket | null)?.close();
      }
    },
    { clock },
  );
}
type Asked = {
  readonly served: ServedBranch;
  readonly clock: VirtualClock;
  readonly id: string;
  readonly kiosk: Client;
  readonly ask: (part?: string, client?: Client) => Promise<{ status: number; body: any }>;
  readonly due: () => Promise<readonly { id: string; part: string }[]>;
  readonly seen: () => Promise<readonly { part: string; state: string; askedAt: string; toldAt: string | null }[]>;
  readonly arrives: () => Promise<Socket>;
  readonly leaves: () => Promise<void>;
};

test('a test is asked for by whoever answers for the branch, with a name, and what became of it comes back with its hour', () =>
  withAsked(async ({ served, clock, id, kiosk, ask, due, seen, arrives }) => {
    const { branch, attendants, host, board, manager } = served;
    for (const client of [must(attendants[0], 'there are six'), host, board, kiosk])
      expect((await ask('printer', client)).status).toBe(403);
    const boardId = must(
      branch.devices.list().find(({ kind }) => kind === 'board'),
      'there is one',
    ).id;
    expect((await manager.call('POST', `/devices/${boardId}/tests`, { part: 'printer' })).body.code).toBe(
      'device.notAKiosk',
    );
    const heard: string[] = [];
    (await arrives()).on('asked', () => heard.push('asked'));
    const asked = await ask();
    expect(asked.status).toBe(202);
    await expect.poll(() => heard).toEqual(['asked']);
    expect(await seen()).toEqual([
      { part: 'printer', state: 'asked', askedAt: '2026-11-20T12:00:00.000Z', toldAt: null },
    ]);
    expect(await due()).toEqual([{ id: asked.body.id, part: 'printer' }]);
    clock.set(NOON + 4 * SECOND);
    const tell = (outcome: string, client = kiosk) =>
      client.call('POST', `/devices/me/tests/${asked.body.id}`, { outcome });
    // Another kiosk's word says nothing of this one, and the first word stays.
    expect((await tell('paperOut', served.kiosk)).body.code).toBe('test.unknown');
    expect((await tell('printed')).status).toBe(204);
    expect((await tell('paperOut')).status).toBe(204);
    expect(await seen()).toMatchObject([{ state: 'printed', toldAt: '2026-11-20T12:00:04.000Z' }]);
    expect(await due()).toEqual([]);
    // No number was given, and the printer is no better in the figures of availability for what a test says.
    const types = [...branch.ledger.events()].filter(({ actor }) => actor === 'boss' || actor === id);
    expect(types.filter(({ type }) => type !== 'deviceEnrolled').map(({ type, actor }) => [type, actor])).toEqual([
      ['deviceTestAsked', 'boss'],
    ]);
  }));

test('a burst of tests does not empty the roll: one in a minute, and so many in a day', () =>
  withAsked(async ({ served, clock, ask }) => {
    expect((await ask()).status).toBe(202);
    expect((await ask()).body.code).toBe('device.justTested');
    // Another part uses no paper, and counts all the same.
    expect((await ask('scanner')).status).toBe(202);
    for (let asked = 2; asked < TESTS_OF_A_KIOSK; asked += 1) {
      clock.set(clock.now() + MINUTE);
      expect((await ask()).status).toBe(202);
    }
    clock.set(clock.now() + MINUTE);
    expect((await ask()).body).toMatchObject({ code: 'device.testedEnough', facts: { count: TESTS_OF_A_KIOSK } });
    clock.set(NOON + 24 * 60 * MINUTE);
    const again = await served.anonymous.call('POST', '/sessions', { login: 'manager', secret: SECRET });
    expect((await ask('printer', clientOf(served.server.address, again.body.token))).status).toBe(202);
  }));

test('a kiosk that was away does no test of before when it comes back, and the page says why nothing came of it', () =>
  withAsked(async ({ clock, kiosk, ask, due, seen, arrives, leaves }) => {
    const later = () => clock.set(clock.now() + TEST_USEFUL_SECONDS * SECOND + 1);
    await ask();
    expect(await seen()).toMatchObject([{ state: 'away' }]);
    later();
    await arrives();
    expect([await due(), await seen()]).toMatchObject([[], [{ state: 'missed' }]]);
    // It was there, and somebody was at it all the while.
    const busy = await ask();
    later();
    expect([await due(), await seen()]).toMatchObject([[], [{ state: 'busy' }]]);
    // It took the task and was heard of no more.
    await ask();
    await due();
    await leaves();
    later();
    expect(await seen()).toMatchObject([{ state: 'unanswered' }]);
    // One that was asked for before the last one is nobody's any more.
    expect((await kiosk.call('POST', `/devices/me/tests/${busy.body.id}`, { outcome: 'printed' })).status).toBe(404);
  }));

test('a kiosk reads that its page is to be loaded again; not over and over, and not at the word of an attendant', () =>
  withAsked(async ({ served, clock, id, kiosk, arrives }) => {
    const reload = (client: Client) => client.call('POST', `/devices/${id}/reload`, {});
    const heard: string[] = [];
    (await arrives()).on('asked', () => heard.push('asked'));
    for (const client of [must(served.attendants[0], 'there are six'), kiosk])
      expect((await reload(client)).status).toBe(403);
    expect((await kiosk.call('GET', '/devices/me/asks')).body).toEqual({
      reloadAt: null,
      name: 'Tótem de la entrada',
      tests: [],
    });
    expect((await reload(served.manager)).status).toBe(204);
    await expect.poll(() => heard).toEqual(['asked']);
    expect((await kiosk.call('GET', '/devices/me/asks')).body.reloadAt).toBe('2026-11-20T12:00:00.000Z');
    // A kiosk that is always loading gives no ticket, and nobody waits.
    clock.set(clock.now() + 4 * MINUTE);
    expect((await reload(served.manager)).body.code).toBe('device.justAsked');
  }));
