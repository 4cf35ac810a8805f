import { startServer } from '@turno25/queue-server/server.ts';
import { describe, expect, test } from 'vitest';
import { addStaff, clientOf, enrolled, type ServedBranch, withBranch, withServer } from '../support/branch.ts';

const WORDS = 'Esperé dos horas y nadie me explicó por qué.';
const REPLY = 'Lo sentimos. Ese día faltó personal; lo corregimos desde el lunes.';
const BODY = {
  kind: 'complaint',
  institutionId: 'ips',
  text: WORDS,
  replyChannel: 'email',
  replyTo: 'a@example.org',
  name: 'Nadie de Prueba',
};
type Filed = { readonly folio: string; readonly code: string };

async function filed({ kiosk }: ServedBranch, more: object = {}): Promise<Filed> {
  return (await kiosk.call('POST', '/oirs', { ...BODY, ...more })).body;
}

const follow = ({ anonymous }: ServedBranch, folio: string, code: string) =>
  anonymous.call('POST', '/oirs/follow', { folio, code });

describe('whoever filed a case', () => {
  test('follows it by folio and code to its answer, and reads nothing else of it', () =>
    withServer(async (served) => {
      const { manager } = served;
      const { folio, code } = await filed(served);
      expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
      const received = await follow(served, folio, code);
      expect(received.body).toMatchObject({ folio, kind: 'complaint', state: 'received', closedOn: null, reply: null });
      // As people type it: the end of the folio, in small letters, without the hyphen.
      const end = /\d{4}-\d{7}$/.exec(folio)![0];
      expect((await follow(served, end, code.toLowerCase().replace('-', ' '))).body).toEqual(received.body);
      await manager.call('POST', `/oirs/${folio}/assign`, { to: 'boss' });
      await manager.call('POST', `/oirs/${folio}/read`, {});
      const inHand = await follow(served, folio, code);
      expect(inHand.body.state).toBe('inHand');
      await manager.call('POST', `/oirs/${folio}/close`, { outcome: 'answered', reply: REPLY });
      const answered = await follow(served, folio, code);
      expect(answered.body).toMatchObject({ state: 'answered', reply: REPLY, referredTo: null });
      for (const { text } of [received, inHand, answered])
        for (const other of ['dos horas', 'a@example.org', 'Nadie', 'Jefatura', 'boss'])
          expect(text).not.toContain(other);
    }));

  test('is told where it was passed on to, and nothing more once the keys are gone', () =>
    withServer(async (served) => {
      const { manager, branch } = served;
      const passed = await filed(served);
      await manager.call('POST', `/oirs/${passed.folio}/close`, { outcome: 'referred', referredTo: 'fonasa' });
      expect((await follow(served, passed.folio, passed.code)).body).toMatchObject({ state: 'referred', reply: null });
      const { folio, code } = await filed(served);
      await manager.call('POST', `/oirs/${folio}/close`, { outcome: 'answered', reply: REPLY });
      branch.vault.destroyBefore('oirs', branch.engine.now() + 1);
      expect((await follow(served, folio, code)).body).toMatchObject({ state: 'answered', reply: null });
    }));
});

describe('a code', () => {
  test('is shown to whoever filed, the same when they ask again, and lies nowhere', () =>
    withServer(async (served) => {
      const { kiosk, manager, host, branch } = served;
      const key = { 'idempotency-key': 'a-case-that-is-sent-twice' };
      const first = (await kiosk.call('POST', '/oirs', BODY, key)).body;
      expect((await kiosk.call('POST', '/oirs', BODY, key)).body).toEqual(first);
      const { folio, code } = first;
      // Nobody's key brings out another's answer.
      const others = await host.call('POST', '/oirs', BODY, key);
      expect(others.body.code).not.toBe(code);
      const looks = [
        await manager.call('GET', '/oirs'),
        await manager.call('POST', `/oirs/${folio}/read`, {}),
        await manager.call('GET', `/oirs/${folio}/history`),
        await kiosk.call('GET', `/oirs/${folio}`),
        await manager.call('GET', '/ledger'),
      ];
      for (const { text } of looks) for (const form of [code, code.replace('-', '')]) expect(text).not.toContain(form);
      const kept = branch.db.prepare('SELECT answer FROM command').pluck().all().map(String);
      expect(kept.some((answer) => answer.includes(folio))).toBe(true);
      expect(kept.some((answer) => answer.includes(code))).toBe(false);
    }));

  test('that is wrong, of another case, or for a case that there is not, is refused in the same words', () =>
    withServer(async (served) => {
      const [mine, theirs] = [await filed(served), await filed(served)];
      const refusals = [
        await follow(served, mine.folio, theirs.code),
        await follow(served, mine.folio, '00000-00000'),
        await follow(served, mine.folio, mine.code.slice(0, -1)),
        await follow(served, 'OIRS-IPS-NO-SUCH-2026-0000000', mine.code),
        await follow(served, '2026-9999999', mine.code),
        await follow(served, '%-2026-%', mine.code),
      ];
      expect(new Set(refusals.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(refusals[0]!.body.code).toBe('token.unknown');
    }));

  test('cannot be tried on and on from one place, not even with the right one at the end', () =>
    withBranch(async (branch) => {
      await addStaff(branch);
      const server = await startServer(branch, { host: '127.0.0.1', port: 0, logLevel: 'silent' });
      try {
        const kiosk = clientOf(server.address, await enrolled(branch, 'kiosk'));
        const { folio, code } = (await kiosk.call('POST', '/oirs', BODY)).body as Filed;
        const anybody = clientOf(server.address, null);
        const statuses: number[] = [];
        for (let index = 0; index < 21; index += 1) {
          const guess = { folio, code: `AAAAA-${String(index).padStart(5, '0')}` };
          statuses.push((await anybody.call('POST', '/oirs/follow', guess)).status);
        }
        expect(statuses).toEqual([...Array(20).fill(404), 429]);
        const right = await anybody.call('POST', '/oirs/follow', { folio, code });
        expect([right.status, right.body.code]).toEqual([429, 'request.tooMany']);
      } finally {
        await server.stop();
      }
    }));
});
