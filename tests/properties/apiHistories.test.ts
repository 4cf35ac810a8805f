import { join } from 'node:path';
import { filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { keepDays } from '@turno25/queue-server/jobs/dayKeeper.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { type Random, seededBytes, seededRandom } from '@turno25/shared/time/random.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { localDate, localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { describe, expect, it } from 'vitest';
import {
  type Client,
  clientOf,
  enrolled,
  removeFolder,
  SECRET,
  type ServedBranch,
  seedConfig,
  tempFolder,
  withServer,
} from '../support/branch.ts';
import { verifyFile } from '../support/ledgerFile.ts';

/**
 * Whatever people, devices and clocks do through the API, in whatever order: nothing fails unexpectedly, the ledger
 * verifies, and the branch starts again from it with the same state.
 */
const HISTORIES = process.env.TURNO25_FULL ? 60 : 5;
const CALLS = 150;
const SEED = Number(process.env.TURNO25_SEED ?? 25);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ZONE = 'America/Santiago';
const START = localTimeToInstant('2026-11-18', '09:00', ZONE);

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** What the people of a history know: ids and codes that answers gave them, and what they make up. */
class World {
  readonly visits: string[] = ['nobody-0000'];
  readonly codes: string[] = ['AAAAA-AAAAA'];
  readonly tracks: string[] = ['nobody-nobody'];
  readonly bookings: string[] = ['nobody-0000'];
  readonly blocks: { series: string; businessDate: string; from: number; to: number }[] = [];
  readonly folios: string[] = ['OIRS-1'];
  readonly heads: unknown[] = [];
  readonly devices: string[] = [];
  readonly staff: string[] = ['a1', 'a2', 'a3', 'nobody'];

  note(body: any): void {
    if (body === null || typeof body !== 'object') return;
    if (typeof body.number === 'string' && typeof body.id === 'string') this.visits.push(body.id);
    if (typeof body.surveyCode === 'string') this.codes.push(body.surveyCode);
    if (typeof body.trackingToken === 'string') this.tracks.push(body.trackingToken);
    if (typeof body.folio === 'string') this.folios.push(body.folio);
    if (Array.isArray(body.blocks)) this.blocks.push(...body.blocks);
    if (body.head !== undefined && typeof body.head === 'object') this.heads.push(body.head);
    if (body.booking?.id) this.bookings.push(body.booking.id);
    if (typeof body.code === 'string' && typeof body.id === 'string') this.bookings.push(body.id);
    if (body.visit?.id) this.visits.push(body.visit.id);
  }
}

type Call = { readonly who: string; readonly method: string; readonly path: string; readonly body?: unknown };

function drawCall(random: Random, world: World, now: number, uuid: () => string): Call {
  const config = seedConfig();
  const service = () => pick(random, [...config.services.slice(0, 4).map(({ id }) => id), 'nothing']);
  const counter = () => pick(random, ['m1', 'm1', 'm2', 'm3', 'm9']);
  const visit = () => (random() < 0.5 ? (world.visits.at(-1) ?? '') : pick(random, world.visits));
  const reason = {
    code: pick(random, ['other', 'nextStep', 'copies', 'testTicket', 'duplicate', 'left', 'lunch']),
    note: null,
  };
  const cls = pick(random, ['general', 'general', 'preferential']);
  const date = () => addDays(localDate(now, ZONE), pick(random, [-3, -2, -1, 0, 0, 0, 1, 400]));
  const instant = () =>
    new Date(now + pick(random, [-DAY, -40 * MINUTE, -MINUTE, 0, 5 * MINUTE, 900 * DAY])).toISOString();
  const attendant = () => pick(random, ['attendant', 'attendant', 'other', 'manager']);
  const identity = {
    type: 'run',
    value: pick(random, ['11.111.111-1', '22.222.222-2']),
    ...(random() < 0.5 ? { fromCard: true } : {}),
  };
  const verbs: readonly (() => Call)[] = [
    () => ({
      who: 'kiosk',
      method: 'POST',
      path: '/tickets',
      body: { serviceId: service(), class: cls, again: random() < 0.7 },
    }),
    () => ({
      who: 'kiosk',
      method: 'POST',
      path: '/tickets',
      body: { visitId: uuid(), serviceId: service(), class: cls, identity },
    }),
    () => ({ who: 'host', method: 'POST', path: '/tickets', body: { serviceId: service(), class: cls } }),
    () => ({ who: 'host', method: 'POST', path: `/tickets/${visit()}/again`, body: {} }),
    () => ({ who: 'host', method: 'POST', path: `/tickets/${visit()}/send-away` }),
    () => ({
      who: 'host',
      method: 'POST',
      path: `/tickets/${visit()}/print-at`,
      body: { deviceId: pick(random, world.devices) },
    }),
    () => ({ who: 'host', method: 'POST', path: '/door/answers', body: { serviceId: service(), how: 'informed' } }),
    () => ({ who: 'host', method: 'POST', path: '/door/outside', body: { people: Math.floor(random() * 80) } }),
    () => ({ who: attendant(), method: 'POST', path: `/counters/${counter()}/open`, body: {} }),
    () => ({ who: attendant(), method: 'POST', path: `/counters/${counter()}/call-next`, body: {} }),
    () => ({ who: attendant(), method: 'POST', path: `/counters/${counter()}/start`, body: {} }),
    () => ({ who: attendant(), method: 'POST', path: `/counters/${counter()}/recall`, body: {} }),
    () => ({ who: attendant(), method: 'POST', path: `/counters/${counter()}/no-show`, body: {} }),
    () => ({
      who: attendant(),
      method: 'POST',
      path: `/counters/${counter()}/finish`,
      body: { outcome: pick(random, ['resolved', 'partial']), servicesGiven: [service()] },
    }),
    () => ({
      who: attendant(),
      method: 'POST',
      path: `/counters/${counter()}/hold`,
      body: { by: pick(random, ['citizen', 'staff']), reason },
    }),
    () => ({ who: attendant(), method: 'POST', path: `/counters/${counter()}/unhold`, body: { visitId: visit() } }),
    () => ({
      who: attendant(),
      method: 'POST',
      path: `/counters/${counter()}/transfer`,
      body: { to: random() < 0.5 ? { serviceId: service() } : { counterId: counter() }, reason },
    }),
    () => ({
      who: attendant(),
      method: 'POST',
      path: `/counters/${counter()}/call`,
      body: { visitId: visit(), reason },
    }),
    () => ({ who: attendant(), method: 'POST', path: `/counters/${counter()}/pause`, body: { reason } }),
    () => ({ who: attendant(), method: 'POST', path: `/counters/${counter()}/resume`, body: {} }),
    () => ({ who: attendant(), method: 'POST', path: `/counters/${counter()}/close`, body: {} }),
    () => ({ who: attendant(), method: 'POST', path: `/tickets/${visit()}/remove`, body: { reason } }),
    () => ({
      who: 'manager',
      method: 'POST',
      path: `/tickets/${visit()}/exclude`,
      body: {
        code: pick(random, ['testTicket', 'duplicate', 'contingency']),
        reason,
        ...(random() < 0.5 ? { act: '12' } : {}),
      },
    }),
    () => ({ who: 'nobody', method: 'DELETE', path: `/track/${pick(random, world.tracks)}` }),
    () => ({
      who: 'nobody',
      method: 'POST',
      path: `/track/${pick(random, world.tracks)}/${pick(random, ['pause', 'pause', 'resume'])}`,
    }),
    () => ({ who: 'nobody', method: 'POST', path: '/surveys', body: { code: pick(random, world.codes), global: 7 } }),
    () => ({ who: 'kiosk', method: 'POST', path: '/surveys', body: { global: 1 } }),
    () => ({
      who: pick(random, ['kiosk', 'kiosk2']),
      method: 'POST',
      path: '/devices/blocks',
      body: { dates: [localDate(now, ZONE), addDays(localDate(now, ZONE), 1)] },
    }),
    () => {
      const block =
        world.blocks.length > 0
          ? pick(random, world.blocks)
          : { series: 'A', businessDate: date(), from: 501, to: 540 };
      const number = pick(random, [block.from, block.from + 1, block.from + Math.floor(random() * 45), 1]);
      const body = {
        visitId: random() < 0.7 ? uuid() : visit(),
        series: random() < 0.9 ? block.series : 'B',
        number,
        businessDate: random() < 0.8 ? block.businessDate : date(),
        serviceId: service(),
        class: cls,
        language: 'es-CL',
        issuedAt: instant(),
        clockOffsetMs: pick(random, [0, 0, 5000, -DAY]),
        printed: random() < 0.7,
      };
      return { who: pick(random, ['kiosk', 'kiosk2']), method: 'POST', path: '/deliveries', body };
    },
    () => ({
      who: 'kiosk',
      method: 'POST',
      path: `/tickets/${visit()}/print`,
      body: { status: pick(random, [null, 'paperOut', 'abandoned']), copy: false },
    }),
    () => ({
      who: 'kiosk',
      method: 'POST',
      path: '/devices/blocks/exhausted',
      body: { series: 'A', businessDate: date(), at: instant(), clockOffsetMs: 0 },
    }),
    () => ({
      who: 'kiosk',
      method: 'POST',
      path: '/oirs',
      body: { kind: 'complaint', institutionId: 'ips', text: 'x', replyChannel: 'none' },
    }),
    () => ({
      who: 'manager',
      method: 'POST',
      path: `/oirs/${pick(random, world.folios)}/close`,
      body: { outcome: 'answered' },
    }),
    () => ({
      who: 'manager',
      method: 'POST',
      path: '/appointments',
      body: {
        serviceId: service(),
        at: new Date(now + pick(random, [20, 60, 1500, -10]) * MINUTE).toISOString(),
        reference: `r-${Math.floor(random() * 5)}`,
        identity,
      },
    }),
    () => ({ who: 'kiosk', method: 'POST', path: '/appointments/check-in', body: { identity } }),
    () => ({ who: 'manager', method: 'DELETE', path: `/appointments/${pick(random, world.bookings)}` }),
    () => ({ who: 'manager', method: 'POST', path: '/day/close', body: { force: random() < 0.6 } }),
    () => ({ who: 'manager', method: 'POST', path: '/day/open', body: {} }),
    () => ({ who: 'manager', method: 'POST', path: '/day/open', body: {} }),
    () => ({ who: 'manager', method: 'POST', path: '/clock/restart', body: { shown: new Date(now).toISOString() } }),
    () => ({
      who: pick(random, ['kiosk', 'board']),
      method: 'POST',
      path: '/ledger/witness',
      body: { heads: world.heads.slice(-2), now },
    }),
    () => ({
      who: 'admin',
      method: 'POST',
      path: '/staff',
      body: { login: `p${Math.floor(random() * 6)}`, name: 'Persona', role: 'attendant', secret: SECRET },
    }),
    () => ({
      who: 'admin',
      method: 'DELETE',
      path: `/devices/${world.devices.length > 0 && random() < 0.2 ? pick(random, world.devices) : 'nobody-0000'}`,
    }),
  ];
  return pick(random, verbs)();
}

/** Time passes, and now and then somebody sets the machine's clock. */
function passTime(random: Random, clock: VirtualClock, count: { elapsed: number }): void {
  const passes = pick(random, [0, 1000, 20_000, MINUTE, 5 * MINUTE, random() < 0.1 ? 14 * 60 * MINUTE : MINUTE]);
  count.elapsed += passes;
  clock.advance(passes);
  if (random() < 0.03) clock.advance(pick(random, [-3600_000, 3600_000, 400 * DAY, -400 * DAY, -DAY, DAY]));
}

async function play(seed: number, folder: string): Promise<string[]> {
  const random = seededRandom(seed);
  const bytes = seededBytes(random);
  const uuid = (): string => {
    const hex = Buffer.from(bytes(16)).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
  const clock = new VirtualClock(START);
  const count = { elapsed: 0 };
  const failed: string[] = [];
  const tasks: (() => void)[] = [];
  await withServer(
    async (served) => {
      const clients = await clientsOf(served);
      const world = new World();
      world.devices.push(...served.branch.devices.list().map(({ id }) => id));
      const every = (_millis: number, task: () => void): (() => void) => {
        tasks.push(task);
        return () => {};
      };
      keepDays(served.branch, { after: () => () => {}, every });
      for (let at = 0; at < CALLS; at += 1) {
        passTime(random, clock, count);
        if (random() < 0.2) for (const task of tasks) task();
        const call = drawCall(random, world, clock.now(), uuid);
        const client = clients.get(call.who) ?? served.anonymous;
        const reply = await client.call(call.method, call.path, call.body);
        if (reply.status >= 500)
          failed.push(
            `${call.who} ${call.method} ${call.path} ${JSON.stringify(call.body)}: ${reply.status} ${reply.text}`,
          );
        if (reply.status === 401 && call.who !== 'nobody') await signInAgain(served, clients, call.who);
        world.note(reply.body);
      }
    },
    { folder, clock, elapsed: () => count.elapsed, ignoreHours: random() < 0.7 },
  );
  return failed;
}

const LOGINS: Readonly<Record<string, string>> = {
  attendant: 'attendant1',
  other: 'attendant2',
  host: 'host',
  manager: 'manager',
  admin: 'admin',
};

async function clientsOf(served: ServedBranch): Promise<Map<string, Client>> {
  const { attendants, host, manager, admin, kiosk, board, server, branch } = served;
  const [attendant, other] = attendants as [Client, Client];
  const kiosk2 = clientOf(server.address, await enrolled(branch, 'kiosk', 'segundo'));
  return new Map(Object.entries({ attendant, other, host, manager, admin, kiosk, board, kiosk2 }));
}

async function signInAgain(
  { anonymous, server }: ServedBranch,
  clients: Map<string, Client>,
  who: string,
): Promise<void> {
  const login = LOGINS[who];
  if (login === undefined) return;
  const { body } = await anonymous.call('POST', '/sessions', { login, secret: SECRET });
  if (typeof body?.token === 'string') clients.set(who, clientOf(server.address, body.token));
}

const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, inner) => (inner instanceof Map ? [...inner] : inner)));

describe('any history of calls', () => {
  it.each(Array.from({ length: HISTORIES }, (_, index) => SEED + index))(
    'by all roles, devices and clocks leaves a ledger that verifies and starts again (seed %i)',
    async (seed) => {
      const folder = tempFolder();
      try {
        expect(await play(seed, folder)).toEqual([]);
        expect(verifyFile(join(folder, 'branch.db'))).toMatchObject({ finding: null, warnings: [] });
        const open = () =>
          openBranch({ files: filesIn(folder), config: seedConfig(), ignoreHours: true, sources: systemSources });
        const first = open();
        const state = plain(first.engine.state());
        first.db.exec('DELETE FROM snapshot');
        first.db.close();
        first.vault.close();
        const second = open();
        expect(plain(second.engine.state())).toEqual(state);
        second.close();
      } finally {
        removeFolder(folder);
      }
    },
  );
});
