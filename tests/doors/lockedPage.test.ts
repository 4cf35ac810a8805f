import { isEasy } from '@turno25/shared/contracts/access.ts';
import { io } from 'socket.io-client';
import { describe, expect, it } from 'vitest';
import { type Client, clientOf, SECRET, type ServedBranch, withServer } from '../support/branch.ts';

const MINUTE = 60_000;
const PIN = '48215';

/** A branch whose hour a test moves on, and pages of its staff: browsers that have a cookie and nothing else. */
async function withPages(run: (served: ServedBranch, time: { pass: (millis: number) => void }) => Promise<void>) {
  let now = Date.parse('2026-03-10T13:00:00Z');
  // As far as a machine sleeps, so that it is no jump of its clock.
  const clock = { now: () => now };
  let elapsed = 0;
  const pass = (millis: number): void => {
    now += millis;
    elapsed += millis;
  };
  await withServer((served) => run(served, { pass }), { clock, elapsed: () => elapsed });
}

type Page = Client & { readonly cookie: string };

async function pageOf({ anonymous, server }: ServedBranch, login: string): Promise<Page> {
  const { headers, body } = await anonymous.call('POST', '/sessions', { login, secret: SECRET, page: true });
  expect(body.token).toBeUndefined();
  const cookie = (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return withCookie(server.address, cookie);
}

function withCookie(address: string, cookie: string): Page {
  const { call } = clientOf(address, null);
  return { address, cookie, call: (method, path, body, headers) => call(method, path, body, { cookie, ...headers }) };
}

const setPin = (page: Client, pin: string | null = PIN, secret = SECRET) =>
  page.call('POST', '/sessions/me/pin', { secret, pin });
const unlock = (page: Client, given: object) => page.call('POST', '/sessions/me/unlock', given);
const codeOf = async (reply: Promise<{ status: number; body: any }>): Promise<string | number> => {
  const { status, body } = await reply;
  return body?.code ?? status;
};

describe('a page that nobody touches', () => {
  it('does nothing in its person’s name until it is opened again, whatever a colleague asks it for', () =>
    withPages(async (served, { pass }) => {
      const { branch, kiosk, server } = served;
      const page = await pageOf(served, 'attendant1');
      expect((await setPin(page)).status).toBe(204);
      await page.call('POST', '/counters/m1/open', {});
      await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      await page.call('POST', '/counters/m1/call-next', {});
      pass(15 * MINUTE);
      const head = branch.ledger.head().seq;
      const { paths } = (await served.anonymous.call('GET', '/openapi.json')).body;
      const open: string[] = [];
      for (const [path, methods] of Object.entries(paths as Record<string, Record<string, any>>)) {
        for (const [method, described] of Object.entries(methods)) {
          if (described['x-permission'] === 'anyone') continue;
          const asked = path.replace('/api/v1', '').replace(/\{\w+\}/g, 'm1');
          const name = `${method.toUpperCase()} ${asked}`;
          if (name === 'DELETE /sessions/me') continue;
          const { status, body } = await page.call(method.toUpperCase(), asked);
          if (status !== 423 || body.code !== 'auth.locked') open.push(name);
        }
      }
      expect(open.sort()).toEqual(['GET /sessions/me/lock', 'POST /sessions/me/unlock']);
      // Who reads the cookie out of the browser has no more in a program.
      const token = page.cookie.split('=')[1] ?? '';
      expect(await codeOf(clientOf(server.address, token).call('GET', '/live'))).toBe('auth.locked');
      expect(branch.ledger.head().seq).toBe(head);
      // The attention goes on meanwhile, and is there when its attendant is back.
      expect((await unlock(page, { pin: PIN })).status).toBe(204);
      const { counters } = (await page.call('GET', '/live')).body;
      expect(counters.find(({ id }: any) => id === 'm1')).toMatchObject({ status: 'open' });
      expect((await page.call('POST', '/counters/m1/start', {})).status).toBe(200);
    }));

  it('loses its socket, and no other comes in by it', () =>
    withPages(async (served, { pass }) => {
      const page = await pageOf(served, 'attendant1');
      const connect = () =>
        io(`${served.server.address}/staff`, {
          extraHeaders: { cookie: page.cookie },
          transports: ['websocket'],
          reconnection: false,
          forceNew: true,
        });
      const socket = connect();
      await new Promise<void>((resolve) => socket.once('connect', resolve));
      const gone = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()));
      pass(15 * MINUTE);
      await gone;
      const again = connect();
      const refused = await new Promise<Error>((resolve) => again.once('connect_error', resolve));
      expect(refused.message).toBe('auth.required');
    }));

  it('is not told from one in use by what the page asks by itself, only by keys and pointers', () =>
    withPages(async (served, { pass }) => {
      const page = await pageOf(served, 'attendant1');
      for (let minute = 0; minute < 14; minute += 1) {
        pass(MINUTE);
        expect((await page.call('GET', '/live')).status).toBe(200);
        expect((await page.call('GET', '/sessions/me/lock')).body.locked).toBe(false);
      }
      expect((await page.call('POST', '/sessions/me/touch')).status).toBe(204);
      pass(14 * MINUTE);
      expect((await page.call('GET', '/live')).status).toBe(200);
      pass(MINUTE);
      expect(await codeOf(page.call('GET', '/live'))).toBe('auth.locked');
      // A page that is locked says of nobody that they are there.
      expect(await codeOf(page.call('POST', '/sessions/me/touch'))).toBe('auth.locked');
    }));

  it('stays locked when the server begins anew, and a program’s session is never locked', () =>
    withPages(async (served, { pass }) => {
      const page = await pageOf(served, 'attendant1');
      pass(15 * MINUTE);
      const { branch } = served;
      const token = page.cookie.split('=')[1] ?? '';
      expect(branch.accounts.session(token, branch.engine.now())?.touchedAt).toBe(branch.engine.now() - 15 * MINUTE);
      expect((await served.manager.call('GET', '/live')).status).toBe(200);
      // Nor does a browser ever get a program's: no cookie comes with it.
      const program = await served.anonymous.call('POST', '/sessions', { login: 'attendant1', secret: SECRET });
      expect(program.headers.get('set-cookie')).toBeNull();
    }));
});

