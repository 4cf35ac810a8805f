import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { describe, expect, test } from 'vitest';
import { type Client, type ServedBranch, withServer } from '../support/branch.ts';

/** A Friday. */
const TODAY = '2026-11-20';
const WORDS = 'Nadie me explicó la espera.';
const onFriday = { clock: new VirtualClock(localTimeToInstant(TODAY, '10:00', 'America/Santiago')) };

const register = (client: Client, more: object = {}) =>
  client.call('POST', '/oirs', {
    kind: 'complaint',
    institutionId: 'ips',
    text: WORDS,
    replyChannel: 'post',
    replyTo: 'Calle Inventada 12, Ñuñoa',
    ...more,
  });

const filings = ({ branch }: ServedBranch) => [...branch.ledger.events()].filter(({ type }) => type === 'oirsFiled');

async function inTray({ manager }: ServedBranch, folio: string) {
  const { cases } = (await manager.call('GET', '/oirs')).body;
  return cases.find((one: { folio: string }) => one.folio === folio);
}

describe('a case that somebody of the branch registers', () => {
  test('says how it came and by whom it was registered, and whoever says it follows it', () =>
    withServer(async (served) => {
      const { attendants, host, manager, anonymous } = served;
      const given = await register(attendants[0]!, { channel: 'phone' });
      expect([given.status, given.body.dueDate]).toEqual([201, '2026-11-27']);
      const { folio, code } = given.body;
      expect(await inTray(served, folio)).toMatchObject({ channel: 'phone', receivedOn: null, late: false });
      const { steps } = (await manager.call('GET', `/oirs/${folio}/history`)).body;
      expect(steps).toMatchObject([{ what: 'filed', by: 'Ejecutiva 1' }]);
      const followed = (await anonymous.call('POST', '/oirs/follow', { folio, code })).body;
      expect(followed).toMatchObject({ state: 'received', receivedOn: TODAY, registeredOn: null });
      expect((await inTray(served, (await register(host)).body.folio)).channel).toBe('desk');
    }, onFriday));

  test('counts its term from the day on which a letter came, and the day of its registration stands beside', () =>
    withServer(async (served) => {
      const { manager, anonymous } = served;
      const { folio, code, dueDate } = (await register(manager, { channel: 'letter', receivedOn: '2026-11-10' })).body;
      expect(dueDate).toBe('2026-11-17');
      // Registered when its term was over already: late at once, and with both dates in sight.
      const one = await inTray(served, folio);
      expect(one).toMatchObject({ channel: 'letter', receivedOn: '2026-11-10', late: true });
      expect(one.receivedAt.slice(0, 10)).toBe(TODAY);
      // Whoever sent it reads the day that the branch says it came.
      expect((await anonymous.call('POST', '/oirs/follow', { folio, code })).body).toMatchObject({
        receivedOn: '2026-11-10',
        registeredOn: TODAY,
        dueDate: '2026-11-17',
      });
    }, onFriday));
});

describe('a lie with a case that is registered', () => {
  test('a letter without its day, from tomorrow, or of years that are not kept, is not taken', () =>
    withServer(async (served) => {
      const { manager } = served;
      expect((await register(manager, { channel: 'letter' })).body.code).toBe('request.invalid');
      for (const channel of ['letter', 'desk', 'phone'])
        for (const receivedOn of ['2026-11-21', '2022-11-19'])
          expect((await register(manager, { channel, receivedOn })).body.code).toBe('oirs.receivedOn');
      expect(filings(served)).toEqual([]);
      // A letter that lay in a drawer can be registered with its true day: refused, it would get an invented one.
      expect((await register(manager, { channel: 'letter', receivedOn: '2024-02-29' })).status).toBe(201);
    }, onFriday));

  test('nobody types for a kiosk, and a kiosk’s token brings no letters', () =>
    withServer(async (served) => {
      const { kiosk, attendants } = served;
      for (const more of [{ channel: 'letter', receivedOn: '2026-11-19' }, { channel: 'desk' }, { receivedOn: TODAY }])
        expect((await register(kiosk, more)).body.code).toBe('oirs.notAtAKiosk');
      expect((await register(attendants[0]!, { channel: 'kiosk' })).body.code).toBe('request.invalid');
      expect(filings(served)).toEqual([]);
      expect((await inTray(served, (await register(kiosk)).body.folio)).channel).toBe('kiosk');
    }, onFriday));

  test('praise that somebody writes of themself bears their name, and they neither read nor close it', () =>
    withServer(async (served) => {
      const [attendant] = served.attendants;
      const praise = { kind: 'compliment', replyChannel: 'none', replyTo: undefined };
      const { folio } = (await register(attendant!, praise)).body;
      expect(filings(served)).toMatchObject([{ actor: 'a1', device: null, payload: { channel: 'desk' } }]);
      for (const [verb, body] of [
        ['read', {}],
        ['close', { outcome: 'answered' }],
        ['assign', { to: 'boss' }],
      ] as const)
        expect((await attendant!.call('POST', `/oirs/${folio}/${verb}`, body)).status).toBe(403);
    }, onFriday));
});
