import { readFileSync, writeFileSync } from 'node:fs';
import { noteStart } from '@turno25/queue-server/jobs/presenceKeeper.ts';
import { lastLifeSign, leaveLifeSign, lifeSignIn } from '@turno25/queue-server/witnesses/lifeSign.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import { openingSpans } from '@turno25/shared/figures/openingSpans.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { io } from 'socket.io-client';
import { describe, expect, test } from 'vitest';
import { seedConfig, withBranch } from '../support/branch.ts';
import { NINE, withMachines } from './machines.ts';

const TODAY = '/figures/availability?from=2026-11-20&to=2026-11-20';
type Shown = {
  readonly kind: string;
  readonly deviceId: string | null;
  readonly share: { percent: number };
  readonly why: string;
};

const spent = async (
  client: { call: (...given: any) => Promise<{ body: any }> },
  deviceId: string,
  kind: string,
): Promise<Shown> =>
  (await client.call('GET', TODAY)).body.machines.find((one: Shown) => one.deviceId === deviceId && one.kind === kind);

describe('what becomes of a machine', () => {
  test('only changes are written: a quarter of an hour in which nothing changes leaves nothing', () =>
    withMachines(async ({ device, connect, disconnect, pass, written, branch, signIn }) => {
      const { client: manager } = await signIn('manager');
      const kiosk = await device('kiosk');
      const socket = await connect('/kiosk', kiosk.token);
      await kiosk.client.call('POST', '/ledger/witness', {
        heads: [],
        parts: { printer: 'ready', scanner: 'connected' },
      });
      await pass(1);
      expect(written()).toEqual(['link back', 'printer back', 'scanner back']);
      const { seq } = branch.ledger.head();
      for (let minute = 0; minute < 15; minute += 1) {
        await kiosk.client.call('POST', '/ledger/witness', {
          heads: [],
          parts: { printer: 'paperLow', scanner: 'connected' },
        });
        await pass(1);
      }
      expect(branch.ledger.head().seq).toBe(seq);
      // A page that is loaded again is no loss; one that stays away is, from when it went.
      await disconnect(socket);
      await pass(0.5);
      const again = await connect('/kiosk', kiosk.token);
      await pass(2);
      expect(written()).toHaveLength(3);
      await disconnect(again);
      await pass(2);
      expect(written()).toContain('link lost silent 18.5');
      const alerts = (await manager.call('GET', '/live')).body.alerts.map(
        ({ sentence }: { sentence: string }) => sentence,
      );
      expect(alerts).toContain('kiosk de prueba: sin conexión desde las 09:18. Vea que esté encendido y con red.');
    }));

  test('the figures of a day and of its quarter, as JSON and as a file, for those who may read figures', () =>
    withMachines(async ({ device, connect, disconnect, pass, signIn }) => {
      const { client: manager } = await signIn('manager');
      const { client: attendant } = await signIn('attendant1');
      const board = await device('board');
      const socket = await connect('/board', board.token);
      await pass(10);
      await disconnect(socket);
      await pass(10);
      const share = (await spent(manager, board.id, 'board')).share as unknown as Record<string, number>;
      // It came within five seconds, and was there for ten minutes of twenty.
      expect(share.denominator).toBe(20 * MINUTE);
      expect(share.numerator).toBe(10 * MINUTE - 5_000);
      const quarter = await manager.call('GET', '/figures/availability?quarter=2026-Q4');
      expect(quarter.body).toMatchObject({ from: '2026-10-01', to: '2026-12-31' });
      expect(quarter.body.kinds.find(({ kind }: Shown) => kind === 'server').share.percent).toBe(100);
      const file = await manager.call('GET', '/figures/availability?quarter=2026-Q4&format=csv');
      expect(file.headers.get('content-type')).toContain('text/csv');
      expect(file.text).toContain(
        `Pantallas;${board.id};board de prueba;2026-10-01;2026-12-31;595000;1200000;49,58;1;0;1;`,
      );
      expect((await attendant.call('GET', TODAY)).status).toBe(403);
      expect((await manager.call('GET', '/figures/availability?from=2026-11-20')).status).toBe(400);
      expect((await manager.call('GET', '/figures/availability?from=2026-11-21&to=2026-11-20')).status).toBe(400);
    }));
});

