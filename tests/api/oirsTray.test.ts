import { CASE_EVENTS } from '@turno25/queue-server/ledger/ledger.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { describe, expect, test } from 'vitest';
import { type Client, clientOf, SECRET, type ServedBranch, withServer } from '../support/branch.ts';

const WORDS = 'Esperé dos horas y nadie me explicó por qué.';
const REPLY = 'Lo sentimos. Ese día faltó personal; lo corregimos desde el lunes.';

async function filed({ kiosk }: ServedBranch, more: object = {}): Promise<string> {
  const body = {
    kind: 'complaint',
    institutionId: 'ips',
    text: WORDS,
    replyChannel: 'email',
    replyTo: 'a@example.org',
    ...more,
  };
  return (await kiosk.call('POST', '/oirs', body)).body.folio;
}

describe('what people write to the branch', () => {
  test('lies in a tray that says nothing of it, is read with a trace, and answered once', () =>
    withServer(async (served) => {
      const { manager, attendants, branch } = served;
      const folio = await filed(served, { name: 'Nadie de Prueba' });
      const tray = (await manager.call('GET', '/oirs')).body.cases;
      expect(tray).toMatchObject([{ folio, kind: 'complaint', late: false, replyChannel: 'email', outcome: null }]);
      expect(JSON.stringify(tray)).not.toContain('dos horas');
      const { body } = await manager.call('POST', `/oirs/${folio}/read`, {});
      expect(body).toMatchObject({ text: WORDS, replyTo: 'a@example.org', name: 'Nadie de Prueba', reply: null });
      const key = { 'idempotency-key': 'a-reading-that-is-kept' };
      await manager.call('POST', `/oirs/${folio}/read`, {}, key);
      await manager.call('POST', `/oirs/${folio}/read`, {}, key);
      expect([...branch.ledger.events()].filter(({ type }) => type === 'oirsRead').map(({ actor }) => actor)).toEqual([
        'boss',
        'boss',
        'boss',
      ]);
      // Nothing of it is kept for its key.
      const kept = branch.db.prepare('SELECT answer FROM command').pluck().all() as unknown[];
      expect(kept.some((answer) => String(answer).includes('dos horas'))).toBe(false);
      const close = (more: object) => manager.call('POST', `/oirs/${folio}/close`, { outcome: 'answered', ...more });
      expect((await close({})).body.code).toBe('oirs.replyMissing');
      expect((await close({ reply: REPLY })).status).toBe(204);
      expect((await close({ reply: REPLY })).body.code).toBe('oirs.closed');
      expect((await manager.call('GET', '/oirs')).body.cases).toEqual([]);
      expect((await manager.call('GET', '/oirs?state=closed')).body.cases).toMatchObject([
        { folio, outcome: 'answered' },
      ]);
      expect((await manager.call('POST', `/oirs/${folio}/read`, {})).body.reply).toBe(REPLY);
      expect((await attendants[0]!.call('GET', '/oirs')).status).toBe(403);
      expect((await attendants[0]!.call('POST', `/oirs/${folio}/read`, {})).status).toBe(403);
      const state = (await served.kiosk.call('GET', `/oirs/${folio}`)).body;
      expect(state.state).toBe('closed');
      expect(JSON.stringify(state)).not.toContain('personal');
    }));

  test('is somebody’s who answers cases, and who had it and when stays told', () =>
    withServer(async (served) => {
      const { manager, admin, attendants, kiosk, branch } = served;
      const folio = await filed(served);
      const assign = async (client: typeof manager, to: string, of = folio) => {
        const { status, body } = await client.call('POST', `/oirs/${of}/assign`, { to });
        return body?.code ?? status;
      };
      const { people } = (await manager.call('GET', '/oirs')).body;
      expect(people.map(({ id }: { id: string }) => id).sort()).toEqual(['boss', 'root']);
      // Nobody gives a case away to whoever does not answer, is gone, or is nobody; and not what is no case.
      for (const to of ['a1', 'door', 'nobody-0000'])
        expect([to, await assign(manager, to)]).toEqual([to, 'oirs.notTheirWork']);
      expect(await assign(manager, 'boss', 'OIRS-NO-SUCH-1')).toBe('oirs.unknown');
      expect(await assign(attendants[0]!, 'boss')).toBe('auth.forbidden');
      expect(await assign(kiosk, 'boss')).toBe('auth.forbidden');
      expect(await assign(manager, 'root')).toBe(204);
      expect(await assign(manager, 'root')).toBe('oirs.sameHand');
      expect((await manager.call('GET', '/oirs')).body.cases).toMatchObject([
        { folio, assignedTo: { id: 'root', name: 'Administración' } },
      ]);
      expect(await assign(admin, 'boss')).toBe(204);
      await manager.call('POST', `/oirs/${folio}/read`, {});
      await manager.call('POST', `/oirs/${folio}/close`, { outcome: 'answered', reply: REPLY });
      expect(await assign(admin, 'root')).toBe('oirs.closed');
      const history = await manager.call('GET', `/oirs/${folio}/history`);
      expect(history.body.steps.map(({ what, by, to }: any) => [what, by, to])).toEqual([
        ['filed', null, null],
        ['assigned', 'Jefatura de prueba', 'Administración'],
        ['assigned', 'Administración', 'Jefatura de prueba'],
        ['read', 'Jefatura de prueba', null],
        ['closed', 'Jefatura de prueba', null],
      ]);
      expect(history.text).not.toContain('dos horas');
      expect((await attendants[0]!.call('GET', `/oirs/${folio}/history`)).status).toBe(403);
      expect((await manager.call('GET', '/oirs/OIRS-NO-SUCH-1/history')).body.code).toBe('oirs.unknown');
      const plan = branch.db
        .prepare(
          `EXPLAIN QUERY PLAN SELECT seq FROM event WHERE type IN (${CASE_EVENTS})
           AND json_extract(CAST(payload AS TEXT), '$.folio') = ?`,
        )
        .get(folio);
      expect(JSON.stringify(plan)).toContain('event_oirs');
    }));

  test('is answered from texts of the branch, which leave open only what can be filled in', () =>
    withServer(async (served) => {
      const { admin, manager, branch } = served;
      const publish = async (templates: object) => {
        const { version, config } = (await admin.call('GET', '/settings')).body;
        return admin.call('PUT', '/settings', { version, config: { ...config, oirs: { ...config.oirs, templates } } });
      };
      const good = { id: 'saludo', name: 'Saludo', text: 'Hola, {nombre}. Sobre su caso {folio}: ' };
      const head = branch.ledger.head().seq;
      for (const wrong of [[{ ...good, text: 'Hola, {run}' }], [good, good], [{ ...good, text: '' }]])
        expect((await publish(wrong)).body.code).toBe('request.invalid');
      expect(branch.ledger.head().seq).toBe(head);
      const due = (await manager.call('GET', '/oirs')).body;
      expect(due.templates).toEqual([]);
      expect((await publish([good])).status).toBe(200);
      expect((await manager.call('GET', '/oirs')).body.templates).toEqual([good]);
      // The usual terms rule where a branch has texts and no terms of its own.
      await filed(served);
      expect((await manager.call('GET', '/oirs')).body.cases[0].dueDate).not.toBeNull();
    }));

  test('is passed on to an institution that exists, and needs no answer where none was asked for', () =>
    withServer(async (served) => {
      const { manager } = served;
      const passed = await filed(served);
      const refer = (referredTo?: string) =>
        manager.call('POST', `/oirs/${passed}/close`, { outcome: 'referred', ...(referredTo ? { referredTo } : {}) });
      expect((await refer()).body.code).toBe('institution.unknown');
      expect((await refer('nothing')).body.code).toBe('institution.unknown');
      expect((await refer('fonasa')).status).toBe(204);
      const silent = await filed(served, { replyChannel: 'none', replyTo: undefined });
      expect((await manager.call('POST', `/oirs/${silent}/close`, { outcome: 'answered' })).status).toBe(204);
    }));

  test('is passed on within the hours of the law, or stands there as passed on late', () => {
    const clock = new VirtualClock(Date.parse('2026-11-20T12:00:00.000Z'));
    return withServer(
      async (served) => {
        const { manager, anonymous, server } = served;
        const inTime = await filed(served);
        const late = await filed(served);
        // A letter that lay in a drawer was late when it was registered; the day on which it came ends before its hours begin.
        const said = { kind: 'request', institutionId: 'ips', text: WORDS, replyChannel: 'none', channel: 'letter' };
        const letter = (await manager.call('POST', '/oirs', { ...said, receivedOn: '2026-11-17' })).body.folio;
        const refer = (client: Client, folio: string) =>
          client.call('POST', `/oirs/${folio}/close`, { outcome: 'referred', referredTo: 'fonasa' });
        await refer(manager, letter);
        clock.set(Date.parse('2026-11-21T12:00:00.000Z'));
        const { token } = (await anonymous.call('POST', '/sessions', { login: 'manager', secret: SECRET })).body;
        const later = clientOf(server.address, token);
        expect((await later.call('GET', '/oirs')).body.cases[0].referUntil).toBe('2026-11-21T12:00:00.000Z');
        await refer(later, inTime);
        clock.set(clock.now() + 1_000);
        await refer(later, late);
        const { cases } = (await later.call('GET', '/oirs?state=closed')).body;
        const ofFolio = (folio: string) => cases.find((one: { folio: string }) => one.folio === folio).referredLate;
        expect([inTime, late, letter].map(ofFolio)).toEqual([false, true, true]);
      },
      { clock },
    );
  });
});