describe('who opens it again', () => {
  it('is whoever knows its own PIN or secret: a colleague’s PIN, secret or session is none', () =>
    withPages(async (served, { pass }) => {
      const page = await pageOf(served, 'attendant1');
      const theirs = await pageOf(served, 'attendant2');
      await setPin(page);
      await setPin(theirs, '90271');
      pass(16 * MINUTE);
      expect((await page.call('GET', '/sessions/me/lock')).body).toEqual({
        locked: true,
        name: 'Ejecutiva 1',
        byPin: true,
        bySecret: true,
      });
      expect(await codeOf(unlock(page, { pin: '90271' }))).toBe('auth.wrongPin');
      expect(await codeOf(unlock(page, { secret: 'otra-clave-1' }))).toBe('auth.wrongPin');
      expect(await codeOf(unlock(served.anonymous, { pin: PIN }))).toBe('auth.required');
      expect(await codeOf(unlock(served.kiosk, { pin: PIN }))).toBe('auth.forbidden');
      expect((await unlock(page, { secret: SECRET })).status).toBe(204);
      expect((await page.call('GET', '/live')).status).toBe(200);
      expect(await codeOf(theirs.call('GET', '/live'))).toBe('auth.locked');
    }));

  it('has three tries, together and at once, and then the session is over', () =>
    withPages(async (served, { pass }) => {
      const page = await pageOf(served, 'attendant1');
      await setPin(page, '4829');
      pass(15 * MINUTE);
      const guesses = Array.from({ length: 12 }, (_, index) => codeOf(unlock(page, { pin: `77${10 + index}` })));
      const codes = await Promise.all([...guesses, codeOf(unlock(page, { pin: '4829' }))]);
      expect(codes.filter((code) => code === 'auth.wrongPin')).toHaveLength(2);
      expect(codes).not.toContain(204);
      expect(await codeOf(page.call('GET', '/sessions/me/lock'))).toBe('auth.required');
      expect((await pageOf(served, 'attendant1')).cookie).not.toBe(page.cookie);
    }));

  it('does not get three more with every lock: a right PIN takes back nothing, a right secret does', () =>
    withPages(async (served, { pass }) => {
      const page = await pageOf(served, 'attendant1');
      await setPin(page);
      for (const given of [{ pin: PIN }, { secret: SECRET }]) {
        pass(15 * MINUTE);
        expect(await codeOf(unlock(page, { pin: '1111' }))).toBe('auth.wrongPin');
        expect((await unlock(page, given)).status).toBe(204);
      }
      pass(15 * MINUTE);
      expect(await codeOf(unlock(page, { pin: '1111' }))).toBe('auth.wrongPin');
      expect((await unlock(page, { pin: PIN })).status).toBe(204);
      pass(15 * MINUTE);
      expect(await codeOf(unlock(page, { pin: '1111' }))).toBe('auth.wrongPin');
      expect(await codeOf(unlock(page, { pin: '1112' }))).toBe('auth.required');
    }));

  it('is nobody by PIN on another machine, and nobody at a session that ended', () =>
    withPages(async (served, { pass }) => {
      const { branch } = served;
      const page = await pageOf(served, 'attendant1');
      await setPin(page);
      branch.db.prepare("UPDATE session SET address = '10.0.0.9' WHERE page = 1").run();
      pass(15 * MINUTE);
      expect(await codeOf(unlock(page, { pin: PIN }))).toBe('auth.secretNeeded');
      expect((await page.call('GET', '/sessions/me/lock')).body.byPin).toBe(false);
      expect((await unlock(page, { secret: SECRET })).status).toBe(204);
      pass(12 * 60 * MINUTE);
      expect(await codeOf(unlock(page, { secret: SECRET }))).toBe('auth.required');
    }));
});