describe('how somebody would make it look better', () => {
  test('a kiosk that goes on saying that its printer is well after a paper failed is not believed until one comes out', () =>
    withMachines(async ({ device, connect, pass, written, signIn }) => {
      const { client: manager } = await signIn('manager');
      const { client, token, id } = await device('kiosk');
      await connect('/kiosk', token);
      const says = (printer: string) => client.call('POST', '/ledger/witness', { heads: [], parts: { printer } });
      await says('ready');
      await pass(1);
      const ticket = (await client.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' })).body;
      await client.call('POST', `/tickets/${ticket.id}/print`, { status: 'offline', copy: false });
      await pass(1);
      await says('ready');
      await pass(3);
      expect(written().slice(2)).toEqual(['printer lost paperFailed 1']);
      expect((await spent(manager, id, 'printer')).why).toBe('paperFailed');
      await client.call('POST', `/tickets/${ticket.id}/print`, { status: null, copy: true });
      await pass(1);
      expect(written().slice(3)).toEqual(['printer back']);
      // One that says itself what is wrong, and then that it is mended, is taken at its word.
      await client.call('POST', `/tickets/${ticket.id}/print`, { status: 'paperOut', copy: true });
      await pass(1);
      await says('paperOut');
      await pass(1);
      await says('ready');
      await pass(1);
      expect(written().slice(4)).toEqual(['printer lost paperFailed 6', 'printer lost told 7', 'printer back']);
    }));

  test('a kiosk whose program beside the page is dead tells nothing, and its printer is not taken to work', () =>
    withMachines(async ({ device, connect, pass, written }) => {
      const { client, token } = await device('kiosk');
      await connect('/kiosk', token);
      await client.call('POST', '/ledger/witness', { heads: [], parts: { printer: 'ready' } });
      await pass(6);
      expect(written()).toEqual(['link back', 'printer back', expect.stringMatching(/^printer lost silent 0/)]);
    }));

  test('a page of calls that staff leave open makes no board available, nor does a kiosk that listens to calls', () =>
    withMachines(async ({ device, pass, signIn, branch, address, written }) => {
      const board = await device('board');
      const kiosk = await device('kiosk');
      const { token, client: manager } = await signIn('manager');
      const pages = [token, kiosk.token].map((one) =>
        io(`${address}/board`, { auth: { token: one }, transports: ['websocket'], forceNew: true }),
      );
      await Promise.all(pages.map((page) => new Promise<void>((resolve) => page.once('connect', () => resolve()))));
      await pass(2);
      expect(written()).toEqual([]);
      expect((await spent(manager, board.id, 'board')).why).toBe('never');
      expect(branch.engine.state().devices.get(board.id)?.parts).toBeUndefined();
      for (const page of pages) page.disconnect();
    }));

  test('a token that is shown from two addresses at once counts as lost, and from how many it spoke is stated', () =>
    withMachines(async ({ device, pass, written, branch, time, signIn }) => {
      const { client: manager } = await signIn('manager');
      const board = await device('board');
      const { presence } = branch.machine;
      presence.came(board.id, 'hall', time.clock.now());
      await pass(5);
      presence.came(board.id, 'office', time.clock.now());
      await pass(3);
      expect(written()).toEqual(['link back', 'link lost twoPlaces 5']);
      presence.went(board.id, 'hall', time.clock.now());
      await pass(1);
      expect(written().at(-1)).toBe('link back');
      expect(await spent(manager, board.id, 'board')).toMatchObject({ places: 2, why: null });
    }));

  test('revoking the kiosk that is broken keeps its lost minutes, and its alert goes', () =>
    withMachines(async ({ device, connect, disconnect, pass, signIn }) => {
      const { client: manager } = await signIn('manager');
      const kiosk = await device('kiosk');
      await disconnect(await connect('/kiosk', kiosk.token));
      await pass(30);
      expect((await manager.call('DELETE', `/devices/${kiosk.id}`)).status).toBe(204);
      await pass(30);
      const shown = (await spent(manager, kiosk.id, 'kiosk')) as Shown & { revokedAt: string };
      expect((shown.share as unknown as Record<string, number>).denominator).toBe(30 * MINUTE);
      expect(shown.share.percent).toBeLessThan(1);
      expect(Date.parse(shown.revokedAt)).toBe(NINE + 30 * MINUTE);
      const { alerts } = (await manager.call('GET', '/live')).body;
      expect(alerts.filter(({ kind }: { kind: string }) => kind === 'deviceLost')).toEqual([]);
    }));

  test('a sign of life that somebody wrote or carried over from another branch is not believed', async () => {
    const clock = new VirtualClock(NINE);
    const awayFrom = async (prepare: (file: string) => void): Promise<number> => {
      let from = 0;
      await withBranch(
        async (branch, folder) => {
          const file = lifeSignIn(folder);
          clock.advance(10 * MINUTE);
          leaveLifeSign(branch, file);
          prepare(file);
          clock.advance(50 * MINUTE);
          const begun = clock.now();
          await noteStart(branch, file);
          const event = branch.ledger.machineEvents().findLast(({ type }) => type === 'serverBack');
          from = ((event!.payload as { awayFrom: number }).awayFrom - begun) / MINUTE;
        },
        { clock },
      );
      return from;
    };
    expect(await awayFrom(() => undefined)).toBe(-50);
    let other = '';
    await withBranch(
      async (branch, folder) => {
        clock.advance(MINUTE);
        leaveLifeSign(branch, lifeSignIn(folder));
        expect(lastLifeSign(branch, lifeSignIn(folder))).toBe(clock.now());
        other = readFileSync(lifeSignIn(folder), 'utf8');
      },
      { clock },
    );
    expect(await awayFrom((file) => writeFileSync(file, other))).toBe(-60);
    expect(await awayFrom((file) => writeFileSync(file, '{"at": 1}'))).toBe(-60);
    expect(
      await awayFrom((file) => {
        const sign = JSON.parse(readFileSync(file, 'utf8'));
        writeFileSync(file, JSON.stringify({ ...sign, at: sign.at + 45 * MINUTE }));
      }),
    ).toBe(-60);
  });

  test('a machine that slept was away, though its program never stopped', () =>
    withMachines(async ({ pass, sleep, branch, signIn }) => {
      const { client: manager } = await signIn('manager');
      await pass(10);
      sleep(20);
      await pass(1);
      const event = branch.ledger.machineEvents().findLast(({ type }) => type === 'serverBack');
      expect(event?.payload).toMatchObject({ how: 'resumed' });
      const server = (await manager.call('GET', TODAY)).body.kinds.find(({ kind }: Shown) => kind === 'server');
      expect(server.share.denominator - server.share.numerator).toBeGreaterThanOrEqual(20 * MINUTE);
    }));
});

describe('the hours that it is measured against', () => {
  const config = seedConfig();
  const exceptional = (intervals: BranchConfig['hours']['weekly']['mon'], date: string): BranchConfig => ({
    ...config,
    hours: { ...config.hours, exceptions: [{ date, intervals, reason: 'corte' }] },
  });
  const published = (version: number, at: string, of: BranchConfig): DomainEvent => ({
    type: 'configPublished',
    at: Date.parse(at),
    businessDate: null,
    payload: { version, hash: '', config: of },
  });
  const minutesOf = (events: readonly DomainEvent[], date: string): number =>
    openingSpans(events, date, date, Date.parse('2026-12-01T00:00:00Z')).reduce(
      (sum, { from, until }) => sum + (until - from) / MINUTE,
      0,
    );
  const usual = minutesOf([published(1, '2026-11-01T12:00:00Z', config)], '2026-11-20');

  test('a date on which nothing ran counts by the hours that were in force as it began', () => {
    expect(usual).toBeGreaterThan(0);
    expect(minutesOf([published(1, '2026-11-21T12:00:00Z', config)], '2026-11-20')).toBe(0);
  });

  test('hours that are published once the date has begun shorten nothing; those of the day before do', () => {
    const short = exceptional([], '2026-11-20');
    const first = published(1, '2026-11-01T12:00:00Z', config);
    expect(minutesOf([first, published(2, '2026-11-20T15:00:00Z', short)], '2026-11-20')).toBe(usual);
    expect(minutesOf([first, published(2, '2026-11-24T15:00:00Z', short)], '2026-11-20')).toBe(usual);
    expect(minutesOf([first, published(2, '2026-11-19T15:00:00Z', short)], '2026-11-20')).toBe(0);
  });
});