describe('a PIN', () => {
  it('is set by its person alone, who shows their secret, and the ledger says that it was', () =>
    withPages(async (served, { pass }) => {
      const { branch } = served;
      const page = await pageOf(served, 'attendant1');
      const head = branch.ledger.head().seq;
      // A colleague at the open page, or a manager, has not the secret; and there is no way to another's.
      expect(await codeOf(setPin(page, PIN, 'otra-clave-1'))).toBe('auth.invalid');
      for (const easy of ['1111', '123456', '8765', '123', '123456789', '12a4', ''])
        expect([easy, await codeOf(setPin(page, easy))]).toEqual([easy, 'request.invalid']);
      expect(branch.ledger.head().seq).toBe(head);
      expect((await setPin(page)).status).toBe(204);
      const [event] = [...branch.ledger.events(branch.ledger.head().seq - 1)];
      expect(event).toMatchObject({ type: 'staffPinChanged', actor: 'a1', payload: { staffId: 'a1' } });
      const others = await branch.submit(
        { actor: { kind: 'staff', id: 'root', role: 'admin' }, deviceId: null },
        { command: () => ({ ok: true, value: { type: 'changePin', staffId: 'a1' } }), answer: () => null },
      );
      expect(others).toMatchObject({ kind: 'refused', refusal: { code: 'staff.notYours' } });
      expect((await setPin(page, null)).status).toBe(204);
      pass(15 * MINUTE);
      expect(await codeOf(unlock(page, { pin: PIN }))).toBe('auth.secretNeeded');
    }));

  it('goes with the secret under which it was set, and is of no use copied into another’s row', () =>
    withPages(async (served, { pass }) => {
      const { branch, admin } = served;
      const [mine, theirs] = [await pageOf(served, 'attendant1'), await pageOf(served, 'attendant2')];
      await setPin(mine);
      branch.db
        .prepare("UPDATE staff SET pin_hash = (SELECT pin_hash FROM staff WHERE id = 'a1') WHERE id = 'a2'")
        .run();
      pass(15 * MINUTE);
      expect(await codeOf(unlock(theirs, { pin: PIN }))).toBe('auth.wrongPin');
      await admin.call('POST', '/staff/a1/secret', { secret: 'otra-clave-de-prueba-2' });
      const row = branch.db.prepare("SELECT pin_hash FROM staff WHERE id = 'a1'").pluck().get();
      expect(row).toBeNull();
      expect(await codeOf(mine.call('GET', '/sessions/me/lock'))).toBe('auth.required');
    }));

  it('is easy when its digits are one, or a row', () => {
    expect(['0000', '2345', '9876'].map(isEasy)).toEqual([true, true, true]);
    expect(['0001', '1357', '4821', '1212'].map(isEasy)).toEqual([false, false, false, false]);
  });
});
